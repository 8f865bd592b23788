import type { Dispatcher } from '../../api/dispatcher';
import type { SimMicros } from '../../model/sim-time';
import type { LoggedCommand, ToWorker } from '../protocol';
import type { Pacer } from './pacer';

/** A saved run being run again, slice by slice, up to the moment it was left at. */
export class Replay {
  readonly id: number;
  readonly refused: string[] = [];
  private readonly log: LoggedCommand[];
  private until: SimMicros;
  private next = 0;

  constructor(
    { id, log, now }: Extract<ToWorker, { type: 'open' }>,
    private readonly sandbox: Dispatcher,
  ) {
    this.id = id;
    this.log = log;
    this.until = Math.max(now, ...this.log.slice(-1).map((entry) => entry.at)) as SimMicros;
  }

  get progress(): number {
    return this.until > 0 ? Math.min(1, this.sandbox.engine.now / this.until) : 1;
  }

  /** Leaves out the time after the last command: not worth the wait, says whoever pressed pause. */
  skipRest(): void {
    const last = this.log.at(-1)?.at ?? 0;
    this.until = Math.max(last, this.sandbox.engine.now) as SimMicros;
  }

  /** Runs on for one slice of wall time. True when the run is where it was left. */
  slice(pacer: Pacer): boolean {
    const { engine } = this.sandbox;
    const world = {
      get now() {
        return engine.now;
      },
      advanceTo: (to: SimMicros) => this.advanceTo(to),
    };
    this.giveDue();
    pacer.spend(world, this.until);
    return this.next === this.log.length && engine.now >= this.until;
  }

  private advanceTo(to: SimMicros): void {
    const due = this.log[this.next]?.at;
    this.sandbox.engine.advanceTo(due !== undefined && due < to ? due : to);
    this.giveDue();
  }

  private giveDue(): void {
    const { engine } = this.sandbox;
    for (; this.next < this.log.length; this.next++) {
      const { at, target, input } = this.log[this.next]!;
      if (at > engine.now) return;
      const result = this.sandbox.send(target, input);
      if (!result.ok) this.refused.push(`${target}: ${result.error.message}`);
    }
  }
}
