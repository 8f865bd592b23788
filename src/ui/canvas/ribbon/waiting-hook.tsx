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

const isReported = ({ strategy }: ServiceDeploymentView): boolean => strategy === 'CODE_DEPLOY';

/** Whether an answer would still be heard: it is asked again, or somebody else reports. */
export const canAnswer = (deployment: ServiceDeploymentView, { nextCallAt }: Hook): boolean =>
  isReported(deployment) || nextCallAt !== null;

interface HookProps {
  deployment: ServiceDeploymentView;
  hook: Hook;
  now: SimMicros;
}

/** A function that is waited for: which one, when it is asked again, and what it is to say then. */
export function WaitingHook({ deployment, hook, now }: HookProps) {
  const [said, setSaid] = useState<Answer | null>(null);
  const { nextCallAt, functionName, expiresAt } = hook;
  const until = (moment: SimMicros) => formatCountdown((moment - now) as SimMicros);
  const when =
    nextCallAt === null ? `given up in ${until(expiresAt)}` : `asked again in ${until(nextCallAt)}`;
  return (
    <div className={styles.hook} role="group" aria-label={`Function ${functionName}`}>
      <p>
        {said === null && 'waiting for '}
        <b className={styles.mono}>{functionName}</b>
        {said === null ? `: ${when}` : ` says ${said}, ${when}`}
      </p>
      {canAnswer(deployment, hook) && (
        <HookAnswers deployment={deployment} hook={hook} onSaid={setSaid} />
      )}
    </div>
  );
}

interface AnswersProps {
  deployment: ServiceDeploymentView;
  hook: Hook;
  /** Only what ends the wait. */
  isBrief?: boolean;
  onSaid?: (answer: Answer) => void;
}

/** What a function is to say, each a button. */
export function HookAnswers({ deployment, hook, isBrief, onSaid }: AnswersProps) {
  const isFinal = isBrief === true || isReported(deployment);
  const offered = ANSWERS.filter(({ answer }) => !isFinal || answer !== 'IN_PROGRESS');
  return (
    <span className={styles.answers}>
      {offered.map(({ answer, word }) => (
        <GestureButton
          key={answer}
          look="quiet"
          isSmall
          plan={planHookAnswer(deployment, hook, answer)}
          onGiven={() => onSaid?.(answer)}
        >
          {word}
        </GestureButton>
      ))}
    </span>
  );
}
