import { useState } from 'react';
import type { ServiceView } from '../../model/view';
import type { Gesture } from '../../state/gesture';
import { planDeployment } from '../../state/gestures/deployment';
import { useEntities } from '../add/choices';
import { FieldForm, problemIn } from '../inspector/field-form';
import { useEdits } from '../inspector/use-edits';
import { ChoiceSetting, SwitchSetting } from '../kit/setting';
import { AlarmChoice } from './alarm-choice';
import {
  breakerFields,
  ROLLBACK_HINT,
  ROLLING_FIELDS,
  SHIFT_FIELDS,
  STRATEGY_WORDS,
} from './configuration-fields';
import { configurationChange, draftOf, type Hook, LEFT_TO_AWS } from './configuration-values';
import type { DeployFacts } from './deploy-facts';
import styles from './deploy.module.css';
import { useHookAnswers } from './hook-drafts';
import { hookInput, HookList, hookProblem } from './hook-list';
import { Part } from './part';
import { useRevisionChoice } from './revision-choice';
import { RevisionForm } from './revision-form';
import { useWired, WiredFields } from './wired-fields';
import { useWiring, WiringFields } from './wiring-fields';

const STRATEGIES = [
  { value: 'ROLLING', label: 'ROLLING' },
  { value: 'BLUE_GREEN', label: 'BLUE_GREEN' },
  { value: 'CANARY', label: 'CANARY' },
  { value: 'LINEAR', label: 'LINEAR' },
] as const;

/** The deployment configuration as it is, with what is edited over it. */
function useConfiguration(facts: DeployFacts) {
  const now = draftOf(facts.configuration);
  const edits = useEdits(now.values, LEFT_TO_AWS);
  const [alarmNames, setAlarmNames] = useState(now.alarmNames);
  const [hooks, setHooks] = useState<readonly Hook[]>(now.hooks);
  const wanted = { values: edits.values, alarmNames, hooks: hooks.map(hookInput) };
  const isStaged = edits.values.strategy !== 'ROLLING';
  const problem =
    (edits.isMissing && 'A value is missing above.') ||
    problemIn(isStaged ? SHIFT_FIELDS : ROLLING_FIELDS, edits) ||
    (isStaged && hooks.map(hookProblem).find((one) => one !== null)) ||
    null;
  return {
    edits,
    alarmNames,
    setAlarmNames,
    hooks,
    setHooks,
    isStaged,
    problem,
    change: () => configurationChange(now, wanted),
  };
}

/** A deployment that ECS looks after, from what it runs to what happens when it fails. */
export function DeployForm(props: {
  service: ServiceView;
  facts: DeployFacts;
  onClose: () => void;
}) {
  const { service, facts, onClose } = props;
  const choice = useRevisionChoice(service, facts);
  const configuration = useConfiguration(facts);
  const wiring = useWiring(facts);
  const wiredNow = useWired(facts);
  const answers = useHookAnswers(facts.hooks);
  const { isStaged } = configuration;
  const functions = isStaged ? configuration.hooks.map((hook) => hook.hookTargetArn) : [];
  const plan = (): Gesture | string => {
    const problem = configuration.problem ?? answers.problem(functions);
    if (problem) return problem;
    const wired = !isStaged ? null : wiring.isNeeded ? wiring.plan() : (wiredNow?.plan() ?? null);
    if (typeof wired === 'string') return wired;
    return planDeployment(service, {
      revision: choice.revision,
      behaviour: choice.behaviour,
      hookAnswers: answers.operations(functions),
      configuration: configuration.change(),
      wiring: wired,
    });
  };
  return (
    <RevisionForm verb="Deploy" choice={choice} plan={plan} onClose={onClose}>
      <StrategyPart configuration={configuration} />
      {isStaged && (wiring.isNeeded || wiredNow) && (
        <Part title="Load balancer">
          {wiring.isNeeded && <WiringFields wiring={wiring} />}
          {!wiring.isNeeded && wiredNow && <WiredFields wired={wiredNow} />}
        </Part>
      )}
      <FailurePart configuration={configuration} service={service} isLesson={facts.isLesson} />
      {isStaged && (
        <Part title="Lifecycle hooks">
          <HookList
            hooks={configuration.hooks}
            onHooks={configuration.setHooks}
            answers={answers}
          />
        </Part>
      )}
    </RevisionForm>
  );
}

type Configuration = ReturnType<typeof useConfiguration>;

function StrategyPart({ configuration: { edits, isStaged } }: { configuration: Configuration }) {
  const { strategy } = edits.values;
  return (
    <Part title="Strategy">
      <ChoiceSetting
        text={{ name: 'strategy', hint: STRATEGY_WORDS[strategy], byDefault: 'ROLLING' }}
        value={strategy}
        onChange={(next) => edits.set('strategy', next)}
        choices={STRATEGIES}
      />
      <div className={styles.fields}>
        <FieldForm fields={isStaged ? SHIFT_FIELDS : ROLLING_FIELDS} edits={edits} />
      </div>
    </Part>
  );
}

/** What ends a deployment that goes wrong: the circuit breaker and alarms. */
function FailurePart(props: {
  configuration: Configuration;
  service: ServiceView;
  isLesson: boolean;
}) {
  const { edits, alarmNames, setAlarmNames, isStaged } = props.configuration;
  const { desired, targetGroupArns } = props.service;
  // The next revision may be behind another target group: the load balancer sees them all.
  const group = useEntities().get(targetGroupArns[0] ?? '');
  const balancer = group?.kind === 'targetGroup' ? (group.loadBalancerArns[0] ?? null) : null;
  return (
    <Part title="When it goes wrong">
      <div className={styles.fields}>
        <FieldForm
          fields={breakerFields(edits.values, props.isLesson ? null : desired)}
          edits={edits}
        />
      </div>
      <AlarmChoice names={alarmNames} onNames={setAlarmNames} onto={balancer} />
      {alarmNames.length > 0 && (
        <div className={styles.fields}>
          <SwitchSetting
            text={{ name: 'alarms.rollback', hint: ROLLBACK_HINT, byDefault: 'off' }}
            value={edits.values.alarmRollback}
            onChange={(next) => edits.set('alarmRollback', next)}
          />
          {!isStaged && <RollingBake edits={edits} />}
        </div>
      )}
    </Part>
  );
}

const ROLLING_BAKE = SHIFT_FIELDS.filter(({ key }) => key === 'bakeTimeInMinutes').map((field) => ({
  ...field,
  when: undefined,
  text: {
    ...field.text,
    hint: 'Alarms are watched so long after the last new task is healthy.',
  },
}));

function RollingBake({ edits }: Pick<Configuration, 'edits'>) {
  return <FieldForm fields={ROLLING_BAKE} edits={edits} />;
}
