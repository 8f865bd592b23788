/**
 * Reads JSON given as an argument. What is wrong with it is said in the words of Python's reader,
 * with line, column and character, because that is what the AWS CLI passes on.
 */
import { DEEPEST, isNestedDeeper } from '../model/nesting';

/** A JSON text that cannot be read; the message is Python's. */
export class JsonArgumentError extends Error {}

/** Python's words for what runs out of its stack; ours ends earlier. */
const TOO_DEEP = 'maximum recursion depth exceeded while decoding JSON';

/** The value of a JSON text, its members in the order given. */
export function parseJsonArgument(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not our words: read it again only to learn what Python would say, and where.
    throw new JsonArgumentError(new FaultFinder(text).fault());
  }
  if (isNestedDeeper(value)) throw new JsonArgumentError(TOO_DEEP);
  return value;
}

class Fault extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const ESCAPES = '"\\/bfnrt';

class FaultFinder {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  fault(): string {
    try {
      this.space();
      this.value();
      this.space();
      if (this.at < this.text.length) throw new Fault('Extra data', this.at);
    } catch (error) {
      if (error instanceof Fault) return `${error.message}: ${this.place(error.at)}`;
      throw error;
    }
    return `Expecting value: ${this.place(0)}`;
  }

  private place(at: number): string {
    const before = this.text.slice(0, at);
    const line = before.split('\n').length;
    return `line ${line} column ${at - before.lastIndexOf('\n')} (char ${at})`;
  }

  private peek(): string {
    return this.text[this.at] ?? '';
  }

  private space(): void {
    while (this.peek() !== '' && ' \t\n\r'.includes(this.peek())) this.at += 1;
  }

  private takes(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found !== undefined;
  }

  private value(): void {
    if (++this.depth > DEEPEST) throw new Fault(TOO_DEEP, this.at);
    const next = this.peek();
    if (next === '{') this.object();
    else if (next === '[') this.array();
    else if (next === '"') this.string();
    else if (!this.takes(NUMBER) && !this.takes(WORD)) throw new Fault('Expecting value', this.at);
    this.depth -= 1;
  }

  private object(): void {
    this.at += 1;
    this.space();
    let comma = -1;
    while (this.peek() !== '}' || comma >= 0) {
      if (this.peek() === '}')
        throw new Fault('Illegal trailing comma before end of object', comma);
      const quoted = this.peek() === '"';
      if (!quoted) throw new Fault('Expecting property name enclosed in double quotes', this.at);
      this.string();
      this.space();
      if (this.peek() !== ':') throw new Fault("Expecting ':' delimiter", this.at);
      this.at += 1;
      this.space();
      this.value();
      comma = this.comma('}');
    }
    this.at += 1;
  }

  private array(): void {
    this.at += 1;
    this.space();
    let comma = -1;
    while (this.peek() !== ']' || comma >= 0) {
      if (this.peek() === ']') throw new Fault('Illegal trailing comma before end of array', comma);
      this.value();
      comma = this.comma(']');
    }
    this.at += 1;
  }

  /** Where the comma stood that was taken; -1 if the end comes instead. */
  private comma(close: string): number {
    this.space();
    if (this.peek() === close) return -1;
    if (this.peek() !== ',') throw new Fault("Expecting ',' delimiter", this.at);
    const at = this.at;
    this.at += 1;
    this.space();
    return at;
  }

  private string(): void {
    const start = this.at;
    for (this.at += 1; this.peek() !== '"'; this.at += 1) {
      const next = this.peek();
      if (next === '') throw new Fault('Unterminated string starting at', start);
      if (next < ' ') throw new Fault('Invalid control character at', this.at);
      if (next === '\\') this.escape(start);
    }
    this.at += 1;
  }

  /** Python names the place of a bad escape by its backslash, of a bad `\u` by what follows it. */
  private escape(start: number): void {
    const at = this.at;
    this.at += 1;
    const next = this.peek();
    if (next === '') throw new Fault('Unterminated string starting at', start);
    if (next === 'u') {
      const digits = this.text.slice(this.at + 1, this.at + 5);
      if (!/^[\da-fA-F]{4}$/.test(digits)) throw new Fault('Invalid \\uXXXX escape', this.at);
      this.at += 4;
    } else if (!ESCAPES.includes(next)) {
      throw new Fault('Invalid \\escape', at);
    }
  }
}
