/** Reads words of a shell line: quotes, escapes, `$NAME`, `$(…)`, placeholders. */
import type { Piece, Statement, Word } from './statement';

/** Ends what is being read: nothing can be made of it. */
export class Unreadable extends Error {
  constructor(
    message: string,
    /** More lines may complete it. */
    readonly incomplete = false,
  ) {
    super(message);
  }
}

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
export const BLANK = /[ \t]/;
const OPERATOR = '|&;<>()';
/** `<ACCOUNT_ID>`, `<insert cluster name here>`: not `<in >out`. */
const PLACEHOLDER = /<[A-Za-z][\w.-]*(?: +[\w.-]+)*>/y;
const DEEPEST = 20;
const ESCAPED_IN_DOUBLE_QUOTES = '$`"\\';

export abstract class WordReader {
  protected at = 0;
  protected line = 1;
  /** How many `$(` are open. */
  protected depth = 0;
  /** The first thing in the statement under way that is read but cannot be run. */
  protected refusal: string | undefined;

  constructor(protected readonly text: string) {}

  /** Up to the end of the line, or to the `)` that closes a substitution. */
  protected abstract statement(inside: boolean): Statement;

  protected refuse(message: string): void {
    this.refusal ??= message;
  }

  protected peek(ahead = 0): string {
    return this.text[this.at + ahead] ?? '';
  }

  protected take(): string {
    const taken = this.peek();
    this.at += 1;
    if (taken === '\n') this.line += 1;
    return taken;
  }

  protected match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** Spaces, continuations, comments, and line ends where a statement may begin. */
  protected skipBlank(newlines: boolean): void {
    for (;;) {
      const next = this.peek();
      if (next === '\\' && this.peek(1) === '\n') {
        this.take();
        this.take();
        // The prompt for a line's continuation, in what was copied from a screen.
        this.match(/> +(?=--)/y);
      } else if (next === '`' && this.peek(1) === '\n') {
        this.refuse('a ` at a line’s end continues it in PowerShell: here it is \\');
        this.take();
        this.take();
      } else if (next === '#') {
        while (this.at < this.text.length && this.peek() !== '\n') this.take();
      } else if (next !== '' && (BLANK.test(next) || (newlines && next === '\n'))) {
        this.take();
      } else {
        return;
      }
    }
  }

  protected word(): Word {
    const pieces: Piece[] = [];
    let bare = '';
    const flush = () => {
      if (bare !== '') pieces.push({ kind: 'text', text: bare, quoted: false });
      bare = '';
    };
    const add = (piece: Piece) => {
      flush();
      pieces.push(piece);
    };
    for (;;) {
      const next = this.peek();
      if (next === '' || next === '\n' || BLANK.test(next)) break;
      if (next === "'") add(this.singleQuoted());
      else if (next === '"') {
        flush();
        this.doubleQuoted(pieces);
      } else if (next === '\\') bare += this.escaped();
      else if (next === '$') {
        const expansion = this.expansion(false);
        if (typeof expansion === 'string') bare += expansion;
        else add(expansion);
      } else if (next === '`') {
        throw new Unreadable(
          '`…` is not supported: use $(…), or put the backtick in single quotes',
        );
      } else if (OPERATOR.includes(next)) {
        const placeholder = this.match(PLACEHOLDER);
        if (placeholder === undefined) break;
        bare += placeholder;
      } else bare += this.take();
    }
    flush();
    return pieces;
  }

  /** Whether a placeholder, and not a file to read, stands here. */
  protected atPlaceholder(): boolean {
    PLACEHOLDER.lastIndex = this.at;
    return PLACEHOLDER.test(this.text);
  }

  private escaped(): string {
    this.take();
    if (this.peek() === '') return '\\';
    const next = this.take();
    return next === '\n' ? '' : next;
  }

  private singleQuoted(): Piece {
    const end = this.text.indexOf("'", this.at + 1);
    if (end < 0) this.unmatched("'");
    const text = this.text.slice(this.at + 1, end);
    while (this.at <= end) this.take();
    return { kind: 'text', text, quoted: true };
  }

  private doubleQuoted(pieces: Piece[]): void {
    this.take();
    let text = '';
    // Pushed even when empty: "" is a word.
    const flush = () => {
      pieces.push({ kind: 'text', text, quoted: true });
      text = '';
    };
    for (;;) {
      const next = this.peek();
      if (next === '') this.unmatched('"');
      if (next === '"') break;
      if (next === '\\' && this.peek(1) === '\n') {
        this.take();
        this.take();
      } else if (next === '\\' && ESCAPED_IN_DOUBLE_QUOTES.includes(this.peek(1) || ' ')) {
        this.take();
        text += this.take();
      } else if (next === '$') {
        const expansion = this.expansion(true);
        if (typeof expansion === 'string') text += expansion;
        else {
          flush();
          pieces.push(expansion);
        }
      } else if (next === '`') {
        throw new Unreadable('`…` is not supported: use $(…), or write \\` for a backtick');
      } else {
        text += this.take();
      }
    }
    this.take();
    flush();
  }

  /** `$NAME`, `${NAME}`, `$(…)`; any other `$` is an ordinary character. */
  private expansion(quoted: boolean): Piece | string {
    this.take();
    const next = this.peek();
    if (next === '(') return this.substitution(quoted);
    if (next === '{') return this.braced(quoted);
    const name = this.match(NAME);
    if (name !== undefined) return { kind: 'variable', name, quoted };
    // What the last command ended with.
    if (next === '?') return { kind: 'variable', name: this.take(), quoted };
    if (next !== '' && /[0-9@*#!$-]/.test(next)) {
      this.refuse(`$${next} is not supported: a script has no arguments`);
      return { kind: 'variable', name: this.take(), quoted };
    }
    return '$';
  }

  private braced(quoted: boolean): Piece {
    const start = this.at + 1;
    let depth = 0;
    do {
      const next = this.take();
      if (next === '') throw new Unreadable("unexpected end of file while looking for '}'", true);
      if (next === '{') depth += 1;
      if (next === '}') depth -= 1;
    } while (depth > 0);
    const name = this.text.slice(start, this.at - 1);
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) this.refuse('only ${NAME} is supported in ${…}');
    return { kind: 'variable', name, quoted };
  }

  private substitution(quoted: boolean): Piece {
    if (this.depth >= DEEPEST) throw new Unreadable('$(…) stands too deep in $(…)');
    this.depth += 1;
    const piece = this.substituted(quoted);
    this.depth -= 1;
    return piece;
  }

  private substituted(quoted: boolean): Piece {
    this.take();
    if (this.peek() === '(') throw new Unreadable('arithmetic, $((…)), is not supported');
    const statement = this.statement(true);
    for (;;) {
      this.skipBlank(true);
      if (this.match(/&&|\|\||;/y) === undefined) break;
      // What else there is may end well where this one does not.
      this.refuse('only one command is supported in $(…)');
      this.statement(true);
    }
    if (this.peek() === '') {
      throw new Unreadable("unexpected end of file while looking for ')'", true);
    }
    if (this.peek() !== ')') throw new Unreadable('only one command is supported in $(…)');
    this.take();
    return { kind: 'output', statement, quoted };
  }

  private unmatched(quote: string): never {
    // Everything after an open quote is inside it, so there is no next line to go on at.
    this.at = this.text.length;
    const message = `unexpected end of file while looking for matching \`${quote}'`;
    throw new Unreadable(message, true);
  }
}
