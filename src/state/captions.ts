/**
 * What just happened, in one sentence: from the mirror at an instant, so that travelling there says
 * the same as playing to it. Which of them is shown, and for how long, is `nextShown`.
 */
import { type SimMicros, US_PER_SECOND } from '../model/sim-time';
import type { DomainEvent } from '../model/view';
import type { Caption, Instant } from './caption';
import { captionsOfDeployments } from './captions-of-deployments';
import { captionsOfEvents } from './captions-of-events';
import { captionsOfTasks } from './captions-of-tasks';

/** An event is news for so long: wall seconds at the speed of the run, at least simulated ones. */
const NEWS_WALL_S = 6;
const NEWS_SIM_S = 10;
/** Whatever the speed, what is older was long ago, simulated seconds. */
const OLDEST_S = 300;

/** How far back captions look at a speed (simulated seconds a wall second). */
export const newsLength = (speed: number): number =>
  Math.min(OLDEST_S, Math.max(NEWS_SIM_S, speed * NEWS_WALL_S)) * US_PER_SECOND;

function eventsSince(events: readonly DomainEvent[], from: number): readonly DomainEvent[] {
  let first = events.length;
  while (first > 0 && events[first - 1]!.at >= from) first--;
  return events.slice(first);
}

/** All there is to say of an instant, the most important and newest first. */
export function captionsAt(
  { now, entities, events }: Pick<Instant, 'now' | 'entities' | 'events'>,
  length: number = newsLength(1),
): Caption[] {
  const from = Math.max(0, now - length) as SimMicros;
  const instant = { now, entities, from, events: eventsSince(events, from) };
  return [
    ...captionsOfDeployments(instant),
    ...captionsOfTasks(instant),
    ...captionsOfEvents(instant),
  ].toSorted((a, b) => b.weight - a.weight || b.since - a.since);
}

/** What is shown, since when (wall time, ms), and what has been told before it. */
export interface Shown {
  caption: Caption | null;
  at: number;
  /** Ids, oldest first. */
  told: readonly string[];
}

export const NOTHING_SHOWN: Shown = { caption: null, at: 0, told: [] };

/** So long a caption stays, to be read, ms; when it tells of what is over, at most so long. */
const READ_MS = 4_000;
const GONE_MS = 10_000;
const REMEMBERED = 60;

/**
 * What is shown next: a caption stays for four seconds, whatever comes; then comes what is newest
 * and most important of what was not told yet, else what goes on. Its figures keep up meanwhile.
 * @param wall - ms
 */
export function nextShown(shown: Shown, candidates: readonly Caption[], wall: number): Shown {
  const { caption, at, told } = shown;
  const again = candidates.find(({ id }) => id === caption?.id);
  const kept: Shown = again ? { ...shown, caption: again } : shown;
  if (caption !== null && wall - at < READ_MS) return kept;
  const fresh = candidates.find(({ id, weight }) => !told.includes(id) && weight >= 1);
  const isWorth = fresh && (!again || fresh.weight >= again.weight || wall - at >= GONE_MS);
  if (fresh && isWorth) return begin(fresh, told, wall);
  if (again) return kept;
  const [ongoing] = candidates.filter(({ id }) => !id.startsWith('event/'));
  if (ongoing) return begin(ongoing, told, wall);
  return caption !== null && wall - at >= GONE_MS ? { caption: null, at: wall, told } : shown;
}

const begin = (caption: Caption, told: readonly string[], at: number): Shown => ({
  caption,
  at,
  told: [...told.filter((id) => id !== caption.id), caption.id].slice(-REMEMBERED),
});
