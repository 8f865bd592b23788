import { commandLines } from '../../cli/gesture-commands';
import type { Outcome } from '../../state/gesture';

/** More lines than this are for the script, not for an echo. */
const SHOWN = 12;

/** What a click elsewhere came to, as lines of the terminal: a comment, then its commands. */
export function gestureLines({ gesture, error }: Outcome): string[] {
  const { label, operations, template } = gesture;
  const lines = commandLines(operations);
  const shown = template === undefined ? lines.slice(0, SHOWN) : [];
  const left = lines.length - shown.length;
  return [
    `# from the screen: ${label}`,
    ...shown,
    ...(left > 0 ? [`# … ${left} ${shown.length > 0 ? 'more ' : ''}commands`] : []),
    ...(error ? [`# refused: ${error.__type}: ${error.message}`] : []),
  ];
}
