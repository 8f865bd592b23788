import { breakerThreshold } from '../../model/breaker-threshold';
import type { Field } from '../inspector/field-form';
import { counted } from '../kit/counted';
import type { ConfigurationValues } from './configuration-values';

type ConfigurationField = Field<ConfigurationValues>;
type Strategy = ConfigurationValues['strategy'];

const is =
  (...strategies: Strategy[]) =>
  ({ strategy }: ConfigurationValues): boolean =>
    strategies.includes(strategy);

/** What each strategy does, in a sentence. */
export const STRATEGY_WORDS: Readonly<Record<Strategy, string>> = {
  ROLLING: 'Tasks are replaced a few at a time, as many as the two percentages allow.',
  BLUE_GREEN: 'A whole second set of tasks is started; then all traffic goes over to it at once.',
  CANARY: 'A whole second set is started; a small share of the traffic goes there first.',
  LINEAR: 'A whole second set is started; traffic goes over in equal steps.',
};

/** Minutes; left empty AWS's default holds. */
const minutes = (
  key: keyof ConfigurationValues & string,
  hint: string,
  more: { when: ConfigurationField['when']; byDefault?: string },
): ConfigurationField => ({
  key,
  kind: 'number',
  min: 0,
  max: 1440,
  suffix: ' min',
  optional: true,
  placeholder: more.byDefault,
  text: { name: key, hint, range: '0–1,440 min', byDefault: more.byDefault },
  when: more.when,
});

/** What shifts traffic, and how long it is watched. */
export const SHIFT_FIELDS: readonly ConfigurationField[] = [
  {
    key: 'canaryPercent',
    kind: 'number',
    min: 0.1,
    max: 100,
    suffix: ' %',
    optional: true,
    placeholder: '5 %',
    text: {
      name: 'canaryPercent',
      hint: 'The share of the traffic that goes over first.',
      range: '0.1–100 %',
      byDefault: '5 %',
    },
    when: is('CANARY'),
  },
  minutes('canaryBakeTimeInMinutes', 'How long the canary is watched before the rest goes over.', {
    when: is('CANARY'),
    byDefault: '10 min',
  }),
  {
    key: 'stepPercent',
    kind: 'number',
    min: 3,
    max: 100,
    suffix: ' %',
    optional: true,
    placeholder: '10 %',
    text: {
      name: 'stepPercent',
      hint: 'The share of the traffic that goes over at each step.',
      range: '3–100 %',
      byDefault: '10 %',
    },
    when: is('LINEAR'),
  },
  minutes('stepBakeTimeInMinutes', 'From one step to the next.', {
    when: is('LINEAR'),
    byDefault: '6 min',
  }),
  minutes('bakeTimeInMinutes', 'Both revisions stay up so long after all traffic has gone over.', {
    when: is('BLUE_GREEN', 'CANARY', 'LINEAR'),
  }),
];

/** A rolling update's own. */
export const ROLLING_FIELDS: readonly ConfigurationField[] = [
  {
    key: 'minimumHealthyPercent',
    kind: 'number',
    min: 0,
    max: 100,
    suffix: ' %',
    text: {
      name: 'minimumHealthyPercent',
      hint: 'So many healthy tasks stay, rounded up.',
      range: '0–100 %',
      byDefault: '100 %',
    },
  },
  {
    key: 'maximumPercent',
    kind: 'number',
    min: 100,
    suffix: ' %',
    text: {
      name: 'maximumPercent',
      hint: 'At most so many tasks at once, rounded down.',
      range: 'from 100 %',
      byDefault: '200 %',
    },
  },
  {
    key: 'earlySuccess',
    kind: 'switch',
    text: {
      name: 'earlySuccessCriteria.enable',
      hint: 'Call it done before every new task is healthy.',
      byDefault: 'off',
    },
  },
  {
    key: 'earlyHealthyPercent',
    kind: 'number',
    min: 1,
    max: 100,
    suffix: ' %',
    optional: true,
    text: {
      name: 'earlySuccessCriteria.healthyPercent',
      hint: 'Done once so many of the new tasks are healthy; not below minimumHealthyPercent.',
    },
    when: ({ earlySuccess }) => earlySuccess,
  },
  {
    key: 'earlyCleanup',
    kind: 'choice',
    choices: ['BLOCKING', 'DEFERRED'],
    text: {
      name: 'earlySuccessCriteria.sourceServiceRevisionCleanup',
      hint: 'Whether the old tasks have to be gone first.',
    },
    when: ({ earlySuccess }) => earlySuccess,
  },
];

/** What both ways of failing come to, with and without it. */
export const ROLLBACK_HINT =
  'Then go back to the last revision that was completed. Without it the deployment stops as failed and waits for you.';

const THRESHOLD_WORDS: Readonly<Record<ConfigurationValues['thresholdType'], string>> = {
  BOUNDED_PERCENT: 'Of the desired count, but from 3 to 200.',
  UNBOUNDED_PERCENT: 'Of the desired count.',
  COUNT: 'So many failures.',
};

/** `Trips at 3 failed tasks` for a service of so many. */
function tripsAt(values: ConfigurationValues, desired: number): string {
  const { thresholdType: type, thresholdValue: value } = values;
  const threshold = breakerThreshold({ type, value }, desired);
  return `With ${counted(desired, 'task')} it trips at ${counted(threshold, 'failure')}.`;
}

/** The circuit breaker of a service of so many tasks; null: when it trips is not said. */
export const breakerFields = (
  values: ConfigurationValues,
  desired: number | null,
): ConfigurationField[] => [
  {
    key: 'breaker',
    kind: 'switch',
    text: {
      name: 'deploymentCircuitBreaker.enable',
      hint: 'Give up a deployment whose tasks keep failing to start or to become healthy.',
      byDefault: 'off',
    },
  },
  {
    key: 'breakerRollback',
    kind: 'switch',
    text: {
      name: 'deploymentCircuitBreaker.rollback',
      hint: ROLLBACK_HINT,
      byDefault: 'off',
    },
    when: ({ breaker }) => breaker,
  },
  {
    key: 'thresholdType',
    kind: 'choice',
    choices: ['BOUNDED_PERCENT', 'UNBOUNDED_PERCENT', 'COUNT'],
    text: {
      name: 'thresholdConfiguration.type',
      hint: [
        THRESHOLD_WORDS[values.thresholdType],
        ...(desired === null ? [] : [tripsAt(values, desired)]),
      ].join(' '),
      byDefault: 'BOUNDED_PERCENT',
    },
    when: ({ breaker }) => breaker,
  },
  {
    key: 'thresholdValue',
    kind: 'number',
    min: 1,
    max: values.thresholdType === 'COUNT' ? undefined : 100,
    suffix: values.thresholdType === 'COUNT' ? undefined : ' %',
    text: {
      name: 'thresholdConfiguration.value',
      hint: 'Read anew whenever the desired count changes, unless it is a COUNT.',
      byDefault: '50 %',
    },
    when: ({ breaker }) => breaker,
  },
  {
    key: 'resetOnHealthyTask',
    kind: 'switch',
    text: {
      name: 'resetOnHealthyTask',
      hint: 'A task that becomes healthy sets the count of failures back to 0.',
      byDefault: 'on',
    },
    when: ({ breaker }) => breaker,
  },
];
