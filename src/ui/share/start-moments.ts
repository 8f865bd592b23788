import { formatClock, type SimMicros } from '../../model/sim-time';
import type { Workbench } from '../../model/sandbox-document';

/** A moment that a link may open at. */
export interface StartMoment {
  /** Simulated microseconds as text; empty for the end of the run. */
  value: string;
  label: string;
}

const clock = (at: number): string => formatClock(at as SimMicros).slice(0, -2);

/** The end, what is shown now, and the moments that have a name; none twice, none not lived yet. */
export function startMoments(
  now: SimMicros,
  head: SimMicros,
  { bookmarks, steps }: Pick<Workbench, 'bookmarks' | 'steps'>,
): StartMoment[] {
  const named = [
    ...bookmarks.map(({ at, name }) => ({ at, name: `bookmark “${name}”` })),
    ...steps.flatMap(({ at, title }, i) =>
      at === null ? [] : [{ at, name: `step ${i + 1}, “${title}”` }],
    ),
  ];
  const moments = [
    ...(now < head ? [{ at: now as number, name: 'now shown' }] : []),
    ...named.filter(({ at }) => at < head).toSorted((a, b) => a.at - b.at),
  ];
  const unique = moments.filter(({ at }, i) => moments.findIndex((one) => one.at === at) === i);
  return [
    { value: '', label: `${clock(head)}, its end` },
    ...unique.map(({ at, name }) => ({ value: String(at), label: `${clock(at)}, ${name}` })),
  ];
}
