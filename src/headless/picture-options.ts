import { LEAST_FILM } from '../formats/picture/film-frame';
import { SVG_FPS } from '../formats/picture/animated-svg';
import {
  type FilmPlan,
  filmPlan,
  type Stretch,
  stretchProblem,
} from '../formats/picture/film-plan';
import { MOST_MOMENTS } from '../formats/picture/filmstrip-text';
import { seconds, type SimMicros } from '../model/sim-time';
import type { FilmSize, PictureChoices } from './picture';
import { LONGEST_RUN } from './run';
import { type Arguments, numberOf, UsageError, wordOf } from './usage';

/** What may be said of a picture, beside what may be of every export. */
export const PICTURE_FLAGS = ['--dots', '--transparent'];
export const PICTURE_VALUES = [
  '--theme',
  '--scale',
  '--title',
  '--legend',
  '--filmstrip',
  '--animate',
  '--speed',
  '--size',
];

const LARGEST_SCALE = 4;
const ON_OFF = ['on', 'off'] as const;

/** Options that only go with a picture that plays. */
const OF_FILMS = ['--speed', '--size'];

/** How a picture is to look. */
export function pictureChoices(read: Arguments): PictureChoices {
  const isFilm = read.values.has('--animate');
  for (const option of isFilm ? [] : OF_FILMS) {
    if (read.values.has(option)) throw new UsageError(`${option} goes with --animate only`);
  }
  if (isFilm && read.values.has('--filmstrip')) {
    throw new UsageError('either --animate or --filmstrip');
  }
  return {
    theme: wordOf(read, '--theme', ['dark', 'light'], 'dark') ?? 'dark',
    scale: numberOf(read, '--scale', 2, { least: 0.1, most: LARGEST_SCALE }),
    traffic: read.flags.has('--dots'),
    title: wordOf(read, '--title', ON_OFF, 'on') === 'on',
    legend: wordOf(read, '--legend', ON_OFF, 'on') === 'on',
    transparent: read.flags.has('--transparent'),
    moments: momentsOf(read.values.get('--filmstrip')),
  };
}

/** `10,60,120` in order, in simulated seconds. */
function momentsOf(list: string | undefined): SimMicros[] {
  if (list === undefined) return [];
  const times = list.split(',').map((text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN));
  if (times.some((time) => !(time <= LONGEST_RUN))) {
    throw new UsageError(`--filmstrip wants seconds as in 10,60,120, not ${list}`);
  }
  if (times.length > MOST_MOMENTS) {
    throw new UsageError(`--filmstrip takes ${MOST_MOMENTS} moments at most, not ${times.length}`);
  }
  return times.toSorted((a, b) => a - b).map(seconds);
}

/** The stretch that `--animate FROM-TO` asks for; undefined without it. */
export function filmAsked(read: Arguments): { plan: FilmPlan; size: FilmSize } | undefined {
  const text = read.values.get('--animate');
  if (text === undefined) return undefined;
  const [, from, to] = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (from === undefined || to === undefined || Number(to) > LONGEST_RUN) {
    throw new UsageError(`--animate wants seconds as in 10-20, not ${text}`);
  }
  const speed = numberOf(read, '--speed', 1, { least: 0.05, most: 1000 });
  const stretch: Stretch = {
    from: seconds(Number(from)),
    to: seconds(Number(to)),
    speed,
    fps: SVG_FPS,
  };
  const problem = stretchProblem(stretch);
  if (problem !== null) throw new UsageError(`--animate ${text}: ${problem}`);
  return { plan: filmPlan(stretch), size: sizeOf(read.values.get('--size') ?? '1280x720') };
}

function sizeOf(text: string): FilmSize {
  const [, width, height] = /^(\d{3,4})x(\d{3,4})$/.exec(text) ?? [];
  const size = { width: Number(width), height: Number(height) };
  if (!(size.width >= LEAST_FILM.width && size.height >= LEAST_FILM.height)) {
    const least = `${LEAST_FILM.width}x${LEAST_FILM.height}`;
    throw new UsageError(`--size wants pixels as in 1280x720, from ${least}, not ${text}`);
  }
  return size;
}
