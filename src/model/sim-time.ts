/**
 * Simulated time: whole microseconds since the start of a run, held in a number (exact up to 2^53,
 * some 285 years). Branded, so that a bare number of seconds cannot cross a room by mistake.
 */
export type SimMicros = number & { readonly __brand: 'SimMicros' };

export const ZERO = 0 as SimMicros;
export const US_PER_SECOND = 1_000_000;
export const US_PER_MS = 1_000;

/** Seconds (fractions allowed) to simulated microseconds, rounded to the nearest whole one. */
export const seconds = (s: number): SimMicros => Math.round(s * US_PER_SECOND) as SimMicros;
export const toSeconds = (t: SimMicros): number => t / US_PER_SECOND;
export const plus = (t: SimMicros, d: number): SimMicros => (t + d) as SimMicros;

/**
 * The calendar moment that simulated time 0 stands for in API answers, in epoch seconds
 * (2026-01-01T00:00:00Z). A constant, so that equal runs print equal bytes.
 */
const EPOCH_SECONDS = 1_767_225_600;
/** A simulated moment as AWS's JSON APIs send timestamps: epoch seconds with fractions. */
export const toEpochSeconds = (t: SimMicros): number => EPOCH_SECONDS + t / US_PER_SECOND;
/** The same backwards, for those who are told moments by an answer. */
export const fromEpochSeconds = (s: number): SimMicros => seconds(s - EPOCH_SECONDS);

/** `00:07:48.2`: hours, minutes, seconds and tenths, as the transport clock shows it. */
export function formatClock(t: SimMicros): string {
  const tenths = Math.floor(t / 100_000);
  const s = Math.floor(tenths / 10);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}.${tenths % 10}`;
}

/**
 * Lengths of time are told to the millisecond, since decisions are a microsecond late. Of what has
 * passed the rest of a tenth or of a second is cut off, as on the clock; what is left is rounded
 * up, so that nothing is left only when it is over.
 */
const millisIn = (d: number): number => Math.max(0, Math.round(d / US_PER_MS));

const inWords = (whole: number, upToAMinute: string): string => {
  if (whole < 60) return upToAMinute;
  if (whole < 3600) return `${Math.floor(whole / 60)} m ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor(whole / 60) % 60} m`;
};

/** `4 m 13 s`, `12.4 s`: a length of time that has passed, in words. */
export function formatDuration(d: SimMicros): string {
  const tenths = Math.floor(millisIn(d) / 100);
  const whole = Math.floor(tenths / 10);
  return inWords(whole, `${whole}.${tenths % 10} s`);
}

/** Whole seconds that are left until a moment; 0 when it has come. */
export const secondsLeft = (until: SimMicros, now: SimMicros): number =>
  Math.ceil(millisIn(until - now) / 1000);

/** `4 m 14 s`, `13 s`: what is left until a moment, in words. */
export function formatTimeLeft(until: SimMicros, now: SimMicros): string {
  const whole = secondsLeft(until, now);
  return inWords(whole, `${whole} s`);
}

/** `4:12`, `1:02:05`: what is left, as it runs down while one looks; the same seconds. */
export function formatCountdown(d: SimMicros): string {
  const whole = secondsLeft(d, ZERO);
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${two(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}
