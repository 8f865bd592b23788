import type { Tag } from '../../../model/cluster';

/** `{Key, Value}` as given to the simulator's own tags, added to those there are. */
export function withTags(
  tags: readonly Tag[],
  given: readonly { Key: string; Value?: string }[] = [],
): Tag[] {
  const merged = new Map(tags.map(({ key, value }) => [key, value]));
  for (const { Key, Value = '' } of given) merged.set(Key, Value);
  return [...merged].map(([key, value]) => ({ key, value }));
}

export const shownTags = (tags: readonly Tag[]): { Key: string; Value: string }[] =>
  tags.map(({ key, value }) => ({ Key: key, Value: value }));
