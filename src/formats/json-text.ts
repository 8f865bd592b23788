import { DEEPEST, isNestedDeeper } from '../model/nesting';

/** Parsed JSON, or the place of the first mistake, counted from 1, with a reason in plain words. */
export type JsonText =
  | { ok: true; value: unknown }
  | { ok: false; line: number; column: number; message: string };

/** Why a text is not read as JSON, without its line; what is too deep is not called invalid. */
export function jsonFault({ column, message }: { column: number; message: string }): string {
  if (message === TOO_DEEP) return `${message} (column ${column})`;
  return `not valid JSON at column ${column}: ${message}`;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Browsers word JSON errors differently and seldom give a line. This reads the text once more when
 * the built-in parser refuses it, only to say where and why.
 */
export function parseJsonText(text: string): JsonText {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch {
    return fault(bare, firstMistake(bare));
  }
  return isNestedDeeper(value) ? fault(bare, tooDeep(bare)) : { ok: true, value };
}

function fault(text: string, { offset, message }: { offset: number; message: string }): JsonText {
  const before = text.slice(0, offset).split('\n');
  const column = (before[before.length - 1] ?? '').length + 1;
  return { ok: false, line: before.length, column, message };
}

const TOO_DEEP = `nested too deeply: more than ${DEEPEST} lists and objects in one another`;

/** Where a valid text goes too deep for all that reads it later and recurses. */
function tooDeep(text: string): { offset: number; message: string } {
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth > DEEPEST) return { offset: index, message: TOO_DEEP };
  }
  return { offset: 0, message: TOO_DEEP };
}

class Mistake extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

function firstMistake(text: string): { offset: number; message: string } {
  const reader = new Reader(text);
  try {
    reader.document();
  } catch (error) {
    if (error instanceof Mistake) return { offset: error.offset, message: error.message };
    throw error;
  }
  return { offset: text.length, message: 'not valid JSON' };
}

const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;

class Reader {
  private at = 0;
  private depth = 0;
  constructor(private readonly text: string) {}

  document(): void {
    this.space();
    if (this.at >= this.text.length) this.stop('the file is empty');
    this.value();
    this.space();
    if (this.at < this.text.length) this.stop('text after the end of the JSON value');
  }

  private stop(message: string, at = this.at): never {
    throw new Mistake(at, message);
  }

  private space(): void {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? 'x')) this.at += 1;
    const two = this.text.slice(this.at, this.at + 2);
    if (two === '//' || two === '/*') this.stop('JSON has no comments');
  }

  private value(): void {
    const first = this.text[this.at];
    if (first === '{') return this.members();
    if (first === '[') return this.items();
    if (first === '"') return this.string();
    if (first === "'") this.stop('JSON quotes strings with ", not with \'');
    LITERAL.lastIndex = this.at;
    const literal = LITERAL.exec(this.text)?.[0];
    if (!literal) this.stop(`a value is expected, not ${this.seen()}`);
    this.at += literal.length;
  }

  private members(): void {
    this.list('}', () => {
      if (this.text[this.at] !== '"') this.stop(`a name in quotes is expected, not ${this.seen()}`);
      this.string();
      this.space();
      if (this.text[this.at] !== ':') this.stop(`: is expected after a name, not ${this.seen()}`);
      this.at += 1;
      this.space();
      this.value();
    });
  }

  private items(): void {
    this.list(']', () => this.value());
  }

  /** `{…}` or `[…]`: one or more parts with commas between them. */
  private list(close: string, part: () => void): void {
    if (++this.depth > DEEPEST) this.stop(TOO_DEEP);
    this.at += 1;
    this.space();
    if (this.text[this.at] === close) {
      this.at += 1;
      this.depth -= 1;
      return;
    }
    for (;;) {
      part();
      this.space();
      const next = this.text[this.at];
      if (next === close) break;
      if (next !== ',') this.stop(`, or ${close} is expected, not ${this.seen()}`);
      const comma = this.at;
      this.at += 1;
      this.space();
      if (this.text[this.at] === close) this.stop(`no comma may stand before ${close}`, comma);
    }
    this.at += 1;
    this.depth -= 1;
  }

  private string(): void {
    const start = this.at;
    for (this.at += 1; ; this.at += 1) {
      const char = this.text[this.at];
      if (char === undefined) this.stop('this string is never closed', start);
      if (char === '"') break;
      if (char < ' ') this.stop('a string may not hold a line break or control character');
      if (char !== '\\') continue;
      if (!/^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(this.text.slice(this.at + 1, this.at + 6))) {
        this.stop('unknown escape in a string');
      }
      this.at += 1;
    }
    this.at += 1;
  }

  private seen(): string {
    const char = this.text[this.at];
    return char === undefined ? 'the end of the file' : `“${char}”`;
  }
}
