import { LIMITS } from '../../../engine/limits';
import { plus, seconds, toSeconds } from '../../../model/sim-time';
import { sandboxErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { conditionOf } from './conditions';

/** Simulated seconds that `--until` waits unless told otherwise. */
const DEFAULT_TIMEOUT = 600;

/**
 * Lets simulated time pass. A condition that is so already lets none pass; one that does not come
 * about in time is an error, and the time has passed all the same.
 */
export const wait: Handler<'Sandbox.Wait'> = (engine, input) => {
  const { for: length, until, timeout = DEFAULT_TIMEOUT } = input;
  const start = engine.now;
  if ((length === undefined) === (until === undefined)) {
    refuse(sandboxErrors.invalid('Say either how long to wait (for) or what for (until).'));
  }
  if ((length ?? timeout) > LIMITS.waitSeconds) {
    refuse(sandboxErrors.invalid(`At most ${LIMITS.waitSeconds} s pass by one command: a year.`));
  }
  if (until === undefined) {
    engine.advanceTo(plus(start, seconds(length!)));
  } else {
    const condition = conditionOf(engine.ctx, until);
    const stopped = condition() || engine.advanceTo(plus(start, seconds(timeout)), condition);
    if (!stopped && !condition()) refuse(sandboxErrors.timedOut(until, timeout));
  }
  return { now: toSeconds(engine.now), waited: (engine.now - start) / 1_000_000 };
};
