import type { Engine } from '../engine/engine-context';
import type { Result } from '../model/result';
import type { InputOf, Target } from './contract/operations';

/**
 * Carries out one operation whose input has the right shape. Refuses (see `refusal.ts`) before the
 * first change; answers members in the order of AWS's model. `carryOut` is for operations that are
 * made of others.
 */
export type Handler<T extends Target> = (
  engine: Engine,
  input: InputOf<T>,
  carryOut: (target: string, input: unknown) => Result,
) => object;
