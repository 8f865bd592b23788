import type { Theme } from '../../drawing/tokens';
import { SVG_FPS } from '../../formats/picture/animated-svg';
import { LEAST_FILM } from '../../formats/picture/film-frame';
import {
  filmSeconds,
  pictureCount,
  type Stretch,
  stretchProblem,
} from '../../formats/picture/film-plan';
import { seconds, type SimMicros, toSeconds } from '../../model/sim-time';
import type { FilmFormat } from './record-film';

/** What the recording dialog holds. */
export interface FilmChoices {
  format: FilmFormat;
  /** Simulated seconds; NaN while the field is empty. */
  from: number;
  to: number;
  speed: number;
  fps: number;
  size: keyof typeof SIZES | 'custom';
  width: number;
  height: number;
  theme: Theme;
  scope: 'all' | 'view' | 'selection';
  traffic: boolean;
  title: boolean;
  legend: boolean;
  captions: boolean;
}

export const SIZES = {
  '720p': { width: 1280, height: 720 },
  '1080p': { width: 1920, height: 1080 },
} as const;
const LARGEST = { width: 3840, height: 2160 };

/** How fast a film may be, simulated seconds a second. */
export const SPEEDS = [0.25, 0.5, 1, 2, 5, 10, 20, 60] as const;
export const FPS = [10, 15, 20, 25, 30] as const;

/** A film that nobody has asked to be of another length, in simulated seconds. */
const USUAL = 10;

/** The last ten seconds of the run, as a GIF that a README can show. */
export const firstFilm = (now: SimMicros, theme: Theme): FilmChoices => ({
  format: 'gif',
  from: Math.max(0, Math.floor(toSeconds(now)) - USUAL),
  to: Math.max(1, Math.floor(toSeconds(now))),
  speed: 1,
  fps: 15,
  size: '720p',
  ...SIZES['720p'],
  theme,
  scope: 'all',
  traffic: true,
  title: true,
  legend: true,
  captions: true,
});

/** The slowest of the speeds at which a stretch takes no longer than this, s. */
const COMFORTABLE = 20;

export function speedFor(from: number, to: number): number {
  const whole: readonly number[] = SPEEDS.filter((speed) => speed >= 1);
  return whole.find((speed) => (to - from) / speed <= COMFORTABLE) ?? whole.at(-1)!;
}

/** Pixels of the film; a video's sides are even. */
export function sizeOf({ size, width, height }: FilmChoices): { width: number; height: number } {
  if (size !== 'custom') return SIZES[size];
  return { width: 2 * Math.floor(width / 2), height: 2 * Math.floor(height / 2) };
}

/** Cards of an SVG keep to their own rhythm; its dots move without steps. */
export const stretchOf = ({ from, to, speed, fps, format }: FilmChoices): Stretch => ({
  from: seconds(from),
  to: seconds(to),
  speed,
  fps: format === 'svg' ? SVG_FPS : fps,
});

/** Why this cannot be filmed, in words; null where it can. `end` is as far as the run has gone. */
export function filmProblem(choices: FilmChoices, end: SimMicros): string | null {
  const { width, height } = sizeOf(choices);
  const isSmall = !(width >= LEAST_FILM.width && height >= LEAST_FILM.height);
  if (isSmall || width > LARGEST.width || height > LARGEST.height) {
    const { width: w, height: h } = LEAST_FILM;
    return `The size must be from ${w} × ${h} to ${LARGEST.width} × ${LARGEST.height} px.`;
  }
  if (choices.to > Math.ceil(toSeconds(end))) {
    return `The run has gone to ${toSeconds(end).toFixed(1)} s so far.`;
  }
  return stretchProblem(stretchOf(choices));
}

/**
 * What a picture comes to, in bytes per million pixels: of steady traffic with figures that change,
 * measured over the templates. Larger diagrams come to more.
 */
const BYTES = { gif: 6_000, webm: 8_000, svg: 0 } as const;
/** An SVG has its fonts, its cards, and what changes. */
const SVG_BYTES = { first: 170_000, second: 8_000 };

/** How large the file will be, roughly, in bytes. */
function roughBytes(choices: FilmChoices): number {
  const stretch = stretchOf(choices);
  if (choices.format === 'svg') {
    return SVG_BYTES.first + SVG_BYTES.second * filmSeconds(stretch);
  }
  const { width, height } = sizeOf(choices);
  return BYTES[choices.format] * ((width * height) / 1_000_000) * pictureCount(stretch);
}

/** `12 MB`, `480 kB`. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  const millions = bytes / 1_000_000;
  return `${millions < 10 ? millions.toFixed(1) : Math.round(millions)} MB`;
}

/** `10 s, 150 pictures of 1280 × 720 px, roughly 4.1 MB`. */
export function filmInWords(choices: FilmChoices): string {
  const stretch = stretchOf(choices);
  const { width, height } = sizeOf(choices);
  const length = `${Number(filmSeconds(stretch).toFixed(1))} s`;
  const rough = `roughly ${bytesInWords(roughBytes(choices))}`;
  if (choices.format === 'svg') return `${length}, sharp at any size, ${rough}`;
  return `${length}, ${pictureCount(stretch)} pictures of ${width} × ${height} px, ${rough}`;
}
