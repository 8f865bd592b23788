import { sandboxErrors } from '../../api/contract/errors';
import { fail, ok, type Result } from '../../model/result';
import { plus, seconds, type SimMicros, toSeconds } from '../../model/sim-time';
import type { Pacer } from './pacer';
import type { RunHistory } from './run-history';

export const WAIT = 'Sandbox.Wait';
/** How long `wait --until` waits unless told otherwise, seconds: as the operation itself. */
const DEFAULT_TIMEOUT = 600;
const TIMED_OUT = sandboxErrors.timedOut('', 0).__type;

type Input = Record<string, unknown>;

/**
 * True for a wait that can be cut in pieces; whatever else is given is for the operation to
 * refuse.
 */
export function canBeSliced({ for: length, until, timeout }: Input): boolean {
  if (typeof length === 'number') return length > 0 && until === undefined;
  return typeof until === 'string' && length === undefined && timeout !== null;
}

/**
 * A `Sandbox.Wait` taken in slices of wall time, so that the page stays alive meanwhile. Each
 * slice is a shorter wait through the one door, so what a condition means is decided there alone.
 */
export class SlicedWait {
  /** Set by the first slice: a wait begins when those before it have ended. */
  private start: SimMicros | null = null;
  private answer: Result | null = null;

  constructor(
    readonly id: number,
    private readonly input: Input,
    private readonly history: RunHistory,
  ) {}

  private get begun(): SimMicros {
    return (this.start ??= this.history.now);
  }

  private get end(): SimMicros {
    const given = this.input.for ?? this.input.timeout ?? DEFAULT_TIMEOUT;
    return plus(this.begun, typeof given === 'number' ? Math.max(0, seconds(given)) : 0);
  }

  /** Waits on for one slice. The answer, once there is one. */
  slice(pacer: Pacer): Result | null {
    const { history } = this;
    const advanceTo = (until: SimMicros) =>
      // In the past, what is recorded comes at its moment.
      this.advance(Math.min(until, history.nextAt) as SimMicros);
    const world = {
      get now() {
        return history.now;
      },
      advanceTo,
      spent: (ms: number) => history.spent(ms),
    };
    // Without time to wait it is still asked: the condition may hold already.
    if (history.now >= this.end) this.advance(this.end);
    else pacer.spend(world, this.end, () => this.answer !== null);
    return this.answer;
  }

  private advance(until: SimMicros): void {
    const { history } = this;
    const length = toSeconds((until - history.now) as SimMicros);
    const fixed = this.input.until === undefined;
    const part = fixed ? { for: length } : { timeout: length };
    const result = history.send(WAIT, { ...this.input, ...part });
    const ranOut = !result.ok && result.error.__type === TIMED_OUT && history.now >= until;
    const goesOn = until < this.end && (fixed ? result.ok : ranOut);
    if (!goesOn) this.answer = this.ofTheWhole(result);
  }

  /** The last piece's answer, with the length of the whole in place of its own. */
  private ofTheWhole(result: Result): Result {
    const { until, timeout } = this.input;
    if (result.ok) {
      const waited = toSeconds((this.history.now - this.begun) as SimMicros);
      return ok({ ...(result.output as object), waited });
    }
    if (result.error.__type !== TIMED_OUT || typeof until !== 'string') return result;
    const length = typeof timeout === 'number' ? timeout : DEFAULT_TIMEOUT;
    const error = sandboxErrors.timedOut(until, length);
    return fail(error.__type, error.message);
  }
}
