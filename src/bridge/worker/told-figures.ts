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

  /** The frame without what was told before; of events the last stays, to say how far they go. */
  withoutTold(frame: Frame): Frame {
    const isNew = ({ second }: { second: number }) => !this.seconds.has(second);
    const last = frame.events.at(-1);
    return {
      ...frame,
      events: frame.events.filter((event) => event === last || !this.events.has(event.seq)),
      metrics: frame.metrics.filter(isNew),
      counts: frame.counts.filter(isNew),
      costs: frame.costs.filter(isNew),
    };
  }

  note({ events, metrics, counts }: Frame): void {
    for (const { seq } of events) this.events.add(seq);
    for (const { second } of metrics) this.seconds.add(second);
    for (const { second } of counts) this.seconds.add(second);
  }
}
