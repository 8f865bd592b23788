import type { Word } from '../cli/statement';
import { readStatements } from '../cli/tokenize';

/**
 * The words of one command line without variables, quotes taken off; none where it is more than
 * that.
 */
export function wordsOf(line: string): string[] {
  const [statement, ...more] = [...readStatements(line)];
  if (statement?.kind !== 'statement' || more.length > 0) return [];
  const words = statement.words.map(textOf);
  return words.every((word): word is string => word !== undefined) ? words : [];
}

/** The first name, of those that a script sets, which a command line takes its words from. */
export function variableIn(line: string): string | undefined {
  const pieces = [...readStatements(line)].flatMap((one) =>
    one.kind === 'statement' ? one.words.flat() : [],
  );
  return pieces.find((piece) => piece.kind === 'variable')?.name;
}

function textOf(word: Word): string | undefined {
  let text = '';
  for (const piece of word) {
    if (piece.kind !== 'text') return undefined;
    text += piece.text;
  }
  return text;
}
