import { plus, seconds } from '../../model/sim-time';
import type { BenchCase, Pace } from './bench-case';
import { bytesInUse } from './bytes-in-use';
import { putTraffic, steadyService } from './busy-sandbox';
import { inTurn, median } from './measure';

const TARGETS = 10;

/**
 * What one more request in flight takes, its pending event included: requests that take an hour
 * each come in for a while, and what is in use at the end is held against what was before. Room
 * that is kept for more counts too.
 */
function bytesPerRequest(many: number): number {
  const slow = { serviceTimeMs: 3_600_000, concurrency: 10_000_000, cpuMsPerRequest: 0 };
  const sandbox = steadyService(TARGETS, { image: { ...slow, healthCheckWaits: false } });
  const { engine } = sandbox;
  const advance = (s: number) => engine.advanceTo(plus(engine.now, seconds(s)));
  // So that nothing else is new: histograms, points, rows of seconds.
  putTraffic(sandbox, 100);
  advance(5);
  const before = bytesInUse();
  const inFlight = engine.requests.inFlight();
  putTraffic(sandbox, many / 5);
  advance(5);
  const more = engine.requests.inFlight() - inFlight;
  return (bytesInUse() - before) / more;
}

/** Memory of requests under way. */
export const requestMemory: BenchCase = {
  name: 'request-memory',
  does: 'bytes for each request in flight, its pending event included',
  measure: async (pace: Pace) => {
    const many = pace.quick ? 50_000 : 500_000;
    const seen = await inTurn(pace, { bytes: () => bytesPerRequest(many) });
    return { bytesPerRequestInFlight: median(seen.bytes) };
  },
};
