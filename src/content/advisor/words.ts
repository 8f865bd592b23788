/** Figures of messages, as they are said. */

/** At most one decimal; `22.4 s`, `850 ms`. */
export function secondsWords(seconds: number): string {
  if (seconds > 0 && seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  return `${rounded(seconds)} s`;
}

export const msWords = (ms: number): string => secondsWords(ms / 1000);

export const percentWords = (percent: number): string => `${rounded(percent)} %`;

/** `1 task`, `3 tasks`, `12,000 requests`. */
export const counted = (count: number, noun: string): string =>
  `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Thousands apart; by hand, as it must be the same everywhere. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** The next whole step above. */
export const roundedUp = (value: number, step: number): number => Math.ceil(value / step) * step;
