import type { TrafficSource } from '../../model/traffic';
import { US_PER_SECOND } from '../../model/sim-time';
import { log, sin } from '../kernel/portable-math';
import type { RandomStream } from '../kernel/prng';

/** The rate a source asks for `elapsed` seconds after it began, requests per second. */
export function rateAt(source: TrafficSource, elapsed: number): number {
  if (source.replay && source.replay.length > 0) {
    return recordedRate(source.replay, elapsed);
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

/** The rate of the last row not after `elapsed`; rows stand in order of time. */
function recordedRate(rows: readonly { second: number; rate: number }[], elapsed: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.second <= elapsed) low = middle + 1;
    else high = middle;
  }
  return low > 0 ? rows[low - 1]!.rate : 0;
}

/** Seconds after which the source stays silent for good; Infinity for one that never does. */
function silentAfter(source: TrafficSource): number {
  const last = source.replay?.at(-1);
  if (last) return last.rate > 0 ? Infinity : last.second;
  return source.pattern === 'ramp' && source.toRate === 0 ? (source.over ?? 60) : Infinity;
}

/** The highest rate the source ever asks for: the envelope for thinning. */
function highestRate(source: TrafficSource): number {
  if (source.replay && source.replay.length > 0) {
    return source.replay.reduce((most, row) => Math.max(most, row.rate), 0);
  }
  switch (source.pattern) {
    case 'ramp':
      return Math.max(source.rate, source.toRate ?? 0);
    case 'spike':
      if ((source.spikeFor ?? 10) <= 0) return source.rate;
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
  // Most clients are these, and this is asked for every request of theirs.
  if (source.pattern === 'poisson' && !source.replay) {
    if (!(source.rate > 0)) return Infinity;
    return lastUs + (-US_PER_SECOND / source.rate) * random.nextLog();
  }
  if (source.pattern === 'constant' && !source.replay) {
    return source.rate > 0 ? Math.round(((count + 1) * US_PER_SECOND) / source.rate) : Infinity;
  }
  const most = highestRate(source);
  if (!(most > 0)) return Infinity;
  const end = silentAfter(source) * US_PER_SECOND;
  let at = lastUs;
  for (;;) {
    at += (-US_PER_SECOND / most) * log(1 - random.next());
    const rate = rateAt(source, at / US_PER_SECOND);
    if (random.next() * most < rate) return at;
    if (at > end) return Infinity;
  }
}
