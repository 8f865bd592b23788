import { MOST_MOMENTS } from '../../formats/picture/filmstrip-text';
import type { Bookmark } from '../../model/sandbox-document';
import { formatClock, seconds, type SimMicros, toSeconds } from '../../model/sim-time';

/** `10, 60, 120`, simulated seconds. */
export type MomentText = string;

const AT_FIRST = 4;

/** The bookmarks, or four moments evenly over the run where there are none. */
export function firstMoments(bookmarks: readonly Bookmark[], end: SimMicros): MomentText {
  const whole = Math.floor(toSeconds(end));
  const marks = bookmarks.map(({ at }) => toSeconds(at as SimMicros));
  const even = Array.from({ length: AT_FIRST }, (_, i) => Math.round((whole * (i + 1)) / AT_FIRST));
  const times = [...new Set(marks.length > 0 ? marks : even)].toSorted((a, b) => a - b);
  return times.slice(0, MOST_MOMENTS).join(', ');
}

/** The moments in order; a string says in words what is wrong. */
export function readMoments(text: MomentText, end: SimMicros): readonly SimMicros[] | string {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const times = parts.map(Number);
  if (times.length === 0) return 'Which moments? Seconds, as in 10, 60, 120.';
  const odd = times.findIndex((time) => !(time >= 0));
  if (odd >= 0) return `“${parts[odd]}” is no number of seconds.`;
  if (times.length > MOST_MOMENTS) return `At most ${MOST_MOMENTS} moments, not ${times.length}.`;
  const late = times.find((time) => seconds(time) > end);
  if (late !== undefined)
    return `The run has gone to ${toSeconds(end).toFixed(1)} s, not ${late} s.`;
  return [...new Set(times)].toSorted((a, b) => a - b).map(seconds);
}

/** One more, where it is not there yet. */
export function withMoment(text: MomentText, at: SimMicros): MomentText {
  const time = String(toSeconds(at));
  const known = text.split(/[\s,;]+/).filter(Boolean);
  if (known.includes(time)) return text;
  return [...known, time].toSorted((a, b) => Number(a) - Number(b)).join(', ');
}

/** `00:01:00.0`, or with the name of the bookmark there. */
export function captionOf(at: SimMicros, bookmarks: readonly Bookmark[]): string {
  const mark = bookmarks.find((one) => one.at === at);
  return mark ? `${formatClock(at)} · ${mark.name}` : formatClock(at);
}
