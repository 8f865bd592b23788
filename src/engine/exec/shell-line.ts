/**
 * A line for the shell, taken apart: commands with `;`, `&&` and `||` between them, words in their
 * quotes, output sent into files. What the shell here does not know is refused by name.
 */

/** A stretch of a word; nothing is put in for a `$` in single quotes. */
export interface WordPart {
  readonly text: string;
  readonly quotes: 'none' | 'single' | 'double';
}
export type ShellWord = readonly WordPart[];

export interface SimpleCommand {
  /** When it is carried out: always, or by how the one before ended. */
  readonly after: ';' | '&&' | '||';
  readonly words: ShellWord[];
  /** Where its output goes instead of the screen. */
  into?: { readonly path: ShellWord; readonly append: boolean };
}

export class ShellSyntaxError extends Error {}

const REFUSED: readonly [pattern: RegExp, what: string][] = [
  [/^(?:\$\(|`)/, 'commands in commands'],
  [/^\|(?!\|)/, 'pipes'],
  [/^&(?![&>])/, 'commands in the background'],
  [/^</, 'input from files'],
  [/^[()]/, 'subshells'],
];

/** Throws ShellSyntaxError. */
export const parseLine = (line: string): SimpleCommand[] => new LineReader(line).read();

/** Stands for a dollar sign that a backslash has made an ordinary one. */
const LITERAL_DOLLAR = '\u0000';

class LineReader {
  private at = 0;
  private readonly commands: SimpleCommand[] = [];
  private current: SimpleCommand = { after: ';', words: [] };

  constructor(private readonly line: string) {}

  read(): SimpleCommand[] {
    while (this.skipBlanks()) {
      if (!this.takeOperator() && !this.takeRedirection()) this.current.words.push(this.word());
    }
    if (this.current.words.length > 0) this.commands.push(this.current);
    else if (this.current.after !== ';') this.unexpected('end of line');
    return this.commands;
  }

  private rest(): string {
    return this.line.slice(this.at);
  }

  /** False at the end of the line, or where a comment begins. */
  private skipBlanks(): boolean {
    while (/\s/.test(this.line[this.at] ?? '')) this.at++;
    return this.at < this.line.length && this.line[this.at] !== '#';
  }

  private unexpected(what: string): never {
    throw new ShellSyntaxError(`syntax error: unexpected "${what}"`);
  }

  private takeOperator(): boolean {
    const [sign] = /^(?:&&|\|\||;)/.exec(this.rest()) ?? [];
    if (sign === undefined) return false;
    if (this.current.words.length === 0) this.unexpected(sign);
    this.at += sign.length;
    this.commands.push(this.current);
    this.current = { after: sign as SimpleCommand['after'], words: [] };
    return true;
  }

  /** Errors go where they go: sending them elsewhere is read and has no effect. */
  private takeRedirection(): boolean {
    const [errors] = /^2>(?:&1|>?\s*\/dev\/[^\s;&|]+)/.exec(this.rest()) ?? [];
    if (errors !== undefined) {
      this.at += errors.length;
      return true;
    }
    const [sign] = /^[1&]?>>?(?!&)/.exec(this.rest()) ?? [];
    if (sign === undefined) return false;
    this.at += sign.length;
    if (!this.skipBlanks()) this.unexpected('end of line');
    this.current.into = { path: this.word(), append: sign.endsWith('>>') };
    return true;
  }

  private word(): ShellWord {
    const parts: WordPart[] = [];
    while (this.at < this.line.length && !/^(?:[\s;>]|&&|\|\|)/.test(this.rest())) {
      parts.push(this.part());
    }
    if (parts.length === 0) this.unexpected(this.line[this.at] ?? 'end of line');
    return parts;
  }

  private part(): WordPart {
    const rest = this.rest();
    const refused = REFUSED.find(([pattern]) => pattern.test(rest));
    if (refused) throw new ShellSyntaxError(`${refused[1]} are not simulated here`);
    const sign = rest[0]!;
    if (sign === "'") return { text: this.until("'"), quotes: 'single' };
    if (sign === '"') return { text: this.until('"'), quotes: 'double' };
    if (sign === '\\') {
      this.at += 2;
      return { text: rest[1] ?? '', quotes: 'single' };
    }
    const [text] = /^(?:\$(?!\()|[^\s;&|<>()`"'\\$])+/.exec(rest) ?? [sign];
    this.at += text.length;
    return { text, quotes: 'none' };
  }

  /** What stands in quotes; in double ones a backslash takes some signs as they are. */
  private until(quote: string): string {
    let text = '';
    for (this.at++; this.line[this.at] !== quote; this.at++) {
      const sign = this.line[this.at];
      if (sign === undefined) {
        throw new ShellSyntaxError('syntax error: unterminated quoted string');
      }
      const next = this.line[this.at + 1] ?? '';
      if (quote === '"' && sign === '\\' && /["\\$`]/.test(next)) {
        this.at++;
        text += next === '$' ? LITERAL_DOLLAR : next;
      } else text += sign;
    }
    this.at++;
    return text;
  }
}

/** A word with its variables put in; `isPattern` where an unquoted part has `*` or `?`. */
export function expandWord(
  word: ShellWord,
  valueOf: (name: string) => string,
): { text: string; isPattern: boolean } {
  const text = word
    .map((part) => (part.quotes === 'single' ? part.text : withValues(part.text, valueOf)))
    .join('');
  const isPattern = word.some((part) => part.quotes === 'none' && /[*?]/.test(part.text));
  return { text, isPattern: isPattern && /[*?]/.test(text) };
}

const VARIABLE = /\$(?:\{(\w+|\?)\}|([A-Za-z_]\w*|\?))/g;

const withValues = (text: string, valueOf: (name: string) => string): string =>
  text
    .replace(VARIABLE, (_all, braced: string | undefined, bare: string | undefined) =>
      valueOf(braced ?? bare ?? ''),
    )
    .replaceAll(LITERAL_DOLLAR, '$');
