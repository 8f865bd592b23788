import { ssmErrors } from '../../contract/errors';
import { page, type Page } from '../pages';

/** A page of a Systems Manager list. */
export const ssmPage = <T>(
  all: readonly T[],
  input: { MaxResults?: number; NextToken?: string },
  defaultSize: number,
): Page<T> =>
  page(
    all,
    input.MaxResults ?? defaultSize,
    input.NextToken,
    ssmErrors.of('InvalidNextToken', 'The specified token is not valid.'),
  );
