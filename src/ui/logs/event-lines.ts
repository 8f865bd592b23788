import { lastPart } from '../../model/ids';
import { toSeconds } from '../../model/sim-time';
import type { DomainEvent, EntityView } from '../../model/view';
import type { Told } from './log-lines';

type Entities = ReadonlyMap<string, EntityView>;

/** Types that tell of something that went wrong, whatever they say. */
const FAILING: ReadonlySet<string> = new Set(['FaultInjected', 'SpotInterruptionWarning']);

/** Events as they are listed in a log: their type, what each is about, and AWS's words. */
export const eventLines = (
  events: readonly DomainEvent[],
  by: (event: DomainEvent) => string,
): Told[] =>
  events.map((event) => ({
    key: `event ${event.seq}`,
    at: toSeconds(event.at),
    by: by(event),
    message: event.message,
    ...(FAILING.has(event.type) && { tone: 'failing' as const }),
  }));

export const isAbout = (id: string, arn: string | undefined): boolean => arn === id;

/** `arn:aws:ecs:…:task/CLUSTER/ID` and its like. */
const clusterOf = (arn: string | undefined): string | undefined =>
  /:(?:service|task|container-instance|task-set|service-deployment)\/([^/]+)\//.exec(
    arn ?? '',
  )?.[1];

/**
 * Which events concern an entity: its own, and those of what belongs to it — of a cluster all that
 * happens in it, of a load balancer its target groups’, of an instance its tasks’.
 */
export function concerns(view: EntityView, entities: Entities): (event: DomainEvent) => boolean {
  const own = ({ subject }: DomainEvent) => subject === view.id;
  switch (view.kind) {
    case 'service':
      return (event) => own(event) || isAbout(view.id, event.serviceArn);
    case 'cluster':
      return (event) =>
        own(event) || [event.subject, event.serviceArn].map(clusterOf).includes(view.name);
    case 'loadBalancer':
      return within(own, groupsBehind(view.id, entities));
    case 'containerInstance':
      return within(own, tasksOn(view.id, entities));
    case 'capacityProvider': {
      const { name } = view.autoScalingGroup;
      const instances = instancesOf(view.name, entities);
      return (event) =>
        own(event) ||
        event.subject.endsWith(`autoScalingGroupName/${name}`) ||
        instances.has(event.subject);
    }
    case 'fileSystem':
      return within(own, new Set([...view.taskArns, ...view.waitingTaskArns]));
    case 'ebsVolume':
      return within(own, new Set([view.taskArn]));
    case 'fault': {
      const { taskArns } = view.fault;
      // Faults of one kind at one task are told of by it alone.
      return (event) =>
        own(event) ||
        (event.type.startsWith('Fault') &&
          (taskArns ?? []).includes(event.subject) &&
          event.message.includes(view.fault.type));
    }
    default:
      return own;
  }
}

const within =
  (own: (event: DomainEvent) => boolean, others: ReadonlySet<string>) =>
  (event: DomainEvent): boolean =>
    own(event) || others.has(event.subject);

function idsOf(entities: Entities, belongs: (view: EntityView) => boolean): Set<string> {
  const found = new Set<string>();
  for (const view of entities.values()) if (belongs(view)) found.add(view.id);
  return found;
}

const groupsBehind = (balancer: string, entities: Entities) =>
  idsOf(
    entities,
    (view) => view.kind === 'targetGroup' && view.loadBalancerArns.includes(balancer),
  );

const tasksOn = (instance: string, entities: Entities) =>
  idsOf(entities, (view) => view.kind === 'task' && view.containerInstanceArn === instance);

const instancesOf = (provider: string, entities: Entities) =>
  idsOf(
    entities,
    (view) =>
      view.kind === 'containerInstance' &&
      view.capacityProvider !== null &&
      lastPart(view.capacityProvider) === provider,
  );
