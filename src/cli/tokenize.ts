/**
 * Reads the subset of the POSIX shell that scripts of `aws` lines are written in: quotes, `\` at a
 * line's end, comments, `NAME=value`, `NAME=$(aws …)`, `$NAME`, `${NAME}`, `;`, `&&`, `||`, output
 * dropped into `/dev/null`. No globbing, no brace expansion, no word splitting. What the subset
 * lacks (pipes, files, `if` …) is named, not guessed; the command before it is read all the same,
 * for whoever only parses. What lines copied from a page often have is read kindly: prompts, and a
 * `<placeholder>` as text.
 */
import { pipeAdvice } from './pipe-advice';
import { BLANK, Unreadable, WordReader } from './read-words';
import {
  type Piece,
  type Assignment,
  type Joined,
  plainText,
  sourceOf,
  type Statement,
  type SyntaxProblem,
  type Word,
  writtenWord,
} from './statement';
import { firstWord, headOf, keywordRefusal } from './statement-head';

/** Where words get their values when a statement runs. Throw from either to stop the statement. */
export interface WordValues {
  variable(name: string): string;
  /** Runs a command in `$(…)` and answers what it printed. */
  output(statement: Statement): string | Promise<string>;
}

const JOINT = /&&|\|\|/y;
/** `>`, `2>`, `>>`, `&>`, `2>&1`, `<`, `<<`, `<<<`. */
const REDIRECTION = /(?:\d|&)?(?:>>|>\||>&[\d-]|>|<<<|<<-?|<)/y;

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
    text += await textOfPiece(piece, values);
  }
  return text === '' && !quoted ? undefined : text;
}

/**
 * The words that a word of a command becomes: what stands in a variable or an answer outside quotes
 * is split where it has white space, as the shell does. `--tasks $TASKS` names each of them.
 */
export async function splitWord(word: Word, values: WordValues): Promise<string[]> {
  const words: string[] = [];
  let open: string | undefined;
  const close = () => {
    if (open !== undefined) words.push(open);
    open = undefined;
  };
  for (const piece of word) {
    const text = await textOfPiece(piece, values);
    if (piece.kind === 'text' || piece.quoted) {
      if (text !== '' || piece.quoted) open = (open ?? '') + text;
      continue;
    }
    for (const [index, part] of text.split(/[ \t\n]+/).entries()) {
      if (index > 0) close();
      if (part !== '') open = (open ?? '') + part;
    }
  }
  close();
  return words;
}

async function textOfPiece(piece: Piece, values: WordValues): Promise<string> {
  if (piece.kind === 'text') return piece.text;
  if (piece.kind === 'variable') return values.variable(piece.name);
  return (await values.output(piece.statement)).replace(/\n+$/, '');
}

/** What a statement has beside its words while it is read. */
interface Beside {
  readonly programs: Word[][];
  drops: { output?: true; errors?: true };
}

const HERE_DOCUMENT =
  'a here-document (<<) is not supported: give the text in quotes, which keep its line ends, or ' +
  'attach it as a file and read it with file://';

class Reader extends WordReader {
  /** The end of a here-document is still to come. */
  private isUnfinished = false;

  all(): (Statement | SyntaxProblem)[] {
    const found: (Statement | SyntaxProblem)[] = [];
    for (;;) {
      this.skipBlank(true);
      if (this.match(/;/y) !== undefined) continue;
      if (this.at >= this.text.length) return found;
      found.push(...withMayFail(this.list()));
    }
  }

  /** Commands that `&&` and `||` join. */
  private list(): (Statement | SyntaxProblem)[] {
    const found: (Statement | SyntaxProblem)[] = [];
    let joint: Joined['joint'];
    for (;;) {
      const one = this.command(joint);
      if (one) found.push(one);
      joint = this.match(JOINT) as Joined['joint'];
      if (joint === undefined) return found;
      this.skipBlank(true);
      if (this.at < this.text.length) continue;
      const message = `unexpected end of file after ${joint}`;
      const { line } = this;
      return [...found, { kind: 'problem', source: joint, line, message, joint, incomplete: true }];
    }
  }

  private command(joint: Joined['joint']): Statement | SyntaxProblem | undefined {
    const [start, line] = [this.at, this.line];
    this.refusal = undefined;
    this.depth = 0;
    try {
      const statement = { ...this.statement(false), ...(joint && { joint }) };
      if (this.refusal !== undefined) {
        const message: string = this.refusal;
        const { source } = statement;
        const more = this.isUnfinished ? ({ incomplete: true } as const) : {};
        const joined = joint && { joint };
        return { kind: 'problem', source, line, message, statement, ...joined, ...more };
      }
      return statement.words.length > 0 || statement.assignments.length > 0 ? statement : undefined;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.skipRestOfLine();
      const source = sourceOf(this.text.slice(start, this.at));
      const more = error.incomplete ? ({ incomplete: true } as const) : {};
      return { kind: 'problem', source, line, message: error.message, ...more };
    }
  }

  /** To the line's end, past continuations: what belongs to an unreadable line. */
  private skipRestOfLine(): void {
    while (this.at < this.text.length && this.peek() !== '\n') {
      if (this.take() === '\\' && this.at < this.text.length) this.take();
    }
  }

  protected statement(inside: boolean): Statement {
    const assignments: Assignment[] = [];
    const words: Word[] = [];
    const beside: Beside = { programs: [], drops: {} };
    this.skipBlank(inside);
    const [start, line] = [this.at, this.line];
    while (this.goesOn(inside)) {
      if (this.besideWords(beside)) continue;
      const program = beside.programs.at(-1);
      const name = words.length === 0 ? this.assignedName() : undefined;
      if (name !== undefined) assignments.push({ name, value: this.word() });
      else (program ?? words).push(this.word());
      if (!program && words.length === 1) this.beforeCommand(words);
    }
    const source = sourceOf(this.text.slice(start, this.at));
    const head = this.piped(words, beside.programs);
    const { drops } = beside;
    const dropping = drops.output || drops.errors ? { drops } : {};
    return { kind: 'statement', source, line, assignments, words: head, ...dropping };
  }

  /** Whether the statement has more: past the blanks, before whatever ends or joins it. */
  private goesOn(inside: boolean): boolean {
    this.skipBlank(false);
    const next = this.peek();
    if (next === '' || next === '\n' || next === ';') return false;
    JOINT.lastIndex = this.at;
    if (JOINT.test(this.text) || (inside && next === ')')) return false;
    if (next === '(' || next === ')')
      throw new Unreadable(`'${next}' is not supported here: quote it`);
    return true;
  }

  /** Takes what is no word: a pipe, a redirection, a `&`. */
  private besideWords(beside: Beside): boolean {
    if (this.atPlaceholder()) return false;
    const redirection = this.match(REDIRECTION);
    if (redirection !== undefined) this.redirect(redirection, beside.drops);
    else if (this.match(/\|&?/y) !== undefined) beside.programs.push([]);
    else if (this.match(/&/y) !== undefined) {
      this.refuse('& is not supported: commands run one after the other');
    } else return false;
    return true;
  }

  private redirect(sign: string, drops: Beside['drops']): void {
    if (/&[\d-]$/.test(sign)) return;
    this.skipBlank(false);
    const file = writtenWord(this.word());
    if (sign.endsWith('<<<')) return this.refuse('<<< is not supported: an option takes the text');
    if (sign.includes('<<')) {
      this.refuse(HERE_DOCUMENT);
      return this.skipHereDocument(file);
    }
    if (sign.includes('<')) return this.refuse('< is not supported: an option reads file://…');
    if (file === '$null') {
      return this.refuse(`${sign}$null is PowerShell: leave it out, or write ${sign}/dev/null`);
    }
    if (file === '/dev/stdout' || file === '/dev/stderr') return;
    if (file !== '/dev/null') {
      return this.refuse(
        `there are no files to write here: leave out ${sign} ${file}, or keep it by NAME=$(aws …)`,
      );
    }
    if (!sign.startsWith('2')) drops.output = true;
    if (/^[2&]/.test(sign)) drops.errors = true;
  }

  /** The text of a here-document stands on the lines after this one. */
  private skipHereDocument(end: string): void {
    while (this.at < this.text.length && this.peek() !== '\n') this.take();
    const after = this.text.slice(this.at).split('\n');
    const last = after.findIndex((one, i) => i > 0 && one.trim() === end);
    if (last < 0) this.isUnfinished = true;
    for (const one of after.slice(1, last < 0 ? undefined : last + 1)) {
      for (let i = 0; i <= one.length && this.at < this.text.length; i += 1) this.take();
    }
  }

  /** Takes `NAME=` if it stands here. */
  private assignedName(): string | undefined {
    return this.match(/[A-Za-z_][A-Za-z0-9_]*=/y)?.slice(0, -1);
  }

  /** A prompt, `export` and words like `if` stand before the command proper. */
  private beforeCommand(words: Word[]): void {
    const kind = firstWord(words[0]);
    if (kind === 'command' || (kind === 'declaring' && !BLANK.test(this.peek()))) return;
    if (kind === 'keyword') this.refuse(keywordRefusal(writtenWord(words[0] ?? [])));
    words.pop();
  }

  /** The `aws` command of a pipeline, which is mostly its beginning. */
  private piped(words: readonly Word[], programs: readonly Word[][]): readonly Word[] {
    const { words: own, refusal } = headOf(words);
    if (refusal !== undefined) this.refuse(refusal);
    if (programs.length === 0) return own;
    const later = programs.find((program) => isAws(headOf(program).words));
    if (later && !isAws(own)) {
      this.refuse('aws reads no standard input here: give it file://…, or $NAME');
      return headOf(later).words;
    }
    const written = (program: readonly Word[]) => program.map(writtenWord);
    this.refuse(pipeAdvice(written(own), programs.map(written)));
    return own;
  }
}

const isAws = (words: readonly Word[]): boolean => plainText(words[0]) === 'aws';

/** Marks those whose failure a later `||` of the list takes care of. */
function withMayFail(list: (Statement | SyntaxProblem)[]): (Statement | SyntaxProblem)[] {
  const last = list.findLastIndex(({ joint }) => joint === '||');
  return list.map((one, i) => (i < last ? { ...one, mayFail: true } : one));
}
