import type { SettingText } from '../kit/setting';
import type { Field } from './field-form';
import { IMAGE_DEFAULTS, type ImageValues } from './image-values';
import { pathProblem, secondsOrWord } from './text-problems';

/** Images are ours, not AWS's: the defaults are the sandbox's. */
const text = (name: keyof ImageValues, hint: string, unit = ''): SettingText => ({
  name,
  hint,
  range: `default ${IMAGE_DEFAULTS[name]}${unit}`,
});

type ImageField = Field<ImageValues>;

const number = (
  key: keyof ImageValues,
  hint: string,
  more: { unit?: string; max?: number; min?: number; when?: ImageField['when'] } = {},
): ImageField => ({
  key,
  kind: 'number',
  min: more.min ?? 0,
  max: more.max,
  suffix: more.unit,
  text: text(key, hint, more.unit),
  when: more.when,
});

const shaped = (...kinds: string[]) => ({
  when: (values: ImageValues) => kinds.includes(values.serviceTimeDistribution),
});

/** How requests are worked on. */
const WORK: readonly ImageField[] = [
  number('serviceTimeMs', 'Mean time to work on one request.', { unit: ' ms', min: 0.001 }),
  {
    key: 'serviceTimeDistribution',
    kind: 'choice',
    choices: [
      'constant',
      'exponential',
      'erlang',
      'hyperexponential',
      'lognormal',
      'pareto',
      'bimodal',
    ],
    text: text('serviceTimeDistribution', 'How much single times differ from the mean.'),
  },
  number('stages', 'More stages: closer to constant.', { min: 1, ...shaped('erlang') }),
  number('scv', 'Squared coefficient of variation: larger is more uneven.', {
    min: 1,
    ...shaped('hyperexponential'),
  }),
  number('sigma', 'Standard deviation of the logarithm.', shaped('lognormal')),
  number('alpha', 'Tail index, above 1: smaller means more giants.', {
    min: 1.01,
    ...shaped('pareto'),
  }),
  number('slowMs', 'Time of the slow requests.', { unit: ' ms', ...shaped('bimodal') }),
  number('slowShare', 'Share of slow requests, 0–1.', { max: 1, ...shaped('bimodal') }),
  number('concurrency', 'Requests a task works on at once; the rest wait in order.', { min: 1 }),
  {
    key: 'discipline',
    kind: 'choice',
    choices: ['fifo', 'processor-sharing'],
    text: text('discipline', 'One after the other, or all in progress share the CPU.'),
  },
  number('queueLimit', 'Requests that may wait; beyond it the load balancer answers 502.'),
  number('errorRate', 'Share of requests answered with an error, 0–1.', { max: 1 }),
  number('errorStatus', 'The status of those answers.', { min: 200, max: 599 }),
];

const LIFE: readonly ImageField[] = [
  number('startup', 'From the container’s start to answering on its port.', { unit: ' s' }),
  number('sizeMib', 'Decides how long the pull takes.', { unit: ' MiB' }),
  {
    key: 'sigtermExit',
    kind: 'text',
    problem: ({ sigtermExit }) => secondsOrWord('never')(sigtermExit),
    text: text('sigtermExit', 'Seconds from SIGTERM to exit, or never: then SIGKILL ends it.'),
  },
  {
    key: 'exitAfter',
    kind: 'text',
    problem: ({ exitAfter }) => secondsOrWord('never')(exitAfter),
    text: text('exitAfter', 'Seconds after which the container ends by itself, or never.'),
  },
  number('exitCode', 'The code it ends with then.', { max: 255 }),
  number(
    'keepAlive',
    'Idle connections are kept so long. Below the load balancer’s idle time-out: 502s.',
    {
      unit: ' s',
    },
  ),
  { key: 'missing', kind: 'switch', text: text('missing', 'The registry has no such image.') },
  {
    key: 'architecture',
    kind: 'choice',
    choices: ['X86_64', 'ARM64'],
    text: text('architecture', 'Another one than the task’s fails at start.'),
  },
];

const HEALTH: readonly ImageField[] = [
  {
    key: 'healthCheckPath',
    kind: 'text',
    problem: ({ healthCheckPath }) => pathProblem(healthCheckPath),
    text: text('healthCheckPath', 'The path that answers health checks; any other gets 404.'),
  },
  number('healthCheckStatus', 'What it answers.', { min: 200, max: 599 }),
  number('healthCheckLatencyMs', 'How long that takes.', { unit: ' ms' }),
  {
    key: 'healthCheckWaits',
    kind: 'switch',
    text: text('healthCheckWaits', 'Health checks wait for a free slot like a request.'),
  },
  number('healthyAfter', 'Seconds from start until checks pass.', { unit: ' s' }),
  {
    key: 'unhealthyAfter',
    kind: 'text',
    problem: ({ unhealthyAfter }) => secondsOrWord('never')(unhealthyAfter),
    text: text('unhealthyAfter', 'Seconds from start until checks fail, or never.'),
  },
];

const RESOURCES: readonly ImageField[] = [
  number('cpuMsPerRequest', 'CPU time per request, for the CPU figure.', { unit: ' ms' }),
  number('memoryMib', 'Memory of an idle container.', { unit: ' MiB' }),
  number('memoryMibPerRequest', 'More for each request in progress.', { unit: ' MiB' }),
  number('leakMibPerRequest', 'Never given back, per request served.', { unit: ' MiB' }),
];

/** Every setting of an image, in groups. */
export const IMAGE_GROUPS: readonly { title: string; fields: readonly ImageField[] }[] = [
  { title: 'Requests', fields: WORK },
  { title: 'Start and stop', fields: LIFE },
  { title: 'Health endpoint', fields: HEALTH },
  { title: 'CPU and memory', fields: RESOURCES },
];
