import { EDGES_THERE_AND_BACK, FLIGHT_SECONDS } from '../../model/dot-flight';
import { US_PER_SECOND } from '../../model/sim-time';
import type { TrafficView } from '../../model/view';
import { effectiveSpeed, type Pace } from './dot-layer/shown-clock';

/** What the engine's own shares are of, s. */
export const LEAST = 10;

/** How well a client was answered, in percent, and over how many seconds. */
export interface Answers {
  okPercent: number;
  failedPercent: number;
  seconds: number;
}

/** More than dots ever tell of, at 100×. */
const KEPT_SECONDS = 600;

/** Spans that are told: the speed that is reached wavers, and a span that did could not be read. */
const SPANS = [LEAST, 15, 30, 60, 90, 120, 180, 240, 300, 450];

/**
 * The simulated seconds that the dots on the screen tell of: a flight takes its time at any speed,
 * so that at 20× a failed request is under way as a × for a minute and more. Rounded up to a span.
 */
export function shownSeconds(pace: Pace): number {
  const flight = EDGES_THERE_AND_BACK * FLIGHT_SECONDS * effectiveSpeed(pace);
  return SPANS.find((span) => span >= flight) ?? KEPT_SECONDS;
}

interface Sample {
  at: number;
  total: TrafficView['total'];
}

/** A client's answers over as long as its dots are under way, from what was said of it before. */
export class RecentAnswers {
  private samples: Sample[] = [];

  /** `now` in simulated µs. */
  over(
    view: Pick<TrafficView, 'okPercent' | 'failedPercent' | 'total'>,
    now: number,
    span: number,
  ) {
    this.note({ at: now, total: view.total });
    const own: Answers = { ...percents(view), seconds: LEAST };
    if (span <= LEAST) return own;
    const from = now - span * US_PER_SECOND;
    const start = this.samples.findLast(({ at }) => at <= from) ?? this.samples[0];
    if (!start) return own;
    const ended = view.total.ended - start.total.ended;
    if (ended <= 0) return own;
    const share = (count: number): number => (100 * count) / ended;
    return {
      okPercent: share(view.total.ok - start.total.ok),
      failedPercent: share(view.total.failed - start.total.failed),
      seconds: span,
    };
  }

  private note(sample: Sample): void {
    const last = this.samples.at(-1);
    // The run began anew, or went back.
    if (last && (sample.at < last.at || sample.total.ended < last.total.ended)) this.samples = [];
    if (last?.total.ended === sample.total.ended && this.samples.length > 0) return;
    this.samples.push(sample);
    const first = sample.at - KEPT_SECONDS * US_PER_SECOND;
    while (this.samples.length > 1 && this.samples[1]!.at < first) this.samples.shift();
  }
}

const percents = ({ okPercent, failedPercent }: Omit<Answers, 'seconds'>) => ({
  okPercent,
  failedPercent,
});
