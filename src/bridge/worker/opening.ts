import { Replay } from '../../api/command-log';
import type { SimMicros } from '../../model/sim-time';
import type { ToWorker } from '../protocol';
import type { Pacer } from './pacer';
import type { RunHistory } from './run-history';

/** A saved run being run again, slice by slice, up to the moment it was left at. */
export class Opening {
  readonly id: number;
  private readonly run: Replay;
  private until: SimMicros;

  constructor({ id, log, now }: Extract<ToWorker, { type: 'open' }>, history: RunHistory) {
    this.id = id;
    this.run = new Replay(
      { engine: history, send: (target, input) => history.send(target, input) },
      log,
    );
    this.until = Math.max(now, this.run.lastAt) as SimMicros;
  }

  get refused(): string[] {
    return this.run.refused;
  }

  get progress(): number {
    return this.until > 0 ? Math.min(1, this.run.now / this.until) : 1;
  }

  /** Leaves out the time after the last command: not worth the wait, says whoever pressed pause. */
  skipRest(): void {
    this.until = Math.max(this.run.lastAt, this.run.now) as SimMicros;
  }

  /** Runs on for one slice of wall time. True when the run is where it was left. */
  slice(pacer: Pacer): boolean {
    // What was given at the very beginning asks for no time to pass.
    this.run.advanceTo(this.run.now);
    return pacer.spend(this.run, this.until);
  }
}
