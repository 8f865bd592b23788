import type { Tag } from '../../../model/cluster';

/** Tags with those given added or given new values; order of first mention. */
export function withTags(
  tags: readonly Tag[],
  given: readonly { key?: string; value?: string }[] = [],
): Tag[] {
  const merged = new Map(tags.map(({ key, value }) => [key, value]));
  for (const { key, value } of given) if (key !== undefined) merged.set(key, value ?? '');
  return [...merged].map(([key, value]) => ({ key, value }));
}
