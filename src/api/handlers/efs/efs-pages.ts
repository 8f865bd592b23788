import { efsErrors } from '../../contract/errors';
import { page } from '../pages';

/** A page of an EFS list, under the member that it comes in: 100 unless told. */
export function efsPage(
  member: string,
  all: readonly unknown[],
  input: { MaxItems?: number; Marker?: string },
): object {
  const badMarker = efsErrors.badRequest('The marker is not valid.');
  const { items, next } = page(all, input.MaxItems ?? 100, input.Marker, badMarker);
  return { Marker: input.Marker, [member]: items, NextMarker: next };
}
