import { ecsErrors } from '../../contract/errors';
import { refuse } from '../../refusal';
import { page, type Page } from '../pages';

/** A page of an ECS list: `maxResults` 1 to 100. */
export function ecsPage<T>(
  all: readonly T[],
  input: { maxResults?: number; nextToken?: string },
  defaultSize = 100,
): Page<T> {
  const size = input.maxResults ?? defaultSize;
  if (size < 1 || size > 100) {
    refuse(ecsErrors.invalidParameter('maxResults should be between 1 and 100.'));
  }
  return page(all, size, input.nextToken, ecsErrors.invalidParameter('Invalid token.'));
}
