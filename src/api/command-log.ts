import type { LoggedCommand } from '../model/logged-command';
import type { SimMicros } from '../model/sim-time';
import type { Dispatcher } from './dispatcher';

/** What a log can be given to: a sandbox, or who keeps one. */
interface Door {
  readonly engine: { readonly now: SimMicros; advanceTo: (until: SimMicros) => unknown };
  readonly send: Dispatcher['send'];
}

/**
 * A log being given again to a sandbox at its beginning: a clock that, as it is moved on, gives
 * each command at its moment. However its time is sliced, the same run comes of it.
 */
export class Replay {
  /** Commands that were refused this time: the log comes from another version or beginning. */
  readonly refused: string[] = [];
  private next = 0;

  constructor(
    private readonly dispatcher: Door,
    private readonly log: readonly LoggedCommand[],
  ) {}

  get now(): SimMicros {
    return this.dispatcher.engine.now;
  }

  /** The moment of the last command; 0 without any. */
  get lastAt(): SimMicros {
    return this.log.at(-1)?.at ?? (0 as SimMicros);
  }

  /** Lets time pass to `until`, giving what is due up to and at it. */
  advanceTo(until: SimMicros): void {
    this.giveDue();
    while (this.now < until) {
      const due = this.log[this.next]?.at;
      this.dispatcher.engine.advanceTo(due !== undefined && due < until ? due : until);
      this.giveDue();
    }
  }

  private giveDue(): void {
    for (; this.next < this.log.length; this.next++) {
      const { at, target, input } = this.log[this.next]!;
      if (at > this.now) return;
      const result = this.dispatcher.send(target, input);
      if (!result.ok) this.refused.push(`${target}: ${result.error.message}`);
    }
  }
}
