import type { InputOf, Target } from '../../api/contract/operations';
import type { Operation } from '../../state/gesture';

/** An operation of the one door, with its input checked by the compiler. */
export const operation = <T extends Target>(target: T, input: InputOf<T>): Operation => ({
  target,
  input: input as Record<string, unknown>,
});
