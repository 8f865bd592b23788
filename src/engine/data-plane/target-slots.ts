import type { TargetHealthState } from '../../model/load-balancer';

/** A registered target as the data plane knows it. Plain data. */
export interface TargetSlot {
  readonly index: number;
  readonly groupArn: string;
  readonly id: string;
  readonly port: number;
  /** The task behind it; null for an address where none runs, which answers nobody. */
  taskArn: string | null;
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
  private free: number[] = [];

  add(at: { groupArn: string; id: string; port: number; table: number }): TargetSlot {
    const index = this.free.pop() ?? this.entries.length;
    if (index === this.server.length) this.grow();
    const { table, ...target } = at;
    const entry: TargetSlot = {
      ...target,
      index,
      taskArn: null,
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
    const wider = (old: Int32Array, rest: number) => {
      const next = new Int32Array(old.length * 2).fill(rest);
      next.set(old);
      return next;
    };
    this.server = wider(this.server, NOBODY);
    this.outstanding = wider(this.outstanding, 0);
    this.cell = wider(this.cell, 0);
    this.balancer = wider(this.balancer, -1);
    this.table = wider(this.table, 0);
  }

  fingerprint(write: (value: number) => void): void {
    this.forEach((e) => {
      for (const n of [e.index, e.dueSeq, e.resultSeq, e.checkRow, e.seen, e.outcomes]) write(n);
      write(e.passedInARow);
      write(e.failedInARow);
      write(this.server[e.index]!);
      write(this.outstanding[e.index]!);
    });
    for (const slot of this.free) write(slot);
  }

  snapshot(): SlotsSnapshot {
    const { entries, free, server, outstanding, cell, balancer, table } = this;
    return structuredClone({ entries, free, server, outstanding, cell, balancer, table });
  }

  restore(saved: SlotsSnapshot): void {
    Object.assign(this, structuredClone(saved));
  }
}

/** The connection is refused. */
export const REFUSES = -1;
/** Nothing answers at all at this address. */
export const NOBODY = -2;

export interface SlotsSnapshot {
  entries: (TargetSlot | null)[];
  free: number[];
  server: Int32Array;
  outstanding: Int32Array;
  cell: Int32Array;
  balancer: Int32Array;
  table: Int32Array;
}
