import type { SimMicros } from '../../model/sim-time';
import { readMoment } from '../presenter/read-moment';

/** What the address of an embedded page asks for. */
export interface EmbedOptions {
  /** Time runs as soon as the sandbox is there. */
  autoplay: boolean;
  /** Simulated seconds a wall second. */
  speed: number;
  /** Begins again after so many simulated seconds; null goes on for ever. */
  loop: number | null;
  /** The moment it begins at; null leaves that to the link. */
  at: SimMicros | null;
  /** Null follows the browser. */
  theme: 'light' | 'dark' | null;
  captions: boolean;
}

/** `?embed&autoplay` and `autoplay=1` mean yes, `autoplay=0` and `false` no. */
const isAsked = (asked: URLSearchParams, name: string): boolean => {
  const value = asked.get(name);
  return value !== null && value !== '0' && value !== 'false';
};

const positive = (text: string | null): number | null => {
  const value = Number(text);
  return text !== null && text !== '' && Number.isFinite(value) && value > 0 ? value : null;
};

const MOST_SPEED = 1000;

/** What cannot be read is left at what it is without it. */
export function embedOptions(search: string): EmbedOptions {
  const asked = new URLSearchParams(search);
  const theme = asked.get('theme');
  const speed = asked.get('speed');
  const at = asked.get('t');
  return {
    autoplay: isAsked(asked, 'autoplay'),
    speed: speed === 'max' ? Infinity : Math.min(MOST_SPEED, positive(speed) ?? 1),
    loop: positive(asked.get('loop')),
    at: at === null ? null : (readMoment(at) as SimMicros | null),
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    captions: isAsked(asked, 'captions'),
  };
}
