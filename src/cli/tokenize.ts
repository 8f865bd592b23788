/**
 * Reads the subset of the POSIX shell that scripts of `aws` lines are written in: quotes, `\` at a
 * line's end, comments, `NAME=value`, `NAME=$(aws …)`, `$NAME`, `${NAME}`. No globbing, no brace
 * expansion, no word splitting. What the subset lacks (pipes, redirections, `;` …) is named, not
 * guessed. One thing that lines copied from a page often have is read kindly: a `<placeholder>` is
 * text.
 */

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

/** One command of a script: assignments before it, then its words (none in `NAME=value` alone). */
export interface Statement {
  readonly kind: 'statement';
  /** As written, continuations joined, variables unexpanded. */
  readonly source: string;
  readonly line: number;
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
}

/** What could not be read; reading goes on at the next line. */
export interface SyntaxProblem {
  readonly kind: 'problem';
  readonly source: string;
  readonly line: number;
  readonly message: string;
}

/** Where words get their values when a statement runs. Throw from either to stop the statement. */
export interface WordValues {
  variable(name: string): string;
  /** Runs a command in `$(…)` and answers what it printed. */
  output(statement: Statement): string | Promise<string>;
}

class Unreadable extends Error {}

const NAME_START = /[A-Za-z_]/;
const NAME_PART = /[A-Za-z0-9_]/;
const BLANK = /[ \t]/;
const OPERATOR = '|&;<>()';
const PLACEHOLDER = /<[A-Za-z][\w.-]*>/y;
const ESCAPED_IN_DOUBLE_QUOTES = '$`"\\';

/** Every statement of a script in order, and what could not be read at its place among them. */
export function readStatements(script: string): (Statement | SyntaxProblem)[] {
  return new Reader(script.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n')).all();
}

/**
 * The word's value, or undefined when nothing is left of it: as in a shell, an unquoted variable
 * that is empty makes no argument.
 */
export async function expandWord(word: Word, values: WordValues): Promise<string | undefined> {
  let text = '';
  let quoted = false;
  for (const piece of word) {
    quoted ||= piece.quoted;
    if (piece.kind === 'text') text += piece.text;
    else if (piece.kind === 'variable') text += values.variable(piece.name);
    else text += (await values.output(piece.statement)).replace(/\n+$/, '');
  }
  return text === '' && !quoted ? undefined : text;
}

class Reader {
  private at = 0;
  private line = 1;

  constructor(private readonly text: string) {}

  all(): (Statement | SyntaxProblem)[] {
    const found: (Statement | SyntaxProblem)[] = [];
    for (;;) {
      this.skipBlank(true);
      if (this.at >= this.text.length) return found;
      const [start, line] = [this.at, this.line];
      try {
        const statement = this.statement(false);
        if (statement.words.length > 0 || statement.assignments.length > 0) found.push(statement);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        this.skipRestOfLine();
        const source = joined(this.text.slice(start, this.at));
        found.push({ kind: 'problem', source, line, message: error.message });
      }
    }
  }

  private peek(ahead = 0): string {
    return this.text[this.at + ahead] ?? '';
  }

  private take(): string {
    const taken = this.peek();
    this.at += 1;
    if (taken === '\n') this.line += 1;
    return taken;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** To the line's end, past continuations: what belongs to an unreadable line. */
  private skipRestOfLine(): void {
    while (this.at < this.text.length && this.peek() !== '\n') {
      if (this.take() === '\\' && this.at < this.text.length) this.take();
    }
  }

  /** Spaces, continuations, comments, and line ends where a statement may begin. */
  private skipBlank(newlines: boolean): void {
    for (;;) {
      const next = this.peek();
      if (next === '\\' && this.peek(1) === '\n') {
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

  /** Up to the end of the line, or to the `)` that closes a substitution. */
  private statement(inside: boolean): Statement {
    const [start, line] = [this.at, this.line];
    const assignments: Assignment[] = [];
    const words: Word[] = [];
    for (;;) {
      this.skipBlank(inside && words.length === 0 && assignments.length === 0);
      const next = this.peek();
      if (next === '' || next === '\n' || (inside && next === ')')) break;
      const name = words.length === 0 ? this.assignedName() : undefined;
      if (name !== undefined) assignments.push({ name, value: this.word(inside) });
      else words.push(this.word(inside));
      if (isPrompt(words)) words.pop();
      // `export NAME=value` is the same as `NAME=value` here: there is no other process to see it.
      if (words.length === 1 && isExport(words[0]) && /[ \t]/.test(this.peek())) words.pop();
    }
    const source = joined(this.text.slice(start, this.at)).trim();
    return { kind: 'statement', source, line, assignments, words };
  }

  /** Takes `NAME=` if it stands here. */
  private assignedName(): string | undefined {
    const match = /^[A-Za-z_][A-Za-z0-9_]*(?==)/.exec(this.text.slice(this.at, this.at + 256));
    if (!match) return undefined;
    this.at += match[0].length + 1;
    return match[0];
  }

  private word(inside: boolean): Word {
    const pieces: Piece[] = [];
    let bare = '';
    const flush = () => {
      if (bare !== '') pieces.push({ kind: 'text', text: bare, quoted: false });
      bare = '';
    };
    for (;;) {
      const next = this.peek();
      if (next === '' || next === '\n' || BLANK.test(next) || (inside && next === ')')) break;
      if (next === "'") {
        flush();
        pieces.push(this.singleQuoted());
      } else if (next === '"') {
        flush();
        this.doubleQuoted(pieces);
      } else if (next === '\\') {
        bare += this.escaped();
      } else if (next === '$') {
        const expansion = this.expansion(false);
        if (typeof expansion === 'string') bare += expansion;
        else {
          flush();
          pieces.push(expansion);
        }
      } else if (next === '`') {
        throw new Unreadable(
          '`…` is not supported: use $(…), or put the backtick in single quotes',
        );
      } else if (OPERATOR.includes(next)) {
        const placeholder = this.match(PLACEHOLDER);
        if (placeholder !== undefined) {
          bare += placeholder;
          continue;
        }
        throw new Unreadable(`'${next}' is not supported here: quote it, or leave it out`);
      } else {
        bare += this.take();
      }
    }
    flush();
    return pieces;
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
    if (next === '{') {
      const match = /^\{([A-Za-z_][A-Za-z0-9_]*)\}/.exec(this.text.slice(this.at, this.at + 256));
      if (!match?.[1]) throw new Unreadable('only ${NAME} is supported in ${…}');
      this.at += match[0].length;
      return { kind: 'variable', name: match[1], quoted };
    }
    if (NAME_START.test(next)) {
      let name = '';
      while (NAME_PART.test(this.peek())) name += this.take();
      return { kind: 'variable', name, quoted };
    }
    if (next !== '' && /[0-9@*#?!$-]/.test(next)) {
      throw new Unreadable(`$${next} is not supported: a script has no arguments`);
    }
    return '$';
  }

  private substitution(quoted: boolean): Piece {
    this.take();
    if (this.peek() === '(') throw new Unreadable('arithmetic, $((…)), is not supported');
    const statement = this.statement(true);
    this.skipBlank(true);
    if (this.peek() === '') throw new Unreadable("unexpected end of file while looking for ')'");
    if (this.peek() !== ')') throw new Unreadable('only one command is supported in $(…)');
    this.take();
    return { kind: 'output', statement, quoted };
  }

  private unmatched(quote: string): never {
    // Everything after an open quote is inside it, so there is no next line to go on at.
    this.at = this.text.length;
    throw new Unreadable(`unexpected end of file while looking for matching \`${quote}'`);
  }
}

/** A lone `$` before the command: the prompt of a line copied from a page. */
function isPrompt(words: readonly Word[]): boolean {
  const only = words.length === 1 ? words[0] : undefined;
  return only?.length === 1 && only[0]?.kind === 'text' && only[0].text === '$' && !only[0].quoted;
}

function isExport(word: Word | undefined): boolean {
  return word?.length === 1 && word[0]?.kind === 'text' && word[0].text === 'export';
}

/** Continuations taken out; inside single quotes a backslash at a line's end is text and stays. */
function joined(source: string): string {
  let out = '';
  let quote = '';
  for (let i = 0; i < source.length; i += 1) {
    const c = source[i] ?? '';
    if (quote === "'") {
      if (c === "'") quote = '';
      out += c;
    } else if (c === '\\') {
      const next = source[i + 1] ?? '';
      if (next !== '\n') out += c + next;
      i += 1;
    } else {
      if (c === quote) quote = '';
      else if (quote === '' && (c === '"' || c === "'")) quote = c;
      out += c;
    }
  }
  return out;
}
