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
 * The one rule for lengths of time: to the millisecond, since decisions are a microsecond late, and
 * what is left of a tenth or a second is cut off, as on the clock. So a countdown and a length in
 * words say the same.
 */
const tenthsIn = (d: SimMicros): number => Math.floor(Math.max(0, Math.round(d / US_PER_MS)) / 100);

/** `4 m 13 s`, `12.4 s`: a length of time in words. */
export function formatDuration(d: SimMicros): string {
  const tenths = tenthsIn(d);
  const whole = Math.floor(tenths / 10);
  if (whole < 60) return `${whole}.${tenths % 10} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} m ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor(whole / 60) % 60} m`;
}

/** `4:12`, `1:02:05`: a length of time that runs while one looks, by the same rule. */
export function formatCountdown(d: SimMicros): string {
  const whole = Math.floor(tenthsIn(d) / 10);
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${two(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}
