import type { Field } from '../inspector/field-form';

/** All that the form can hold; which of it counts hangs on the kind. */
export type PolicyValues = {
  kind: string;
  target: number;
  requests: number;
  scaleOutCooldown: number;
  scaleInCooldown: number;
  disableScaleIn: boolean;
  direction: string;
  threshold: number;
  first: number;
  beyond: number;
  change: number;
  cooldown: number;
  schedule: string;
  min: number;
  max: number;
  name: string;
};

type PolicyField = Field<PolicyValues>;

const isPercent = ({ kind }: PolicyValues) => kind === 'cpu' || kind === 'memory';
const isRequests = ({ kind }: PolicyValues) => kind === 'requests';
const isTracking = (values: PolicyValues) => isPercent(values) || isRequests(values);
const isStep = ({ kind }: PolicyValues) => kind === 'step';
const isScheduled = ({ kind }: PolicyValues) => kind === 'scheduled';

const KIND: PolicyField = {
  key: 'kind',
  kind: 'choice',
  choices: [
    { value: 'cpu', label: 'Target tracking: CPU' },
    { value: 'memory', label: 'Target tracking: memory' },
    { value: 'requests', label: 'Target tracking: requests per target' },
    { value: 'step', label: 'Step scaling on CPU' },
    { value: 'scheduled', label: 'Scheduled' },
  ],
  text: { name: 'policy', hint: 'What the desired count follows.' },
};

const TARGETS: readonly PolicyField[] = [
  {
    key: 'target',
    kind: 'number',
    min: 1,
    max: 100,
    suffix: ' %',
    when: isPercent,
    text: { name: 'TargetValue', hint: 'Average of the service’s tasks that is aimed at.' },
  },
  {
    key: 'requests',
    kind: 'number',
    min: 1,
    when: isRequests,
    text: { name: 'TargetValue', hint: 'Requests a minute for each target.' },
  },
];

const COOLDOWNS: readonly PolicyField[] = [
  {
    key: 'scaleOutCooldown',
    kind: 'number',
    min: 0,
    suffix: ' s',
    when: isTracking,
    text: {
      name: 'ScaleOutCooldown',
      hint: 'For so long tasks that were added count as on their way.',
      byDefault: '300 s',
    },
  },
  {
    key: 'scaleInCooldown',
    kind: 'number',
    min: 0,
    suffix: ' s',
    when: isTracking,
    text: {
      name: 'ScaleInCooldown',
      hint: 'For so long after scaling in nothing more is taken away.',
      byDefault: '300 s',
    },
  },
  {
    key: 'disableScaleIn',
    kind: 'switch',
    when: isTracking,
    text: { name: 'DisableScaleIn', hint: 'The policy only adds tasks.', byDefault: 'off' },
  },
];

const STEP: readonly PolicyField[] = [
  {
    key: 'direction',
    kind: 'choice',
    choices: [
      { value: 'out', label: 'out: add tasks at or above it' },
      { value: 'in', label: 'in: take tasks away at or below it' },
    ],
    when: isStep,
    text: { name: 'direction', hint: 'Which side of the threshold is acted upon.' },
  },
  {
    key: 'threshold',
    kind: 'number',
    min: 0,
    max: 100,
    suffix: ' %',
    when: isStep,
    text: { name: 'Threshold', hint: 'Of the alarm on CPUUtilization that carries it out.' },
  },
  {
    key: 'first',
    kind: 'number',
    min: 1,
    when: isStep,
    text: { name: 'ScalingAdjustment', hint: 'Tasks, from the threshold on.' },
  },
  {
    key: 'beyond',
    kind: 'number',
    min: 1,
    suffix: ' points',
    when: (values) => isStep(values) && values.change !== 0,
    text: { name: 'second step', hint: 'So far beyond the threshold the next step begins.' },
  },
  {
    key: 'change',
    kind: 'number',
    min: 0,
    when: isStep,
    text: { name: 'ScalingAdjustment there', hint: 'Tasks in the second step; 0 for none.' },
  },
  {
    key: 'cooldown',
    kind: 'number',
    min: 0,
    suffix: ' s',
    when: isStep,
    text: { name: 'Cooldown', hint: 'Between two of its actions.', byDefault: '300 s' },
  },
];

const SCHEDULED: PolicyField = {
  key: 'schedule',
  kind: 'text',
  when: isScheduled,
  text: {
    name: 'Schedule',
    hint: 'rate(30 minutes), cron(0 8 * * ? *) or at(2026-01-01T00:30:00), in simulated time.',
  },
};

const NAME: PolicyField = {
  key: 'name',
  kind: 'text',
  placeholder: 'named for what it does',
  text: { name: 'name', hint: 'Of the policy or the scheduled action.' },
};

const RANGE: readonly PolicyField[] = [
  {
    key: 'min',
    kind: 'number',
    min: 0,
    text: { name: 'MinCapacity', hint: 'Never fewer tasks than these.' },
  },
  {
    key: 'max',
    kind: 'number',
    min: 0,
    text: { name: 'MaxCapacity', hint: 'Never more tasks than these.' },
  },
];

/** The range is a part of it where nothing is scaled yet, and of a scheduled action. */
export const policyFields = (needsRange: boolean): readonly PolicyField[] => [
  KIND,
  ...TARGETS,
  SCHEDULED,
  ...(needsRange ? RANGE : []),
  ...COOLDOWNS,
  ...STEP,
  NAME,
];
