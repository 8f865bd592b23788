/** How many tasks of a service run, as one says it while one revision replaces another. */

interface Counts {
  running: number;
  desired: number;
  /** Of each revision. */
  groups: readonly { running: number }[];
}

interface RunningWords {
  /** `3/4`, `3 + 3`. */
  short: string;
  /** `3/4 running`, `3 + 3 running · desired 3`. */
  full: string;
  /** `3 of 4 running`, where there is room, and for those who hear it. */
  spoken: string;
}

/**
 * Revisions that run side by side are counted apart: together they are more than is wanted, which
 * is no error.
 */
export function runningWords({ running, desired, groups }: Counts): RunningWords {
  const each = groups.map((group) => group.running).filter((count) => count > 0);
  if (each.length < 2) {
    const short = `${running}/${desired}`;
    return { short, full: `${short} running`, spoken: `${running} of ${desired} running` };
  }
  const short = each.join(' + ');
  const full = `${short} running · desired ${desired}`;
  return { short, full, spoken: full };
}
