import {
  type Door,
  doorsOf,
  planService,
  type Runnable,
  type ServicePlanOptions,
} from '../../formats/task-definition/service-plan';
import type { EntityView } from '../../model/view';
import type { Gesture } from '../../state/gesture';

type Entities = ReadonlyMap<string, EntityView>;

/** What the form of the offer holds. Empty fields are ''. */
export interface RunOffer {
  cluster: string;
  serviceName: string;
  desiredCount: number | '';
  /** `web:8080`, or '' for a service without a load balancer. */
  door: string;
  /** Requests per second; 0 for no client. */
  rate: number | '';
}

export const doorKey = ({ containerName, containerPort }: Door): string =>
  `${containerName}:${containerPort}`;

const clusterNames = (entities: Entities): string[] =>
  [...entities.values()].flatMap((view) => (view.kind === 'cluster' ? [view.name] : []));

/** Names of services in a cluster, load balancers, target groups and clients: all must be new. */
function namesIn(entities: Entities, cluster: string): Set<string> {
  const names = new Set<string>();
  for (const view of entities.values()) {
    if (view.kind === 'service' && view.clusterArn.endsWith(`/${cluster}`)) names.add(view.name);
    else if (view.kind !== 'service' && 'name' in view && view.kind !== 'cluster') {
      names.add(view.name);
    }
  }
  return names;
}

/** Members of the planned operations that name something new. */
const NAMING = ['serviceName', 'Name', 'name'] as const;

function isFree(taken: ReadonlySet<string>, definition: Runnable, options: ServicePlanOptions) {
  return planService(definition, options)
    .flatMap(({ input }) => NAMING.map((member) => input[member]))
    .every((name) => typeof name !== 'string' || !taken.has(name));
}

/** What a person would most likely want: behind a load balancer, with some traffic. */
export function firstOffer(entities: Entities, definition: Runnable): RunOffer {
  const cluster = clusterNames(entities)[0] ?? 'demo';
  const door = doorsOf(definition)[0];
  const taken = namesIn(entities, cluster);
  const options = {
    cluster,
    clusterExists: true,
    desiredCount: 1,
    door: door ?? null,
    rate: 1,
  };
  let serviceName = definition.family;
  for (let n = 2; !isFree(taken, definition, { ...options, serviceName }); n++) {
    serviceName = `${definition.family}-${n}`;
  }
  return { cluster, serviceName, desiredCount: 3, door: door ? doorKey(door) : '', rate: 20 };
}

/** The gesture that the form comes to, or what is missing. */
export function planOffer(
  entities: Entities,
  definition: Runnable,
  offer: RunOffer,
): Gesture | string {
  const { cluster, serviceName, desiredCount, rate } = offer;
  if (cluster === '') return 'A service runs in a cluster: give it a name.';
  if (serviceName === '') return 'A service needs a name.';
  if (desiredCount === '') return 'How many tasks should run?';
  const door = doorsOf(definition).find((one) => doorKey(one) === offer.door) ?? null;
  const operations = planService(definition, {
    cluster,
    clusterExists: clusterNames(entities).includes(cluster),
    serviceName,
    desiredCount,
    door,
    rate: Number(rate),
  });
  return { label: `Run ${definition.family} as service ${serviceName}`, operations };
}
