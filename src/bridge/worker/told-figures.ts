import type { Frame } from '../../model/view';

/** Whoever shows a run keeps this many of the newest; what is older is told again. */
const SECONDS_KEPT = 3600;
const EVENTS_KEPT = 20_000;

/** Whole numbers that came up, as far as they are not too far behind the newest. */
class Recent {
  private readonly all = new Set<number>();
  private newest = -1;

  constructor(private readonly kept: number) {}

  add(value: number): void {
    this.all.add(value);
    if (value > this.newest) this.newest = value;
    if (this.all.size > 2 * this.kept) {
      for (const one of this.all) if (one <= this.newest - this.kept) this.all.delete(one);
    }
  }

  has(value: number): boolean {
    return value > this.newest - this.kept && this.all.has(value);
  }
}

/**
 * Which seconds and events of a run have been told, so that a frame of another moment of it need
 * not tell them again: of a busy run that would be most of the frame.
 */
export class ToldFigures {
  private readonly seconds = new Recent(SECONDS_KEPT);
  private readonly events = new Recent(EVENTS_KEPT);

  /** Whether a second is still to be told. */
  readonly isNew = (second: number): boolean => !this.seconds.has(second);

  /** The frame without events told before; the last stays, to say how far they go. */
  withoutTold(frame: Frame): Frame {
    const last = frame.events.at(-1);
    const isNew = (event: (typeof frame.events)[number]) =>
      event === last || !this.events.has(event.seq);
    return { ...frame, events: frame.events.filter(isNew) };
  }

  note({ events, metrics, counts }: Frame): void {
    for (const { seq } of events) this.events.add(seq);
    for (const { second } of metrics) this.seconds.add(second);
    for (const { second } of counts) this.seconds.add(second);
  }
}
