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

/** So long a caption stays to be read, ms; then comes one as important, after longer any. */
const READ_MS = 4_000;
const LONG_MS = 10_000;
/** What goes on must go on for so long at least, to be read of, ms of what is shown. */
const LEAST_MS = 2_500;
const REMEMBERED = 60;

/** What happened is told while it is so new: shown seconds, and at least simulated ones. */
const NEW_SHOWN_S = 2.5;
const NEW_SIM_S = 10;

/** How a run goes past. */
export interface Pace {
  /** Simulated seconds in a second of the wall, or of the film. */
  speed: number;
  /** Of the wall, or of the film, ms. */
  wall: number;
  /** Nothing has changed since the last look: time stands still. */
  stands?: boolean;
}

/** How old is what begins to be told, in simulated µs, and what is told of at all. */
const newness = (speed: number): number => Math.max(NEW_SIM_S, NEW_SHOWN_S * speed) * US_PER_SECOND;
export const newsLength = (speed: number): number =>
  newness(speed) + READ_MS * 1000 * Math.max(1, speed);

function eventsSince(events: readonly DomainEvent[], from: number): readonly DomainEvent[] {
  let first = events.length;
  while (first > 0 && events[first - 1]!.at >= from) first--;
  return events.slice(first);
}

/**
 * All there is to say of an instant, the most important and newest first: what goes on then, and
 * what has happened shortly before and is still so.
 */
function captionsAt(
  { now, entities, events }: Pick<Instant, 'now' | 'entities' | 'events'>,
  speed = 1,
): Caption[] {
  const from = Math.max(0, now - newsLength(speed)) as SimMicros;
  const instant = { now, entities, from, events: eventsSince(events, from) };
  return [
    ...captionsOfDeployments(instant),
    ...captionsOfTasks(instant),
    ...captionsOfEvents(instant).filter(({ since }) => since >= from),
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

/** Whether there is time to read of it before it is over, or old. */
function isTimely({ since, until }: Caption, now: SimMicros, speed: number): boolean {
  if (until === null) return now - since <= newness(speed);
  return until - now >= LEAST_MS * 1000 * speed;
}

/** Nobody is told how something began of which more has been told. */
const isBehind = (id: string, told: readonly string[]): boolean =>
  id.endsWith('/begun') && told.some((one) => one.startsWith(id.slice(0, -'begun'.length)));

/**
 * What is shown next. A caption stays for four seconds of the wall, but no longer than it is true
 * of the moment that is shown: at a high speed much happens in these seconds, and some of it is
 * over before they are. Then comes what is most important and newest of what was not told yet, else
 * what goes on. Its figures keep up meanwhile. While time stands still only what happens at that
 * very moment takes its place: nothing is over because it is looked at for longer.
 */
export function nextShown(
  shown: Shown,
  candidates: readonly Caption[],
  { now, speed, wall, stands = false }: Pace & { now: SimMicros },
): Shown {
  const { caption, at, told } = shown;
  const again = candidates.find(({ id }) => id === caption?.id);
  const kept: Shown = again ? { ...shown, caption: again } : shown;
  if (again && wall - at < READ_MS) return kept;
  const isNews = (one: Caption): boolean =>
    !stands || !again || (one.since === now && again.since < now);
  const timely = candidates.filter((one) => isTimely(one, now, speed) && isNews(one));
  const fresh = timely.find(({ id }) => !told.includes(id) && !isBehind(id, told));
  const isWorth = fresh && (!again || fresh.weight >= again.weight || wall - at >= LONG_MS);
  if (fresh && isWorth) return begin(fresh, told, wall);
  if (again) return kept;
  const ongoing = timely.find(({ until }) => until !== null);
  if (ongoing) return begin(ongoing, told, wall);
  return caption === null ? shown : { caption: null, at: wall, told };
}

/** What is shown next of an instant; `least`: weight of those that count. */
export function nextTold(
  shown: Shown,
  instant: Pick<Instant, 'now' | 'entities' | 'events'>,
  { least = 1, ...pace }: Pace & { least?: Caption['weight'] },
): Shown {
  const all = captionsAt(instant, pace.speed).filter(({ weight }) => weight >= least);
  return nextShown(shown, all, { ...pace, now: instant.now });
}

const begin = (caption: Caption, told: readonly string[], at: number): Shown => ({
  caption,
  at,
  told: [...told.filter((id) => id !== caption.id), caption.id].slice(-REMEMBERED),
});
