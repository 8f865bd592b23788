import type { SimMicros } from '../model/sim-time';
import { plus, seconds } from '../model/sim-time';
import type { Dispatcher } from './dispatcher';

/** A command that was carried out, and the simulated moment it was given at. */
export interface LoggedCommand {
  at: SimMicros;
  target: string;
  input: Record<string, unknown>;
}

/** Simulated time between two pauses of a replay. */
const STRIDE = seconds(30);

/**
 * Gives the commands of a log again at their moments, up to and at `until`, and lets time pass to
 * it. Pauses now and then with the moment reached, so that whoever drives it can say how far it is.
 * Throws when a command is refused: the log then comes from another version or another beginning.
 */
export function* replay(
  dispatcher: Dispatcher,
  log: readonly LoggedCommand[],
  until: SimMicros,
): Generator<SimMicros, void> {
  for (const { at, target, input } of log) {
    if (at > until) break;
    yield* passTime(dispatcher, at);
    const result = dispatcher.send(target, input);
    if (!result.ok) {
      throw new Error(`a logged ${target} was refused when replayed: ${result.error.message}`);
    }
  }
  yield* passTime(dispatcher, until);
}

function* passTime({ engine }: Dispatcher, until: SimMicros): Generator<SimMicros, void> {
  while (engine.now < until) {
    const next = plus(engine.now, STRIDE);
    engine.advanceTo(next < until ? next : until);
    yield engine.now;
  }
}
