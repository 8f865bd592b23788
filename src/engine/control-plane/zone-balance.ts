/** How tasks lie in zones, and what would even them out. Nothing here changes anything. */

/** Tasks by zone, of every zone that is configured. */
export type ZoneCounts = ReadonlyMap<string, number>;

/** One more task in `to`, then one fewer in `from`. */
export interface ZoneMove {
  readonly from: string;
  readonly to: string;
}

/**
 * AZ-2: the moves that leave each zone with the desired count over the number of zones, the
 * remainder spread: from the fullest to the emptiest, while they differ by two or more. None where
 * the tasks lie evenly.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html
 */
export function movesFor(counts: ZoneCounts): ZoneMove[] {
  const after = new Map(counts);
  const moves: ZoneMove[] = [];
  for (;;) {
    const ordered = [...after].sort(([, a], [, b]) => a - b);
    const [emptiest, fullest] = [ordered[0], ordered.at(-1)];
    if (!emptiest || !fullest || fullest[1] - emptiest[1] < 2) return moves;
    moves.push({ from: fullest[0], to: emptiest[0] });
    after.set(fullest[0], fullest[1] - 1);
    after.set(emptiest[0], emptiest[1] + 1);
  }
}

/** `3 tasks in us-east-1a, 1 tasks in us-east-1b`, the fullest first. */
export const zonesInWords = (counts: ZoneCounts): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([zone, count]) => `${count} tasks in ${zone}`)
    .join(', ');
