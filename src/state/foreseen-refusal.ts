import { explainInput } from '../api/contract/input-faults';
import { inputOf, isTarget, OPERATIONS, type ServiceName } from '../api/contract/operations';
import type { AwsError } from '../model/result';
import type { Operation } from './gesture';

/** Stands for what only the answer of an operation before it will tell. */
const PLACEHOLDER = /"[^"]*\$[A-Za-z]/;

/**
 * What AWS would refuse of operations whatever exists: a number out of range, an unknown word, a
 * text too long. By the contract that the simulator checks them by, in its words; null when nothing
 * is.
 */
export function foreseenRefusal(operations: readonly Operation[]): AwsError | null {
  for (const { target, input } of operations) {
    if (!isTarget(target) || PLACEHOLDER.test(JSON.stringify(input))) continue;
    if (OPERATIONS[target].schema.safeParse(input).success) continue;
    const service = target.split('.')[0] as ServiceName;
    return explainInput(service, input, inputOf(target)) ?? null;
  }
  return null;
}
