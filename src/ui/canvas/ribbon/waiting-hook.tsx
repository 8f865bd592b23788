import { useState } from 'react';
import { formatCountdown, type SimMicros } from '../../../model/sim-time';
import type { ServiceDeploymentView } from '../../../model/view';
import { planHookAnswer } from '../../../state/gestures/deployment-control';
import { GestureButton } from './gesture-button';
import styles from './ribbon.module.css';

type Hook = ServiceDeploymentView['hooks'][number];

const ANSWERS = [
  { answer: 'SUCCEEDED', word: 'Succeed' },
  { answer: 'FAILED', word: 'Fail' },
  { answer: 'IN_PROGRESS', word: 'Keep waiting' },
] as const;
type Answer = (typeof ANSWERS)[number]['answer'];

interface HookProps {
  deployment: ServiceDeploymentView;
  hook: Hook;
  now: SimMicros;
}

/** A function that is waited for: which one, when it is asked again, and what it is to say then. */
export function WaitingHook({ deployment, hook, now }: HookProps) {
  const [said, setSaid] = useState<Answer | null>(null);
  const isReported = deployment.strategy === 'CODE_DEPLOY';
  const { nextCallAt, functionName, expiresAt } = hook;
  const until = (moment: SimMicros) => formatCountdown((moment - now) as SimMicros);
  const when =
    nextCallAt === null ? `given up in ${until(expiresAt)}` : `asked again in ${until(nextCallAt)}`;
  const offered = ANSWERS.filter(({ answer }) => !isReported || answer !== 'IN_PROGRESS');
  return (
    <div className={styles.hook} role="group" aria-label={`Function ${functionName}`}>
      <p>
        {said === null && 'waiting for '}
        <b className={styles.mono}>{functionName}</b>
        {said === null ? `: ${when}` : ` says ${said}, ${when}`}
      </p>
      {(isReported || nextCallAt !== null) && (
        <span className={styles.answers}>
          {offered.map(({ answer, word }) => (
            <GestureButton
              key={answer}
              look="quiet"
              isSmall
              plan={planHookAnswer(deployment, hook, answer)}
              onGiven={() => setSaid(answer)}
            >
              {word}
            </GestureButton>
          ))}
        </span>
      )}
    </div>
  );
}
