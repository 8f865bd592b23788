import type { SimMicros } from '../../model/sim-time';
import { US_PER_SECOND } from '../../model/sim-time';

/** A stretch of a run as a film. */
export interface Stretch {
  /** Simulated µs. */
  from: SimMicros;
  to: SimMicros;
  /** Simulated seconds per second of the film. */
  speed: number;
  /** Pictures per second of the film, 10 to 30. */
  fps: number;
}

/** Which moments a film shows, and which ones the run is asked about. */
export interface FilmPlan extends Stretch {
  /** Moments shown, one a picture, simulated µs. */
  times: readonly SimMicros[];
  /** Seconds of the film. */
  duration: number;
  /** What cards say changes with every so many pictures. */
  stride: number;
  /** Before `from`: requests that set off here may be under way when the film begins. */
  lead: readonly SimMicros[];
}

/** Words and figures that change more often than this a second cannot be read. */
const FACTS_PER_SECOND = 10;

/** The longest film, in seconds, and in pictures. */
const LONGEST_FILM = 120;
const MOST_PICTURES = 1800;

/** Simulated seconds of a request's way there and back on the screen, at speed 1, and its work. */
const ON_SCREEN = 5;
const AT_WORK = 15;
/** The run is asked about the time before in so many steps. */
const LEAD_STEPS = 8;

/** How long a stretch is as a film, seconds. */
export const filmSeconds = ({ from, to, speed }: Stretch): number =>
  Math.max(0, to - from) / US_PER_SECOND / speed;

/** How many pictures that is; a moment alone is one. */
export const pictureCount = (stretch: Stretch): number =>
  Math.max(1, Math.round(filmSeconds(stretch) * stretch.fps));

/** Why a stretch cannot be filmed, in words; null where it can. */
export function stretchProblem(stretch: Stretch): string | null {
  const { from, to, speed, fps } = stretch;
  if (![from, to, speed, fps].every(Number.isFinite)) return 'Give the stretch in numbers.';
  if (from < 0) return 'Nothing was before the beginning.';
  if (to <= from) return 'The end must be after the beginning.';
  const seconds = filmSeconds(stretch);
  const way = 'take a shorter stretch, a higher speed or fewer pictures a second';
  if (seconds > LONGEST_FILM) {
    return `${Math.ceil(seconds)} s are more than the ${LONGEST_FILM} s of the longest film: ${way}.`;
  }
  const pictures = pictureCount(stretch);
  if (pictures <= MOST_PICTURES) return null;
  return `${pictures} pictures are more than the ${MOST_PICTURES} of the longest film: ${way}.`;
}

/** A moment alone, as a film of one picture. */
export const momentPlan = (at: SimMicros, traffic: boolean): FilmPlan =>
  filmPlan({ from: at, to: at, speed: 1, fps: 10 }, traffic);

/**
 * The moments of a film: the first at `from`, the others evenly up to just before `to`. Without
 * traffic nothing of what was before is needed.
 */
export function filmPlan(stretch: Stretch, traffic = true): FilmPlan {
  const { from, speed, fps } = stretch;
  const count = pictureCount(stretch);
  const times = Array.from({ length: count }, (_, i) => {
    return (from + Math.round((i * speed * US_PER_SECOND) / fps)) as SimMicros;
  });
  const before = Math.min(from, Math.ceil(ON_SCREEN * speed + AT_WORK) * US_PER_SECOND);
  const lead = Array.from({ length: traffic && before > 0 ? LEAD_STEPS : 0 }, (_, i) => {
    return Math.round(from - before + (before * i) / LEAD_STEPS) as SimMicros;
  });
  return {
    ...stretch,
    times,
    duration: count / fps,
    stride: Math.ceil(fps / FACTS_PER_SECOND),
    lead,
  };
}

/** The moments that a run must be moved to, in order: what it says then is the reel of the film. */
export function reelTimes({ lead, times, stride }: FilmPlan): SimMicros[] {
  const facts = times.filter((_, i) => i % stride === 0);
  const last = times.at(-1)!;
  return [...lead, ...facts, ...(facts.at(-1) === last ? [] : [last])];
}

/** How long each picture of a GIF stands, in hundredths of a second; together exactly right. */
export const gifDelays = ({ times, fps }: Pick<FilmPlan, 'times' | 'fps'>): number[] =>
  times.map((_, i) => Math.round(((i + 1) * 100) / fps) - Math.round((i * 100) / fps));
