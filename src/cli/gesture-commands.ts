/** What a gesture's operations are as `aws …` lines. */
import { isPlainObject } from './shorthand';
import { toCommandLine } from './to-command-line';

interface Given {
  target: string;
  input: Record<string, unknown>;
}

/**
 * Operations as a person would give them: a whole account that is loaded at once is the operations
 * in it, which come to the same when they are given one after the other.
 */
export function typedOperations(operations: readonly Given[]): readonly Given[] {
  return operations.flatMap((one) => {
    if (one.target !== 'Sandbox.LoadAccount') return [one];
    const { account } = one.input;
    const inside = isPlainObject(account) ? account.operations : undefined;
    return Array.isArray(inside) ? inside.filter(isGiven) : [one];
  });
}

function isGiven(value: unknown): value is Given {
  return isPlainObject(value) && typeof value.target === 'string' && isPlainObject(value.input);
}

/** The lines one would type for them. */
export const commandLines = (operations: readonly Given[]): string[] =>
  typedOperations(operations).map(({ target, input }) => toCommandLine(target, input));
