import type { DomainEvent } from '../../model/view';

/** Health of targets by IP address, as it changed. Times in simulated µs. */
export type TroubleByAddress = ReadonlyMap<string, readonly { state: string; at: number }[]>;

/** A deployment's states by its id, as they changed; by service. */
type DeploymentChanges = ReadonlyMap<string, ReadonlyMap<string, { state: string; at: number }[]>>;

/** What is no longer in any entity, read back from the events. */
export interface RunHistory {
  trouble: TroubleByAddress;
  deployments: DeploymentChanges;
  faults: readonly DomainEvent[];
  /** CloudWatch alarms that changed their state. */
  alarms: readonly DomainEvent[];
}

/** `10.0.1.7:80 healthy → unhealthy (Target.Timeout)`. */
const TARGET = /^(\S+):\d+ \S+ → (\S+)/;
/** `ecs-svc/123 IN_PROGRESS`, `ecs-svc/123 IN_PROGRESS → COMPLETED`. */
const DEPLOYMENT = /^(\S+) (?:\S+ → )?(\S+)$/;

function note<Key>(map: Map<Key, { state: string; at: number }[]>, key: Key, change: Change) {
  const list = map.get(key);
  if (list) list.push(change);
  else map.set(key, [change]);
}

type Change = { state: string; at: number };

/** Reads the events once; call it again only when they have grown. */
export function historyFrom(events: readonly DomainEvent[]): RunHistory {
  const trouble = new Map<string, Change[]>();
  const deployments = new Map<string, Map<string, Change[]>>();
  const faults: DomainEvent[] = [];
  const alarms: DomainEvent[] = [];
  for (const event of events) {
    const { at, type, message, subject } = event;
    if (type === 'TargetHealthChange') {
      const [, address, state] = TARGET.exec(message) ?? [];
      if (address && state) note(trouble, address, { state, at });
    } else if (type === 'DeploymentStateChange') {
      const [, id, state] = DEPLOYMENT.exec(message) ?? [];
      let own = deployments.get(subject);
      if (!own) deployments.set(subject, (own = new Map()));
      if (id && state) note(own, id, { state, at });
    } else if (type === 'FaultInjected' || type === 'FaultCleared') {
      faults.push(event);
    } else if (type === 'AlarmStateChange') {
      alarms.push(event);
    }
  }
  return { trouble, deployments, faults, alarms };
}
