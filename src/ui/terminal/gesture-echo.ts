import { commandLines } from '../../cli/gesture-commands';
import type { Outcome } from '../../state/gesture';

/** More lines than this are folded where a click is echoed. */
const SHOWN = 40;

/**
 * What a click elsewhere came to, as lines of the terminal: a comment, then its commands. Many are
 * folded, and a template's whole script is, unless all are asked for.
 */
export function gestureLines(outcome: Outcome, isWhole = false): string[] {
  const { label, operations, template, isFolded } = outcome.gesture;
  const lines = commandLines(operations);
  const most = template === undefined && !isFolded ? SHOWN : 0;
  const shown = isWhole || lines.length <= most ? lines : lines.slice(0, most);
  const left = lines.length - shown.length;
  const { error } = outcome;
  return [
    `# from the screen: ${label}`,
    ...shown,
    ...(left > 0 ? [`# … ${left} ${shown.length > 0 ? 'more ' : ''}commands: ${HOW}`] : []),
    ...(error ? [`# refused: ${error.__type}: ${error.message}`] : []),
  ];
}

const HOW = 'type clicks to see all';
