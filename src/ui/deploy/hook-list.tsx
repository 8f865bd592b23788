import { Button, CloseButton } from '@mantine/core';
import { lambdaFunctionArn, roleArn } from '../../model/ids';
import styles from '../add/add-card.module.css';
import { functionName } from '../inspector/hook-answers';
import { ChoiceSetting, NumberSetting, TextSetting, TickSetting } from '../kit/setting';
import type { Hook, HookStage } from './configuration-values';
import own from './deploy.module.css';
import { HookAnswerFields } from './hook-answer-fields';
import type { HookAnswers } from './hook-drafts';

/** In order of their coming; the two shifts are run anew on the way back, so no pause is let in. */
const STAGES: readonly { stage: HookStage; pause: boolean }[] = [
  { stage: 'RECONCILE_SERVICE', pause: true },
  { stage: 'PRE_SCALE_UP', pause: true },
  { stage: 'POST_SCALE_UP', pause: true },
  { stage: 'TEST_TRAFFIC_SHIFT', pause: false },
  { stage: 'POST_TEST_TRAFFIC_SHIFT', pause: true },
  { stage: 'PRE_PRODUCTION_TRAFFIC_SHIFT', pause: true },
  { stage: 'PRODUCTION_TRAFFIC_SHIFT', pause: false },
  { stage: 'POST_PRODUCTION_TRAFFIC_SHIFT', pause: true },
];

const newPause = (): Hook => ({
  targetType: 'PAUSE',
  lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'],
});

const newLambda = (): Hook => ({
  targetType: 'AWS_LAMBDA',
  hookTargetArn: 'check',
  roleArn: roleArn('ecsLifecycleHookRole'),
  lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'],
});

const isPause = (hook: Hook) => hook.targetType === 'PAUSE';

/** What is wrong with a hook; null when nothing is. */
export function hookProblem(hook: Hook): string | null {
  if (!hook.lifecycleStages?.length) return 'A lifecycle hook needs at least one stage.';
  return isPause(hook) || hook.hookTargetArn ? null : 'A Lambda hook needs a function.';
}

/** Lifecycle hooks: pauses that wait for a person, and Lambda functions that judge. */
export function HookList(props: {
  hooks: readonly Hook[];
  onHooks: (hooks: Hook[]) => void;
  answers: HookAnswers;
}) {
  const { hooks, onHooks, answers } = props;
  return (
    <div className={own.hooks}>
      {hooks.map((hook, index) => (
        <HookFields
          key={index}
          number={index + 1}
          hook={hook}
          answers={answers}
          onHook={(next) => onHooks(hooks.map((one, i) => (i === index ? next : one)))}
          onRemove={() => onHooks(hooks.filter((_, i) => i !== index))}
        />
      ))}
      <div className={own.row}>
        <Button variant="outline" onClick={() => onHooks([...hooks, newPause()])}>
          Add a pause
        </Button>
        <Button variant="outline" onClick={() => onHooks([...hooks, newLambda()])}>
          Add a Lambda hook
        </Button>
      </div>
    </div>
  );
}

interface HookProps {
  hook: Hook;
  onHook: (hook: Hook) => void;
}

function HookFields(
  props: HookProps & { number: number; onRemove: () => void; answers: HookAnswers },
) {
  const { number, hook, onHook, onRemove, answers } = props;
  const title = isPause(hook) ? `Pause ${number}` : `Lambda hook ${number}`;
  return (
    <section className={own.hook} aria-label={title}>
      <header className={own.hookHead}>
        <h4 className={own.hookTitle}>{title}</h4>
        <CloseButton size="sm" aria-label={`Remove ${title}`} onClick={onRemove} />
      </header>
      {!isPause(hook) && (
        <div className={styles.pair}>
          <TextSetting
            text={{ name: 'hookTargetArn', hint: 'The function: a name will do.' }}
            value={shortened(hook.hookTargetArn ?? '')}
            onChange={(name) => onHook({ ...hook, hookTargetArn: name })}
            problem={hook.hookTargetArn ? null : 'Needs a value'}
          />
          {hook.hookTargetArn && (
            <div className={own.answer}>
              <HookAnswerFields reference={hook.hookTargetArn} answers={answers} />
            </div>
          )}
        </div>
      )}
      <StageChoice hook={hook} onHook={onHook} />
      <TimeoutFields hook={hook} onHook={onHook} />
    </section>
  );
}

function StageChoice({ hook, onHook }: HookProps) {
  const chosen = hook.lifecycleStages ?? [];
  const toggle = (stage: HookStage) => {
    const next = chosen.includes(stage)
      ? chosen.filter((one) => one !== stage)
      : STAGES.map((one) => one.stage).filter((one) => one === stage || chosen.includes(one));
    onHook({ ...hook, lifecycleStages: next });
  };
  return (
    <fieldset className={own.choices}>
      <legend>lifecycleStages</legend>
      <div className={own.stages}>
        {STAGES.filter(({ pause }) => pause || !isPause(hook)).map(({ stage }) => (
          <TickSetting
            key={stage}
            label={stage}
            value={chosen.includes(stage)}
            onToggle={() => toggle(stage)}
          />
        ))}
      </div>
    </fieldset>
  );
}

const DEFAULT_ACTION = '';

/** How long a hook may take, and what is done then. */
function TimeoutFields({ hook, onHook }: HookProps) {
  const { timeoutInMinutes, action } = hook.timeoutConfiguration ?? {};
  const most = isPause(hook) ? 20_160 : 1440;
  const set = (next: { timeoutInMinutes: number | ''; action: string }) => {
    const timeout = {
      ...(next.timeoutInMinutes !== '' && { timeoutInMinutes: next.timeoutInMinutes }),
      ...(next.action !== DEFAULT_ACTION && { action: next.action as 'ROLLBACK' | 'CONTINUE' }),
    };
    const { timeoutConfiguration: _, ...rest } = hook;
    const isEmpty = Object.keys(timeout).length === 0;
    onHook(isEmpty ? rest : { ...rest, timeoutConfiguration: timeout });
  };
  const now = { timeoutInMinutes: timeoutInMinutes ?? ('' as const), action: action ?? '' };
  return (
    <div className={styles.pair}>
      <NumberSetting
        text={{
          name: 'timeoutInMinutes',
          hint: '',
          range: `1–${most.toLocaleString('en-US')} min`,
          byDefault: '1,440 min',
        }}
        value={now.timeoutInMinutes}
        onChange={(value) => set({ ...now, timeoutInMinutes: value })}
        min={1}
        max={most}
        suffix=" min"
        placeholder="1,440 min"
        optional
      />
      <ChoiceSetting
        text={{ name: 'action', hint: 'What is done when time is up.' }}
        value={now.action}
        onChange={(value) => set({ ...now, action: value })}
        choices={[
          { value: DEFAULT_ACTION, label: 'ROLLBACK (AWS’s default)' },
          { value: 'ROLLBACK', label: 'ROLLBACK' },
          { value: 'CONTINUE', label: 'CONTINUE' },
        ]}
      />
    </div>
  );
}

/** The name of a function of this account, whose whole ARN is longer than the field. */
function shortened(reference: string): string {
  const name = functionName(reference);
  return lambdaFunctionArn(name) === reference ? name : reference;
}

/** As it is sent: a function's name becomes its ARN. */
export const hookInput = (hook: Hook): Hook =>
  hook.hookTargetArn && !hook.hookTargetArn.startsWith('arn:')
    ? { ...hook, hookTargetArn: lambdaFunctionArn(hook.hookTargetArn) }
    : hook;
