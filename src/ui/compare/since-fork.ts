import { toCommandLine } from '../../cli/to-command-line';
import type { LoggedCommand } from '../../model/logged-command';
import { formatClock } from '../../model/sim-time';

/** Commands with a comment for each moment that they are given at. */
export function linesOf(changes: readonly LoggedCommand[]): string[] {
  return changes.flatMap(({ at, target, input }, index) => {
    const line = toCommandLine(target, input);
    return changes[index - 1]?.at === at ? [line] : [`# at ${formatClock(at)}`, line];
  });
}

/** What either of two runs was given that the other was not: what they differ by. */
export function sinceFork(
  a: readonly LoggedCommand[],
  b: readonly LoggedCommand[],
): { a: readonly LoggedCommand[]; b: readonly LoggedCommand[] } {
  const common = commonLength(a, b);
  return { a: a.slice(common), b: b.slice(common) };
}

/** So many commands are the same in both. */
function commonLength(one: readonly LoggedCommand[], other: readonly LoggedCommand[]): number {
  const at = one.findIndex(
    (command, index) => JSON.stringify(command) !== JSON.stringify(other[index]),
  );
  return at < 0 ? one.length : at;
}

/** Whether commands of this kind can make other requests arrive. */
export const changesArrivals = (target: string): boolean =>
  /Traffic|SetSeed|LoadAccount/.test(target);
