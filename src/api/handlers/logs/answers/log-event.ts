import { toEpochSeconds, type SimMicros } from '../../../../model/sim-time';
import type { LogEvent } from '../../../../model/log-group';

/** Milliseconds since 1970, as CloudWatch Logs has its moments. */
export const millis = (at: SimMicros): number => Math.floor(toEpochSeconds(at) * 1000 + 0.001);

/** 56 digits that are the same whenever the line is read. */
export function eventId(stream: string, { at, message }: LogEvent): string {
  let digits = String(at).padStart(17, '0');
  for (let part = 1; digits.length < 56; part++) {
    let h = 2_166_136_261 ^ part;
    for (const text of [stream, message]) {
      for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16_777_619);
    }
    digits += String((h ^ (h >>> 15)) >>> 0).padStart(10, '0');
  }
  return digits.slice(0, 56);
}

/** Whether a line lies in a window of milliseconds; its start belongs to it, its end too. */
export function isBetween(
  { at }: LogEvent,
  { startTime = 0, endTime = Infinity }: { startTime?: number; endTime?: number },
): boolean {
  const moment = millis(at);
  return moment >= startTime && moment <= endTime;
}
