import { formatDuration, type SimMicros } from '../../model/sim-time';

/** `3 m 12 s` until a moment; never less than nothing. */
export const timeLeft = (endsAt: SimMicros, now: SimMicros): string =>
  formatDuration(Math.max(0, endsAt - now) as SimMicros);
