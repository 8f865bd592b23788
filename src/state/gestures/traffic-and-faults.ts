import type { InputOf } from '../../api/contract/operations';
import { lastPart } from '../../model/ids';
import type { FaultType } from '../../model/fault';
import { defaultTraffic, type TrafficSource } from '../../model/traffic';
import type { Gesture } from '../gesture';
import { allOf, type Entities, freeName, oneOf, serviceReference } from './entities';

type At = { x: number; y: number } | null;

/** What a new client would be called. */
export const freeTrafficName = (entities: Entities): string =>
  freeName(
    'clients',
    allOf(entities, 'traffic').map((one) => one.name),
  );

/** Members of `aws sandbox put-traffic`; those left out have their defaults. */
export type TrafficOptions = Partial<Omit<InputOf<'Sandbox.PutTraffic'>, 'loadBalancer'>> & {
  /** Name or ARN; null for a client that is connected later. */
  loadBalancer: string | null;
  at?: At;
};

export function planTraffic(entities: Entities, options: TrafficOptions): Gesture {
  const { name = freeTrafficName(entities), loadBalancer, rate = 50, at, ...rest } = options;
  const known = loadBalancer === null ? undefined : oneOf(entities, 'loadBalancer', loadBalancer);
  const to = known?.name ?? loadBalancer;
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  return {
    label: to === null ? `Add client ${name}` : `Send traffic to ${to}`,
    operations: [
      {
        target: 'Sandbox.PutTraffic',
        input: {
          name,
          ...(to !== null && { loadBalancer: to }),
          rate,
          ...Object.fromEntries(given),
        },
      },
    ],
    ...(at && { places: [{ kind: 'traffic', name, ...at }] }),
  };
}

/** A client as the input that makes it again; what has its default is left out. */
export function trafficInput(source: TrafficSource, loadBalancer: string | undefined) {
  const { name, rate, pattern, listenerPort, host, path, method, headers } = source;
  const { toRate, over, spikeRate, spikeEvery, spikeFor, period, amplitude } = source;
  const { sourceIp, clients, clientTimeoutSeconds, replay } = source;
  const usual = defaultTraffic(name, source.loadBalancerArn, rate);
  const input: Record<string, unknown> = {
    name,
    loadBalancer,
    rate,
    pattern: pattern === usual.pattern ? undefined : pattern,
    listenerPort: listenerPort === usual.listenerPort ? undefined : listenerPort,
    host,
    path: path === usual.path ? undefined : path,
    method: method === usual.method ? undefined : method,
    header:
      headers.length > 0
        ? Object.fromEntries(headers.map((header) => [header.name, header.value]))
        : undefined,
    sourceIp,
    toRate,
    over,
    spikeRate,
    spikeEvery,
    spikeFor,
    period,
    amplitude,
    clients,
    clientTimeout:
      clientTimeoutSeconds === usual.clientTimeoutSeconds ? undefined : clientTimeoutSeconds,
    replay: replay?.map((point) => `${point.second},${point.rate}`).join('\n'),
  };
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

/** Members of `aws sandbox inject-fault`. Aims are entity ids (ARNs) or names. */
export interface FaultOptions {
  type: FaultType;
  task?: string;
  service?: string;
  cluster?: string;
  image?: string;
  count?: number;
  /** Seconds after which it ends by itself. */
  for?: number;
  factor?: number;
  errorRate?: number;
  mibPerSecond?: number;
  availabilityZone?: string;
  alarmName?: string;
  /** EC2 instance id. */
  containerInstance?: string;
  capacityProvider?: string;
  role?: string;
  securityGroup?: string;
  subnet?: string;
  fileSystem?: string;
  at?: At;
}

export function planFault(entities: Entities, options: FaultOptions): Gesture {
  const { type, task, service, cluster, at, ...rest } = options;
  const known = service === undefined ? undefined : oneOf(entities, 'service', service);
  const input: Record<string, unknown> = {
    type,
    ...(task && { task: lastPart(task) }),
    ...(service && { service: known ? serviceReference(entities, known) : service }),
    ...(cluster && { cluster: lastPart(cluster) }),
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
  };
  return {
    label: `Inject fault ${type}`,
    operations: [{ target: 'Sandbox.InjectFault', input }],
    ...(at && { places: [{ kind: 'fault', name: type, ...at }] }),
  };
}
