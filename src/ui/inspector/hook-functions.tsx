import { Button } from '@mantine/core';
import { useState } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import { HOOK_ANSWERS, type HookAnswer } from '../../model/service-deployment';
import { formatTimeLeft } from '../../model/sim-time';
import { type ServiceView } from '../../model/view';
import { Section } from '../kit/section';
import { TextSetting } from '../kit/setting';
import { useCommands } from '../sandbox-context';
import type { DescribedService } from './described-service';
import {
  answersIn,
  type DeclaredHook,
  declaredHooks,
  functionName,
  LIST_HOOKS,
} from './hook-answers';
import { operation } from './operation';
import styles from './panel.module.css';
import { useAnswer } from './use-answer';
import { useNow } from './use-calm';

/** The answers that have a button; a script of answers may hold any. */
const BUTTONS: readonly { answer: HookAnswer; word: string }[] = [
  { answer: 'SUCCEEDED', word: 'Succeed' },
  { answer: 'FAILED', word: 'Fail' },
  { answer: 'IN_PROGRESS', word: 'Keep waiting' },
];

/** The functions that a service's lifecycle hooks name, each once. */
export const functionsOf = ({ deploymentConfiguration }: DescribedService): string[] => [
  ...new Set(
    (deploymentConfiguration?.lifecycleHooks ?? []).flatMap(({ hookTargetArn }) =>
      hookTargetArn === undefined ? [] : [functionName(hookTargetArn)],
    ),
  ),
];

/** The function that a deployment waits for, and when it is called again; null without one. */
export function waitingHook({ serviceDeployment: shown }: ServiceView) {
  const awaiting = shown?.isOver === false ? shown.awaiting : null;
  const name = /^function (.+)$/.exec(awaiting?.what ?? '')?.[1];
  return awaiting && name !== undefined ? { function: name, endsAt: awaiting.endsAt } : null;
}

/** What stands in for Lambda functions: each answers what is set here, call by call. */
export function HookFunctions(props: { names: readonly string[]; service: ServiceView }) {
  const { names, service } = props;
  const now = useNow();
  const waiting = waitingHook(service);
  const { result, refresh } = useAnswer(LIST_HOOKS, service);
  const declared = declaredHooks(result);
  return (
    <Section title="Lambda functions" aside="stand-ins of the sandbox">
      {waiting && (
        <p className={styles.asked}>
          The deployment waits for <b className="mono">{waiting.function}</b>. What you answer here
          is heard when it is called again
          {waiting.endsAt === null ? '.' : `, in ${formatTimeLeft(waiting.endsAt, now)}.`}
        </p>
      )}
      {names.map((name) => (
        <HookFunction
          key={name}
          name={name}
          declared={declared.find((one) => one.function === name)}
          onGiven={refresh}
        />
      ))}
    </Section>
  );
}

function stateWords(declared: DeclaredHook | undefined): string {
  if (!declared) return 'answers SUCCEEDED, as nothing else has been set';
  const { answers, calls } = declared;
  const repeats = answers.length > 1 ? ', then so on' : '';
  return `answers ${answers.join(', ')}${repeats} · called ${calls} ${calls === 1 ? 'time' : 'times'} since`;
}

function HookFunction(props: {
  name: string;
  declared: DeclaredHook | undefined;
  onGiven: () => void;
}) {
  const { name, declared, onGiven } = props;
  const commands = useCommands();
  const [script, setScript] = useState('');
  const typed = answersIn(script);
  const put = (answers: HookAnswer[]) => operation('Sandbox.PutHook', { function: name, answers });
  const give = async (answers: HookAnswer[]) => {
    const { ok } = await commands.give({
      label: `Let ${name} answer ${answers.join(', ')}`,
      operations: [put(answers)],
    });
    // A script that is being typed while a button's answer is on its way stays.
    if (ok) setScript((now) => (now === script ? '' : now));
    onGiven();
  };
  const line = (answers: HookAnswer[]) => {
    const { target, input } = put(answers);
    return toCommandLine(target, input);
  };
  return (
    <section className={styles.hook} aria-label={`Function ${name}`}>
      <p className={styles.note}>
        <b className="mono">{name}</b> {stateWords(declared)}
      </p>
      <div className={styles.buttons}>
        {BUTTONS.map(({ answer, word }) => (
          <Button
            key={answer}
            size="compact-xs"
            variant="outline"
            title={line([answer])}
            onClick={() => void give([answer])}
          >
            {word}
          </Button>
        ))}
      </div>
      <div className={styles.script}>
        <TextSetting
          text={{ name: `Answers of ${name}`, hint: 'Call by call; the last one repeats.' }}
          value={script}
          onChange={setScript}
          placeholder="IN_PROGRESS, SUCCEEDED"
          problem={script === '' || typed ? null : `Allowed: ${HOOK_ANSWERS.join(', ')}`}
        />
        {typed && (
          <Button size="compact-xs" title={line(typed)} onClick={() => void give(typed)}>
            Set
          </Button>
        )}
      </div>
    </section>
  );
}
