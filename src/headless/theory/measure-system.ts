import type { Dispatcher } from '../../api/dispatcher';
import { answerOf } from '../../api/trial/answer-of';
import { meanOf } from '../../model/statistics';
import { declareSystem, sendArrivals, serviceOf } from './declare-system';
import type { Expectation, QueueingSystem } from './queueing-system';

/** What one figure came to, in mean service times or as a share, and its standard error. */
export interface Measured {
  value: number;
  error: number;
}

/** What of `GetMetrics` is asked here; milliseconds. */
interface Figures {
  requestCount: number;
  httpCodeElb: Record<string, number>;
  targetResponseTimeMs: { mean: number; p50: number; p90: number; p99: number };
}

/** Means of so many stretches of a run tell how far its own may be off. */
const BATCHES = 30;
/** Seconds of one, at least: figures are kept by whole seconds, and two make the edges small. */
const BATCH_SECONDS = 2;
/** Not shorter: times are whole microseconds, and a thousand of them hide the rounding. */
const SHORTEST_SERVICE_MS = 1;
/** What of a run is left out at its beginning, as the system fills from empty. */
const WARM_UP = 0.2;

/**
 * Runs a system until about so many requests have been counted, and answers its figures in the
 * order of what is expected of it. Standard errors are those of batch means: thirty stretches, one
 * after the other, each much longer than a disturbance lasts.
 */
export function measureSystem(
  system: QueueingSystem,
  { seed, requests }: { seed: number; requests: number },
): { figures: Measured[]; requests: number } {
  const span = (system.arrivals * 1000 * BATCHES * BATCH_SECONDS) / requests;
  const serviceTimeMs = Math.max(SHORTEST_SERVICE_MS, Math.round(1000 * span) / 1000);
  const rate = (system.arrivals * 1000) / serviceTimeMs;
  const length = Math.max(BATCH_SECONDS, Math.round(requests / rate / BATCHES));
  const sandbox = declareSystem(system, { seed, serviceTimeMs });
  sendArrivals(sandbox, rate);
  toWholeMinute(sandbox, Math.ceil(WARM_UP * length * BATCHES));
  const from = sandbox.engine.now / 1_000_000;
  const batches = Array.from({ length: BATCHES }, (_, batch): Figures[] => {
    answerOf(sandbox, 'Sandbox.Wait', { for: length });
    return figuresFor(sandbox, system, from + batch * length);
  });
  const whole = figuresFor(sandbox, system, from);
  const figures = system.expected.map((expected, at): Measured => {
    const value = valueOf(whole[at]!, expected, serviceTimeMs);
    const means = batches.map((batch) => valueOf(batch[at]!, expected, serviceTimeMs));
    const error = errorOf(means);
    if (expected.figure !== 'refused') return { value, error };
    // Refusals may be too rare to show in a batch: then they are counted like coins.
    const chance = (expected.value * (1 - expected.value)) / whole[at]!.requestCount;
    return { value, error: Math.max(error, Math.sqrt(chance)) };
  });
  return { figures, requests: Math.max(...whole.map(({ requestCount }) => requestCount)) };
}

/** Figures older than fifteen minutes are kept by whole minutes: a run is counted from one on. */
function toWholeMinute(sandbox: Dispatcher, atLeast: number): void {
  const then = sandbox.engine.now / 1_000_000 + atLeast;
  const minute = Math.ceil(then / 60) * 60;
  answerOf(sandbox, 'Sandbox.Wait', { for: minute - sandbox.engine.now / 1_000_000 });
}

/** For each expectation the figures of the requests that it is about, since then. */
function figuresFor(sandbox: Dispatcher, system: QueueingSystem, from: number): Figures[] {
  const all = new Map<number | undefined, Figures>();
  return system.expected.map(({ pool }) => {
    const at = pool?.at;
    const about = at === undefined ? { loadBalancer: 'balancer' } : { service: serviceOf(at) };
    const known =
      all.get(at) ?? answerOf<Figures>(sandbox, 'Sandbox.GetMetrics', { ...about, from });
    all.set(at, known);
    return known;
  });
}

function valueOf(of: Figures, { figure }: Expectation, serviceTimeMs: number): number {
  if (figure === 'refused')
    return of.requestCount > 0 ? of.httpCodeElb['502']! / of.requestCount : 0;
  return of.targetResponseTimeMs[figure] / serviceTimeMs;
}

/** Standard error of the mean of values drawn one by one. */
function errorOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}
