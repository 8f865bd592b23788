/** What a script of `aws` lines is made of, once read (`tokenize.ts`). */

/** A piece of a word; adjacent pieces are one word. `quoted` keeps an empty piece's word alive. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'variable'; readonly name: string; readonly quoted: boolean }
  | { readonly kind: 'output'; readonly statement: Statement; readonly quoted: boolean };

export type Word = readonly Piece[];

export interface Assignment {
  readonly name: string;
  readonly value: Word;
}

/** How a command hangs on those before it on its line. */
export interface Joined {
  /** It runs only if the one before it succeeded (`&&`) or failed (`||`); else always. */
  readonly joint?: '&&' | '||';
  /** A `||` further on takes care of its failure: the script does not end with it. */
  readonly mayFail?: true;
}

/** One command of a script: assignments before it, then its words (none in `NAME=value` alone). */
export interface Statement extends Joined {
  readonly kind: 'statement';
  /** As written, continuations joined, variables unexpanded. */
  readonly source: string;
  readonly line: number;
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  /** `>/dev/null`, `2>/dev/null`: what it prints is not shown. */
  readonly drops?: { readonly output?: true; readonly errors?: true };
}

/** What could not be read, or cannot be run here; reading goes on after it. */
export interface SyntaxProblem extends Joined {
  readonly kind: 'problem';
  readonly source: string;
  readonly line: number;
  readonly message: string;
  /** The command without what cannot be run (a pipe, a file to write): for whoever only parses. */
  readonly statement?: Statement;
  /** More lines may complete it: an open quote, an open `$(`, a `&&` at the end. */
  readonly incomplete?: true;
}

/** A word as one would write it without quotes: `$NAME` for a variable. */
export function writtenWord(word: Word): string {
  return word
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      return piece.kind === 'variable'
        ? writtenVariable(piece.name)
        : `$(${piece.statement.source})`;
    })
    .join('');
}

/** `$NAME`, or `${…}` where it is more than a name. */
export const writtenVariable = (name: string): string =>
  /^(?:\w+|[^\w])$/.test(name) ? `$${name}` : `\${${name}}`;

/** The text of a word that is plain, unquoted text; undefined for any other. */
export function plainText(word: Word | undefined): string | undefined {
  const only = word?.length === 1 ? word[0] : undefined;
  return only?.kind === 'text' && !only.quoted ? only.text : undefined;
}

/** Continuations taken out; inside single quotes a backslash at a line's end is text and stays. */
export function sourceOf(text: string): string {
  let out = '';
  let quote = '';
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i] ?? '';
    if (quote === "'") {
      if (c === "'") quote = '';
      out += c;
    } else if (c === '\\') {
      const next = text[i + 1] ?? '';
      if (next !== '\n') out += c + next;
      i += 1;
    } else {
      if (c === quote) quote = '';
      else if (quote === '' && (c === '"' || c === "'")) quote = c;
      out += c;
    }
  }
  return out.trim();
}
