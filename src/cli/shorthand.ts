/**
 * The AWS CLI's shorthand for structures: `k=v,k2=[a,b],k3={x=y}`, `Values=a,b` (a list),
 * `'quoted, text'`, `k@=file://f`. Grammar: "Using shorthand syntax" in the AWS CLI user guide.
 */
import type { InputShape } from '../api/contract/input-shape';
import { DEEPEST } from '../model/nesting';
import { badNumber } from './command-line-error';

/** What shorthand can say: text, lists and maps of it. */
export type ShorthandValue = string | ShorthandValue[] | { [key: string]: ShorthandValue };

/** A mistake in shorthand; the message is the CLI's, with a caret under the place. */
export class ShorthandError extends Error {}

const QUOTED = { "'": /'(?:\\'|[^'])*'/y, '"': /"(?:\\"|[^"])*"/y };
const WORD_START = String.raw`!#-&(-+\--<>-Z\\-z\u007c-\uffff`;
/** The first value of a key runs on over `=` signs; later ones of a list may not contain any. */
const FIRST_VALUE = new RegExp(
  String.raw`(?:\\,|[${WORD_START}])(?:\\,|[\s!#-&(-+\--\\^-|~-\uffff])*`,
  'y',
);
const LATER_VALUE = new RegExp(
  String.raw`(?:\\,|[${WORD_START}])(?:\\,|[\s!#-&(-+\--<>-\uffff])*`,
  'y',
);
const KEY = /[A-Za-z0-9\-_.#/:]*/y;
const SPACE = /[ \t\n\r\v\f]*/y;

/** Parses one argument; `readFile` serves `key@=file://path`. */
export function parseShorthand(
  input: string,
  readFile: (uri: string) => string | undefined = () => undefined,
): { [key: string]: ShorthandValue } {
  return new ShorthandReader(input, readFile).parameter();
}

/** Numbers and booleans made of the texts the shape says are such; a lone value becomes a list. */
export function coerceShorthand(
  value: unknown,
  shape: InputShape,
  isUnknown: (text: string) => boolean = () => false,
): unknown {
  if (typeof value === 'string' && shape.type !== 'list' && isUnknown(value)) return value;
  switch (shape.type) {
    case 'structure':
      return isPlainObject(value)
        ? mapValues(value, (item, key) => {
            const member = shape.members[key];
            return member ? coerceShorthand(item, member, isUnknown) : item;
          })
        : value;
    case 'map':
      return isPlainObject(value)
        ? mapValues(value, (item) => coerceShorthand(item, shape.value, isUnknown))
        : value;
    case 'list':
      return (Array.isArray(value) ? value : [value]).map((item) =>
        coerceShorthand(item, shape.member, isUnknown),
      );
    default:
      return typeof value === 'string' ? coerceScalar(value, shape.type) : value;
  }
}

function coerceScalar(value: string, type: string): unknown {
  if (type === 'boolean') {
    if (value.toLowerCase() === 'true') return true;
    return value.toLowerCase() === 'false' ? false : value;
  }
  return type === 'integer' || type === 'float' ? numberFrom(value, type) : value;
}

/** A number as Python's int() or float() reads it. */
export function numberFrom(value: string, type: 'integer' | 'float'): number {
  const text = value.trim().replace(/(?<=\d)_(?=\d)/g, '');
  const pattern = type === 'integer' ? /^[+-]?\d+$/ : /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
  if (!pattern.test(text)) throw badNumber(type, value);
  return Number(text);
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapValues(
  object: Record<string, unknown>,
  change: (value: unknown, key: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, v]) => [key, change(v, key)]));
}

class ShorthandReader {
  private at = 0;
  private depth = 0;
  private readsFiles = false;

  constructor(
    private readonly input: string,
    private readonly readFile: (uri: string) => string | undefined,
  ) {}

  parameter(): { [key: string]: ShorthandValue } {
    const found = new Map<string, ShorthandValue>();
    for (;;) {
      const start = this.at;
      const key = this.keyAndSign();
      if (found.has(key)) {
        const where = this.location(start);
        throw new ShorthandError(
          `Second instance of key "${key}" encountered for input:\n${where}\n` +
            'This is often because there is a preceding "," instead of a space.',
        );
      }
      found.set(key, this.values());
      if (this.at >= this.input.length) return Object.fromEntries(found);
      this.expect(',', true);
    }
  }

  private keyAndSign(): string {
    const key = this.match(KEY) ?? '';
    this.match(SPACE);
    this.readsFiles = this.current() === '@';
    if (this.readsFiles) this.at += 1;
    this.expect('=', true);
    return key;
  }

  private values(): ShorthandValue {
    if (this.at >= this.input.length) return '';
    if (this.current() === '[') return this.list();
    return this.current() === '{' ? this.map() : this.commaSeparated();
  }

  /** `a` or `a,b`; in `a,k=v` the comma ends the value, which only the `=` after `k` shows. */
  private commaSeparated(): ShorthandValue {
    const first = this.firstValue();
    this.match(SPACE);
    if (this.current() !== ',') return first;
    this.expect(',', true);
    const list = [first];
    for (;;) {
      const start = this.at;
      try {
        const value = this.laterValue();
        this.match(SPACE);
        if (this.at >= this.input.length) {
          list.push(value);
          break;
        }
        this.expect(',', true);
        list.push(value);
      } catch (error) {
        if (this.at >= this.input.length || !(error instanceof ShorthandError)) throw error;
        this.at = this.input.lastIndexOf(',', Math.max(start, this.at));
        break;
      }
    }
    return list.length === 1 ? first : list;
  }

  private list(): ShorthandValue[] {
    this.expect('[', true);
    const values: ShorthandValue[] = [];
    while (this.current() !== ']') {
      values.push(this.nested());
      this.separator(']');
    }
    this.at += 1;
    return values;
  }

  private map(): { [key: string]: ShorthandValue } {
    this.expect('{', true);
    const values = new Map<string, ShorthandValue>();
    while (this.current() !== '}') {
      const key = this.keyAndSign();
      values.set(key, this.nested());
      this.separator('}');
    }
    this.at += 1;
    return Object.fromEntries(values);
  }

  private nested(): ShorthandValue {
    if (++this.depth > DEEPEST) {
      throw new ShorthandError(`more than ${DEEPEST} structures in one another`);
    }
    const value = this.nestedValue();
    this.depth -= 1;
    return value;
  }

  private nestedValue(): ShorthandValue {
    if (this.current() === '[') return this.list();
    return this.current() === '{' ? this.map() : this.firstValue();
  }

  private separator(close: string): void {
    this.match(SPACE);
    if (this.current() === close) return;
    this.expect(',');
    this.match(SPACE);
  }

  private firstValue(): string {
    return this.quoted() ?? this.unescaped(this.match(FIRST_VALUE) ?? '');
  }

  private laterValue(): string {
    const quoted = this.quoted();
    if (quoted !== undefined) return quoted;
    const value = this.match(LATER_VALUE);
    if (value === undefined) throw this.unexpected('<second>', '<none>');
    return this.unescaped(value);
  }

  private quoted(): string | undefined {
    const quote = this.current();
    if (quote !== "'" && quote !== '"') return undefined;
    const value = this.match(QUOTED[quote]);
    if (value === undefined) {
      throw this.unexpected(quote === "'" ? '<singled quoted>' : '<double quoted>', '<none>');
    }
    const text = value.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\');
    return this.fileOr(text);
  }

  private unescaped(value: string): string {
    return this.fileOr(value.replaceAll('\\,', ',').trimEnd());
  }

  private fileOr(value: string): string {
    return (this.readsFiles ? this.readFile(value) : undefined) ?? value;
  }

  private current(): string {
    return this.input[this.at] ?? '';
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.input)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private expect(char: string, spaces = false): void {
    if (spaces) this.match(SPACE);
    if (this.current() !== char) throw this.unexpected(char, this.current() || 'EOF');
    this.at += 1;
    if (spaces) this.match(SPACE);
  }

  private unexpected(expected: string, received: string): ShorthandError {
    const where = this.location(this.at);
    return new ShorthandError(
      `Expected: '${expected}', received: '${received}' for input:\n${where}`,
    );
  }

  /** The input with a line below the place in question, a caret under it. */
  private location(index: number): string {
    const lineStart = this.input.lastIndexOf('\n', index - 1) + 1;
    const lineEnd = this.input.indexOf('\n', index);
    const end = lineEnd < 0 ? this.input.length : lineEnd;
    const caret = `${' '.repeat(index - lineStart)}^`;
    return `${this.input.slice(0, end)}\n${caret}${this.input.slice(end)}`;
  }
}
