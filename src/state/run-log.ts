import type { LoggedCommand } from '../model/logged-command';

type Log = readonly LoggedCommand[];

/** How many commands two runs have in common from the beginning. */
export function sharedLength(one: Log, other: Log): number {
  let length = 0;
  while (length < one.length && isSame(one[length], other[length])) length++;
  return length;
}

const isSame = (a: LoggedCommand | undefined, b: LoggedCommand | undefined): boolean =>
  a === b || (a?.at === b?.at && a?.target === b?.target && inputOf(a) === inputOf(b));

const inputOf = (command: LoggedCommand | undefined): string => JSON.stringify(command?.input);
