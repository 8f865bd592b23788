import { DEFAULT_SOURCE_IP, type TrafficSource } from '../../model/traffic';
import type { Gesture } from '../../state/gesture';
import { trafficInput } from '../../state/gestures/traffic-and-faults';
import type { Field } from './field-form';
import { balancingName } from './rule-words';
import { emptyProblem, pathProblem } from './text-problems';

/** A client's settings under PutTraffic's names. */
export type TrafficValues = {
  loadBalancer: string;
  rate: number;
  pattern: TrafficSource['pattern'];
  listenerPort: number;
  host: string;
  path: string;
  method: string;
  sourceIp: string;
  toRate: number;
  over: number;
  spikeRate: number;
  spikeEvery: number;
  spikeFor: number;
  period: number;
  amplitude: number;
  clients: number;
  clientTimeout: number;
};

export const trafficValues = (source: TrafficSource): TrafficValues => ({
  loadBalancer: source.loadBalancerArn === '' ? '' : balancingName(source.loadBalancerArn),
  rate: source.rate,
  pattern: source.pattern,
  listenerPort: source.listenerPort,
  host: source.host ?? '',
  path: source.path,
  method: source.method,
  sourceIp: source.sourceIp ?? '',
  toRate: source.toRate ?? source.rate * 2,
  over: source.over ?? 60,
  spikeRate: source.spikeRate ?? source.rate * 5,
  spikeEvery: source.spikeEvery ?? 60,
  spikeFor: source.spikeFor ?? 10,
  period: source.period ?? 60,
  amplitude: source.amplitude ?? source.rate / 2,
  clients: source.clients,
  clientTimeout: source.clientTimeoutSeconds,
});

type TrafficField = Field<TrafficValues>;

const number = (
  key: keyof TrafficValues,
  hint: string,
  more: { unit?: string; max?: number; min?: number; range?: string; pattern?: string } = {},
): TrafficField => ({
  key,
  kind: 'number',
  min: more.min ?? 0,
  max: more.max,
  suffix: more.unit,
  text: { name: key, hint, range: more.range },
  when: more.pattern === undefined ? undefined : (values) => values.pattern === more.pattern,
});

const ADDRESS = /^(\d{1,3}\.){3}\d{1,3}$/;

/** The fields of a client; those of a pattern show with it. */
export const trafficFields = (balancers: readonly string[]): TrafficField[] => [
  number('rate', 'Requests per second.', { unit: ' /s' }),
  {
    key: 'pattern',
    kind: 'choice',
    choices: ['poisson', 'constant', 'ramp', 'spike', 'sine'],
    text: {
      name: 'pattern',
      hint: 'poisson: independent clients; constant: evenly spaced; the others change the rate.',
    },
  },
  number('toRate', 'The rate at the end of the ramp.', { unit: ' /s', pattern: 'ramp' }),
  number('over', 'How long the ramp takes.', { unit: ' s', min: 0.1, pattern: 'ramp' }),
  number('spikeRate', 'The rate during a spike.', { unit: ' /s', pattern: 'spike' }),
  number('spikeEvery', 'From one spike to the next.', { unit: ' s', min: 0.1, pattern: 'spike' }),
  number('spikeFor', 'How long a spike lasts.', { unit: ' s', min: 0.1, pattern: 'spike' }),
  number('period', 'One whole wave.', { unit: ' s', min: 0.1, pattern: 'sine' }),
  number('amplitude', 'How far above and below the rate it goes.', {
    unit: ' /s',
    pattern: 'sine',
  }),
  {
    key: 'loadBalancer',
    kind: 'choice',
    choices: balancers,
    text: { name: 'loadBalancer', hint: 'Where the requests go.' },
  },
  number('listenerPort', 'The listener they go to.', { min: 1, max: 65535, range: '1–65,535' }),
  {
    key: 'path',
    kind: 'text',
    problem: ({ path }) => pathProblem(path),
    text: {
      name: 'path',
      hint: 'Path of each request, with ?key=value if need be, for the listener’s rules.',
    },
  },
  {
    key: 'host',
    kind: 'text',
    placeholder: 'the load balancer’s DNS name',
    text: { name: 'host', hint: 'Host header, for rules on it.' },
  },
  {
    key: 'method',
    kind: 'text',
    problem: ({ method }) => emptyProblem(method),
    text: { name: 'method', hint: 'HTTP method.' },
  },
  {
    key: 'sourceIp',
    kind: 'text',
    placeholder: DEFAULT_SOURCE_IP,
    problem: ({ sourceIp }) =>
      sourceIp === '' || ADDRESS.test(sourceIp) ? null : 'An IPv4 address, such as 198.51.100.7',
    text: { name: 'sourceIp', hint: 'The address requests come from, for rules on it.' },
  },
  number('clients', 'Users, each with a cookie jar; a request comes from any of them.', { min: 1 }),
  number('clientTimeout', 'A client gives up after so long: the load balancer counts a 460.', {
    unit: ' s',
    min: 0.001,
  }),
];

const PATTERN_MEMBERS = {
  poisson: [],
  constant: [],
  ramp: ['toRate', 'over'],
  spike: ['spikeRate', 'spikeEvery', 'spikeFor'],
  sine: ['period', 'amplitude'],
} as const satisfies Record<TrafficSource['pattern'], readonly (keyof TrafficValues)[]>;

/** PutTraffic says everything anew, headers and a replay it was given included. */
export function planTraffic(source: TrafficSource, values: TrafficValues): Gesture {
  const { loadBalancer, rate, pattern, listenerPort, host, path, method, sourceIp, clients } =
    values;
  const { name, loadBalancerArn, headers, replay } = source;
  const shape = PATTERN_MEMBERS[pattern].map((key) => [key, values[key]]);
  const changed: TrafficSource = {
    name,
    loadBalancerArn,
    headers,
    ...(replay && { replay }),
    rate,
    pattern,
    listenerPort,
    path,
    method,
    clients,
    ...(host !== '' && { host }),
    ...(sourceIp !== '' && { sourceIp }),
    clientTimeoutSeconds: values.clientTimeout,
    ...Object.fromEntries(shape),
  };
  const to = loadBalancer === '' ? undefined : loadBalancer;
  return {
    label: `Change client ${name}`,
    operations: [{ target: 'Sandbox.PutTraffic', input: trafficInput(changed, to) }],
  };
}
