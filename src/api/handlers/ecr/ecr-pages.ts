import { ecrErrors } from '../../contract/errors';
import { page, type Page } from '../pages';

/** A page of an Amazon ECR list: 100 unless told. */
export const ecrPage = <T>(
  all: readonly T[],
  input: { maxResults?: number; nextToken?: string },
): Page<T> =>
  page(
    all,
    input.maxResults ?? 100,
    input.nextToken,
    ecrErrors.invalid("Invalid parameter at 'nextToken'"),
  );
