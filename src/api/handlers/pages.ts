import type { AwsError } from '../../model/result';
import { refuse } from '../refusal';

/** A page of a list, and where the next one begins: how many come before it, as text. */
export interface Page<T> {
  items: T[];
  next?: string;
}

/** Cuts a list. `token` is what the answer before this one gave; anything else is refused. */
export function page<T>(
  all: readonly T[],
  size: number,
  token: string | undefined,
  badToken: AwsError,
): Page<T> {
  const start = token === undefined ? 0 : Number(token);
  if (!Number.isSafeInteger(start) || start < 0 || start > all.length) refuse(badToken);
  const items = all.slice(start, start + size);
  return start + size < all.length ? { items, next: String(start + size) } : { items };
}
