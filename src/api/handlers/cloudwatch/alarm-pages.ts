import { cloudWatchErrors } from '../../contract/errors';
import { page, type Page } from '../pages';

/** A page of a CloudWatch list: 50 unless told, at most 100. */
export const alarmPage = <T>(
  all: readonly T[],
  input: { MaxRecords?: number; NextToken?: string },
): Page<T> =>
  page(all, input.MaxRecords ?? 50, input.NextToken, cloudWatchErrors.invalidNextToken());
