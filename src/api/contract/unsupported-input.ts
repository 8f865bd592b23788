/**
 * What operations take that the sandbox does not carry out, so that a command line for one of them
 * is still read, and refused where the AWS CLI would refuse it.
 */
import type { StructureShape } from './input-shape';
import { PUBLISHED_INPUTS } from './published-inputs';
import { readShape } from './shape-text';

/**
 * The input of an operation by its target; undefined where no published model of it is at hand.
 * Ranges and enumerations are left out: the service judges those.
 */
export function unsupportedInput(target: string): StructureShape | undefined {
  if (!Object.hasOwn(PUBLISHED_INPUTS, target)) return undefined;
  return readShape(PUBLISHED_INPUTS[target] ?? '');
}
