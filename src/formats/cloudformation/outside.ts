import type { ImportedOperation, Link } from '../import-result';
import type { Made } from './resource-writer';
import type { Stack } from './stack';

export function supplyOutside(
  _stack: Stack,
  made: Made,
): { operations: ImportedOperation[]; links: Link[] } {
  return made;
}
