/** A step from version `to - 1` to version `to`, on plain JSON. */
export interface Migration {
  to: number;
  name: string;
  up: (document: Record<string, unknown>) => Record<string, unknown>;
}

/** The version that `save.ts` writes. */
export const CURRENT_VERSION = 2;

/** Contiguous from 2. */
export const MIGRATIONS: readonly Migration[] = [
  {
    to: 2,
    name: 'an empty workbench: nobody could put anything on it before',
    up: (document) => ({
      ...document,
      workbench: { bookmarks: [], steps: [], annotations: [], zoneColumns: false },
    }),
  },
];

/**
 * What is wrong with a list of migrations; nothing if they lead from 2 to `current` step by step.
 */
export function faultOf(migrations: readonly Migration[], current: number): string | undefined {
  const wanted = Array.from({ length: current - 1 }, (_, index) => index + 2);
  const found = migrations.map((step) => step.to);
  if (found.join() === wanted.join()) return undefined;
  return `migrations lead to ${found.join(', ') || 'nothing'}; needed: ${wanted.join(', ') || 'none'}`;
}

/** The document raised from `version` to the current one. */
export function migrate(
  document: Record<string, unknown>,
  version: number,
  migrations: readonly Migration[] = MIGRATIONS,
): Record<string, unknown> {
  return migrations
    .filter((step) => step.to > version)
    .reduce((current, step) => ({ ...step.up(current), version: step.to }), document);
}
