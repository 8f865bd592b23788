/** Throws when a thing the code relies on is not so: a bug of ours, never a user's mistake. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${what}`);
}

/** The value, which the caller knows to be there. */
export function must<T>(value: T | undefined | null, what: string): T {
  assert(value !== undefined && value !== null, what);
  return value;
}
