import { elbErrors } from '../../contract/errors';
import { page, type Page } from '../pages';

/** A page of an Elastic Load Balancing list: at most 400 a page. */
export const elbPage = <T>(
  all: readonly T[],
  input: { PageSize?: number; Marker?: string },
): Page<T> =>
  page(
    all,
    input.PageSize ?? 400,
    input.Marker,
    elbErrors.validation('The specified marker is not valid.'),
  );
