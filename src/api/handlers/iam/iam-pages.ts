import { iamErrors } from '../../contract/errors';
import { page } from '../pages';

/** A page of an IAM list, under the member that it comes in: 100 unless told. */
export function iamPage(
  member: string,
  all: readonly unknown[],
  input: { MaxItems?: number; Marker?: string },
): object {
  const badMarker = iamErrors.validation('Invalid Marker.');
  const { items, next } = page(all, input.MaxItems ?? 100, input.Marker, badMarker);
  return {
    [member]: items,
    ...(next !== undefined && { IsTruncated: true, Marker: next }),
  };
}
