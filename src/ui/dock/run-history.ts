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

/** Reads the events as they grow: what was read once is not read again. */
export class HistoryReader {
  private readonly trouble = new Map<string, Change[]>();
  private readonly deployments = new Map<string, Map<string, Change[]>>();
  private readonly faults: DomainEvent[] = [];
  private readonly alarms: DomainEvent[] = [];
  private last: DomainEvent | undefined;

  /**
   * What the events tell; null when they are not those read before with more at their end (another
   * run, a fork), which asks for another reader.
   */
  read(events: readonly DomainEvent[]): RunHistory | null {
    let from = events.length;
    if (this.last === undefined) from = 0;
    else while (from > 0 && events[from - 1]!.seq > this.last.seq) from--;
    if (this.last !== undefined && events[from - 1] !== this.last) return null;
    for (let i = from; i < events.length; i++) this.take(events[i]!);
    this.last = events.at(-1);
    const { trouble, deployments, faults, alarms } = this;
    return { trouble, deployments, faults, alarms };
  }

  private take(event: DomainEvent): void {
    const { at, type, message, subject } = event;
    if (type === 'TargetHealthChange') {
      const [, address, state] = TARGET.exec(message) ?? [];
      if (address && state) note(this.trouble, address, { state, at });
    } else if (type === 'DeploymentStateChange') {
      const [, id, state] = DEPLOYMENT.exec(message) ?? [];
      let own = this.deployments.get(subject);
      if (!own) this.deployments.set(subject, (own = new Map()));
      if (id && state) note(own, id, { state, at });
    } else if (type === 'FaultInjected' || type === 'FaultCleared') {
      this.faults.push(event);
    } else if (type === 'AlarmStateChange') {
      this.alarms.push(event);
    }
  }
}

/** All that the events tell, read at once. */
export const historyFrom = (events: readonly DomainEvent[]): RunHistory =>
  new HistoryReader().read(events)!;
