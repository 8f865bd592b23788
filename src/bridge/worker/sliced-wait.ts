import type { Dispatcher } from '../../api/dispatcher';
import type { Result } from '../../model/result';
import { plus, seconds, type SimMicros, toSeconds } from '../../model/sim-time';
import type { Pacer } from './pacer';

export const WAIT = 'Sandbox.Wait';
/** How long `wait --until` waits unless told otherwise, seconds: as the operation itself. */
const DEFAULT_TIMEOUT = 600;

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
  private readonly end: SimMicros;
  private answer: Result | null = null;

  constructor(
    readonly id: number,
    private readonly input: Input,
    private readonly sandbox: Dispatcher,
  ) {
    const given = input.for ?? input.timeout ?? DEFAULT_TIMEOUT;
    this.end = plus(
      sandbox.engine.now,
      typeof given === 'number' ? Math.max(0, seconds(given)) : 0,
    );
  }

  /** Waits on for one slice. The answer, once there is one. */
  slice(pacer: Pacer): Result | null {
    const { engine } = this.sandbox;
    const advanceTo = (until: SimMicros) => this.advance(until);
    const world = {
      get now() {
        return engine.now;
      },
      advanceTo,
    };
    // Without time to wait it is still asked: the condition may hold already.
    if (engine.now >= this.end) this.advance(this.end);
    else pacer.spend(world, this.end, () => this.answer !== null);
    return this.answer;
  }

  private advance(until: SimMicros): void {
    const length = toSeconds((until - this.sandbox.engine.now) as SimMicros);
    const fixed = this.input.until === undefined;
    const result = this.sandbox.send(WAIT, {
      ...this.input,
      ...(fixed ? { for: length } : { timeout: length }),
    });
    const timePassed = this.sandbox.engine.now >= until;
    const pieceIsOver = fixed ? result.ok : !result.ok && timePassed;
    if (!pieceIsOver || until >= this.end) this.answer = result;
  }
}
