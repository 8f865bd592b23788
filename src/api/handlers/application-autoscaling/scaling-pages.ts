import { scalingErrors } from '../../contract/errors';
import { page, type Page } from '../pages';

/** A page of a list of Application Auto Scaling: 50 unless told, which is also the most. */
export const scalingPage = <T>(
  all: readonly T[],
  input: { MaxResults?: number; NextToken?: string },
): Page<T> => page(all, input.MaxResults ?? 50, input.NextToken, scalingErrors.invalidNextToken());
