import { lastPart, shortTaskId } from '../../model/ids';
import type { DomainEvent, EntityView } from '../../model/view';

/** What of the events is listed. */
export interface EventFilter {
  /** One of `EVENT_KINDS`. */
  kind: string;
  /** ARN of the service concerned; empty for all. */
  service: string;
  /** Words that must be in what is said, upper and lower case alike. */
  text: string;
}

/** What EventBridge is given too, whatever its type here. */
export const BRIDGED = 'eventbridge';

/** Event types by the words for them; an empty list takes every type. */
export const EVENT_KINDS: readonly { id: string; label: string; types: readonly string[] }[] = [
  { id: 'all', label: 'all events', types: [] },
  { id: 'service', label: 'service events', types: ['ServiceEvent'] },
  { id: 'task', label: 'task states', types: ['TaskStateChange'] },
  {
    id: 'health',
    label: 'health and routing',
    types: [
      'TargetHealthChange',
      'ContainerHealthChange',
      'ContainerRestart',
      'TargetAnomaly',
      'RoutingChange',
    ],
  },
  {
    id: 'deployment',
    label: 'deployments',
    types: ['DeploymentStateChange', 'TaskSetStateChange', 'HookStateChange', 'TrafficShift'],
  },
  {
    id: 'scaling',
    label: 'scaling',
    types: ['ScalingActivity', 'DesiredCapacityChange'],
  },
  {
    id: 'instance',
    label: 'instances',
    types: [
      'ContainerInstanceStateChange',
      'AgentStateChange',
      'InstanceStateChange',
      'LifecycleHook',
      'SpotInterruptionWarning',
    ],
  },
  { id: 'alarm', label: 'alarms', types: ['AlarmStateChange'] },
  { id: 'fault', label: 'faults', types: ['FaultInjected', 'FaultCleared'] },
  { id: 'command', label: 'commands', types: ['Command'] },
  { id: BRIDGED, label: 'EventBridge events', types: [] },
];

/** Everything: what was not looked for is not missed either. */
export const NO_FILTER: EventFilter = { kind: 'all', service: '', text: '' };

type Entities = ReadonlyMap<string, EntityView>;

/** What an event is about, as the canvas calls it; works for what is gone too. */
export function subjectName(entities: Entities, subject: string): string {
  const view = entities.get(subject);
  if (view?.kind === 'task') return view.shortId;
  if (view?.kind === 'fault') return view.fault.type;
  if (view) return view.name;
  if (subject.includes(':alarm:')) return subject.split(':alarm:').at(-1) ?? subject;
  if (subject.includes(':task/')) return shortTaskId(lastPart(subject));
  // Load balancers and target groups end in digits drawn by chance; their name stands before.
  if (subject.includes(':elasticloadbalancing:')) return subject.split('/').at(-2) ?? subject;
  return lastPart(subject);
}

function matcher(filter: EventFilter, entities: Entities): (event: DomainEvent) => boolean {
  const types = EVENT_KINDS.find(({ id }) => id === filter.kind)?.types ?? [];
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return (event) => {
    if (filter.kind === BRIDGED && event.detailType === undefined) return false;
    if (types.length > 0 && !types.includes(event.type)) return false;
    if (filter.service !== '' && event.serviceArn !== filter.service) return false;
    if (words.length === 0) return true;
    const name = subjectName(entities, event.subject);
    const said = [event.type, event.detailType, name, event.message].join(' ').toLowerCase();
    return words.every((word) => said.includes(word));
  };
}

/** Those that match, newest first. */
export function findEvents(
  events: readonly DomainEvent[],
  filter: EventFilter,
  entities: Entities,
): DomainEvent[] {
  return events.filter(matcher(filter, entities)).reverse();
}
