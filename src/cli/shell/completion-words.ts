/** What may stand at the cursor, and how a list of it is set out. */

/** One word that may stand there. */
export interface CompletionWord {
  /** In place of what was typed of it, quoted where that is needed. */
  readonly text: string;
  /** In a list of them; the text itself unless given. */
  readonly shown?: string;
  /** More belongs to the same word: no blank follows. */
  readonly goesOn?: true;
}

export interface Completion {
  /** The part of the word before the cursor that a word takes the place of. */
  readonly typed: string;
  readonly words: readonly CompletionWord[];
}

/** Longer lists are cut: nobody reads them. */
const LISTED = 160;
const GAP = 2;

/** The beginning that all have in common. */
export function commonStart(words: readonly string[]): string {
  const [first = '', ...others] = words;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}

/** Words in columns as wide as the widest of them, read from top to bottom. */
export function inColumns(words: readonly string[], width: number): string {
  const shown = words.slice(0, LISTED);
  const widest = Math.max(0, ...shown.map((word) => word.length)) + GAP;
  const columns = Math.max(1, Math.floor((width - 1) / widest));
  const rows = Math.ceil(shown.length / columns);
  const lines = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => shown[row + column * rows] ?? '')
      .map((word) => word.padEnd(widest))
      .join('')
      .trimEnd(),
  );
  if (words.length > LISTED) lines.push(`… and ${words.length - LISTED} more`);
  return lines.join('\n');
}
