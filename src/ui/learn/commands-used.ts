/** The commands that somebody gave, from what was noted of lines and of the screen. */
import { commandLines } from '../../cli/gesture-commands';
import type { Given, Outcome } from '../../state/gesture';

/** As `aws …` lines, in order. Of a gesture: those sent, the one that was refused among them. */
export const commandsOf = (given: readonly Given[]): string[] =>
  given.flatMap((one) => ('line' in one ? [one.line] : linesOf(one.outcome)));

const linesOf = ({ gesture, outputs, error }: Outcome): string[] =>
  commandLines(gesture.operations.slice(0, outputs.length + (error ? 1 : 0)));

/** What came after `last`; all there is where that is not among them any more. */
export const givenAfter = (given: readonly Given[], last: Given | null): readonly Given[] =>
  last === null ? given : given.slice(given.indexOf(last) + 1);
