import type { TargetHealthState } from '../../model/load-balancer';
import { type Copier, stateOf } from '../world/shared-copy';

/** A registered target as the data plane knows it. Plain data. */
export interface TargetSlot {
  readonly index: number;
  readonly groupArn: string;
  readonly id: string;
  readonly port: number;
  /** Whether it warms up once it is healthy: `slow-start.ts`. */
  warmsUp: boolean;
  /** The task behind it; null for an address where none runs, which answers nobody. */
  taskArn: string | null;
  /** Security groups keep the load balancer's requests, its health checks, from it: `reach.ts`. */
  cutOff: boolean;
  checksCutOff: boolean;
  /** Mirrors `Target.health`. */
  health: TargetHealthState;
  /** Sequence number of the next check's event, -1 while none is planned. */
  dueSeq: number;
  /** Sequence number of the event that ends the check under way, -1 without one. */
  resultSeq: number;
  /** The row of the check under way that waits in the task's line, -1 without one. */
  checkRow: number;
  passedInARow: number;
  failedInARow: number;
  /** What the control plane was told of the last failure, so that only a new reason is told. */
  toldFailure: string;
  /** The last outcomes, one bit each, the newest lowest; and how many there were. */
  outcomes: number;
  seen: number;
}

/**
 * Registered targets by slot number. What every request touches is in typed arrays; a slot whose
 * target has left is used again.
 */
export class TargetSlots {
  entries: (TargetSlot | null)[] = [];
  /** Index of the server behind it; -1 refuses connections, -2 (no task there) swallows them. */
  server = new Int32Array(64).fill(NOBODY);
  /** Requests in flight. */
  outstanding = new Int32Array(64);
  /** Where its requests are counted, and for which load balancer that holds (by number). */
  cell = new Int32Array(64);
  balancer = new Int32Array(64).fill(-1);
  /** Index of its group's routing table. */
  table = new Int32Array(64);
  /** A number of its own for each registration, by which cookies know a slot that is used again. */
  serial = new Int32Array(64);
  /** 1 while it may be chosen. */
  routable = new Uint8Array(64);
  /** Slow start, µs: from, -1 without one, and until; and its turns in the rotation, added up. */
  slowFrom = new Float64Array(64).fill(-1);
  slowUntil = new Float64Array(64);
  turns = new Float64Array(64);
  /** Requests and errors lately, 1 while they are anomalous, and the share left to it then. */
  lately = new Float64Array(64);
  errors = new Float64Array(64);
  anomalous = new Uint8Array(64);
  share = new Float64Array(64).fill(1);
  private registrations = 0;
  private free: number[] = [];

  add(at: NewSlot): TargetSlot {
    const index = this.free.pop() ?? this.entries.length;
    if (index === this.server.length) this.grow();
    const { table, ...target } = at;
    const entry: TargetSlot = {
      ...target,
      index,
      taskArn: null,
      cutOff: false,
      checksCutOff: false,
      health: 'initial',
      dueSeq: -1,
      resultSeq: -1,
      checkRow: -1,
      passedInARow: 0,
      failedInARow: 0,
      toldFailure: '',
      outcomes: 0,
      seen: 0,
    };
    this.entries[index] = entry;
    this.server[index] = NOBODY;
    this.outstanding[index] = 0;
    this.balancer[index] = -1;
    this.table[index] = table;
    this.serial[index] = ++this.registrations;
    this.routable[index] = 0;
    this.slowFrom[index] = -1;
    this.turns[index] = 0;
    this.lately[index] = 0;
    this.errors[index] = 0;
    this.anomalous[index] = 0;
    this.share[index] = 1;
    return entry;
  }

  remove(slot: number): void {
    this.entries[slot] = null;
    this.free.push(slot);
  }

  forEach(visit: (entry: TargetSlot) => void): void {
    for (const entry of this.entries) if (entry) visit(entry);
  }

  private grow(): void {
    const wider = <T extends Int32Array | Uint8Array | Float64Array>(next: T, old: T): T => {
      next.set(old);
      return next;
    };
    const size = this.server.length * 2;
    this.server = wider(new Int32Array(size).fill(NOBODY), this.server);
    this.outstanding = wider(new Int32Array(size), this.outstanding);
    this.cell = wider(new Int32Array(size), this.cell);
    this.balancer = wider(new Int32Array(size).fill(-1), this.balancer);
    this.table = wider(new Int32Array(size), this.table);
    this.serial = wider(new Int32Array(size), this.serial);
    this.routable = wider(new Uint8Array(size), this.routable);
    this.slowFrom = wider(new Float64Array(size).fill(-1), this.slowFrom);
    this.slowUntil = wider(new Float64Array(size), this.slowUntil);
    this.turns = wider(new Float64Array(size), this.turns);
    this.lately = wider(new Float64Array(size), this.lately);
    this.errors = wider(new Float64Array(size), this.errors);
    this.anomalous = wider(new Uint8Array(size), this.anomalous);
    this.share = wider(new Float64Array(size).fill(1), this.share);
  }

  fingerprint(write: (value: number) => void): void {
    this.forEach((e) => {
      for (const n of [e.index, e.dueSeq, e.resultSeq, e.checkRow, e.seen, e.outcomes]) write(n);
      write(e.passedInARow);
      write(e.failedInARow);
      write(this.server[e.index]!);
      write(this.outstanding[e.index]!);
    });
    this.forEach(({ index: i }) => {
      write(this.serial[i]!);
      write(this.slowFrom[i]!);
      write(this.turns[i]!);
      write(this.lately[i]!);
      write(this.errors[i]!);
      write(this.share[i]!);
    });
    for (const slot of this.free) write(slot);
  }

  snapshot(copier: Copier, before?: SlotsSnapshot): SlotsSnapshot {
    const { entries, free, registrations } = this;
    const columns = Object.fromEntries(COLUMNS.map((name) => [name, this[name]]));
    return copier.copyOf({ entries, free, registrations, columns } as SlotsSnapshot, before);
  }

  restore(saved: SlotsSnapshot): void {
    const { columns, ...rest } = stateOf(saved);
    Object.assign(this, rest, columns);
  }
}

const COLUMNS = [
  'server',
  'outstanding',
  'cell',
  'balancer',
  'table',
  'serial',
  'routable',
  'slowFrom',
  'slowUntil',
  'turns',
  'lately',
  'errors',
  'anomalous',
  'share',
] as const;

/** The connection is refused. */
export const REFUSES = -1;
/** Nothing answers at all at this address. */
export const NOBODY = -2;

interface NewSlot {
  groupArn: string;
  id: string;
  port: number;
  warmsUp: boolean;
  /** Index of its group's routing table. */
  table: number;
}

export interface SlotsSnapshot {
  entries: (TargetSlot | null)[];
  free: number[];
  registrations: number;
  columns: Pick<TargetSlots, (typeof COLUMNS)[number]>;
}
