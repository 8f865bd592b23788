import type { TrafficSource } from '../../model/traffic';
import { US_PER_SECOND } from '../../model/sim-time';
import { log, sin } from '../kernel/portable-math';
import type { RandomStream } from '../kernel/prng';

/** The rate a source asks for `elapsed` seconds after it began, requests per second. */
export function rateAt(source: TrafficSource, elapsed: number): number {
  if (source.replay && source.replay.length > 0) {
    let rate = 0;
    for (const row of source.replay) if (row.second <= elapsed) rate = row.rate;
    return rate;
  }
  switch (source.pattern) {
    case 'ramp': {
      const over = source.over ?? 60;
      const share = over > 0 ? Math.min(1, elapsed / over) : 1;
      return source.rate + ((source.toRate ?? source.rate) - source.rate) * share;
    }
    case 'spike': {
      const every = source.spikeEvery ?? 60;
      const phase = elapsed - Math.floor(elapsed / every) * every;
      // The first spike comes after one quiet stretch.
      const inSpike = phase >= every - (source.spikeFor ?? 10);
      return inSpike ? (source.spikeRate ?? source.rate * 5) : source.rate;
    }
    case 'sine': {
      const turn = (6.283185307179586 * elapsed) / (source.period ?? 60);
      return Math.max(0, source.rate + (source.amplitude ?? source.rate / 2) * sin(turn));
    }
    default:
      return source.rate;
  }
}

/** The highest rate the source ever asks for: the envelope for thinning. */
export function highestRate(source: TrafficSource): number {
  if (source.replay && source.replay.length > 0) {
    return source.replay.reduce((most, row) => Math.max(most, row.rate), 0);
  }
  switch (source.pattern) {
    case 'ramp':
      return Math.max(source.rate, source.toRate ?? 0);
    case 'spike':
      return Math.max(source.rate, source.spikeRate ?? source.rate * 5);
    case 'sine':
      return source.rate + Math.abs(source.amplitude ?? source.rate / 2);
    default:
      return source.rate;
  }
}

/**
 * When the next request arrives, µs after the source began; Infinity when none ever will. Poisson
 * arrivals of changing rate are drawn at the highest rate and thinned; `constant` is evenly spaced.
 */
export function nextArrival(
  source: TrafficSource,
  lastUs: number,
  count: number,
  random: RandomStream,
): number {
  if (source.pattern === 'constant' && !source.replay) {
    return source.rate > 0 ? Math.round(((count + 1) * US_PER_SECOND) / source.rate) : Infinity;
  }
  const most = highestRate(source);
  if (!(most > 0)) return Infinity;
  const steady = source.pattern === 'poisson' && !source.replay;
  const last = source.replay?.at(-1);
  let at = lastUs;
  for (;;) {
    at += (-US_PER_SECOND / most) * log(1 - random.next());
    if (steady) return at;
    const rate = rateAt(source, at / US_PER_SECOND);
    if (random.next() * most < rate) return at;
    // A recording that ends in silence stays silent.
    if (last && last.rate === 0 && at > last.second * US_PER_SECOND) return Infinity;
  }
}
