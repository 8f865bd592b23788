/**
 * Regular expressions as AWS's filters and Java's have them in common, read into a tree:
 * characters, `.`, classes, `\d \w \s \b`, groups, `|`, `* + ? {n,m}`, `^` and `$`. What looks
 * back or ahead is no part of it: that cannot be matched in bounded time.
 */
export type PatternNode =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'start' | 'end' | 'edge' | 'no-edge' }
  | { readonly kind: 'sequence' | 'either'; readonly of: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly of: PatternNode;
      readonly least: number;
      /** Infinity where there is no most. */
      readonly most: number;
    };

/** The parts of a pattern that cannot be read. */
class NoPattern extends Error {}

/** Groups in groups: nobody writes more by hand, and the reader calls itself for each. */
const DEEPEST = 50;

/** The tree of a pattern; undefined for a text that is none. */
export function readPattern(source: string): PatternNode | undefined {
  try {
    return new PatternReader(source).whole();
  } catch (error) {
    if (error instanceof NoPattern) return undefined;
    throw error;
  }
}

type Fits = (character: string) => boolean;

const isDigit: Fits = (character) => /^\d$/.test(character);
const isSpace: Fits = (character) => /^\s$/.test(character);
/** Whether a character may stand in a word: `\w`. */
export const isWordCharacter: Fits = (character) => /^\w$/.test(character);

const not =
  (fits: Fits): Fits =>
  (character) =>
    !fits(character);

const CLASSES: ReadonlyMap<string, Fits> = new Map([
  ['d', isDigit],
  ['D', not(isDigit)],
  ['s', isSpace],
  ['S', not(isSpace)],
  ['w', isWordCharacter],
  ['W', not(isWordCharacter)],
]);

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['f', '\f'],
]);

class PatternReader {
  private at = 0;
  private depth = 0;

  constructor(private readonly source: string) {}

  whole(): PatternNode {
    const node = this.either();
    if (this.at < this.source.length) throw new NoPattern();
    return node;
  }

  private peek(): string | undefined {
    return this.source[this.at];
  }

  private takes(text: string): boolean {
    const is = this.source.startsWith(text, this.at);
    if (is) this.at += text.length;
    return is;
  }

  private next(): string {
    const character = this.source[this.at++];
    if (character === undefined) throw new NoPattern();
    return character;
  }

  private either(): PatternNode {
    const of = [this.sequence()];
    while (this.takes('|')) of.push(this.sequence());
    return of.length === 1 ? of[0]! : { kind: 'either', of };
  }

  private sequence(): PatternNode {
    const of: PatternNode[] = [];
    for (let next = this.peek(); next !== undefined && next !== '|' && next !== ')';) {
      of.push(this.repeated());
      next = this.peek();
    }
    return { kind: 'sequence', of };
  }

  private repeated(): PatternNode {
    const of = this.one();
    const bounds = this.bounds();
    if (!bounds) return of;
    // A lazy one fits the same texts; a possessive one does not.
    this.takes('?');
    if (this.peek() === '+' || this.bounds()) throw new NoPattern();
    return { kind: 'repeat', of, ...bounds };
  }

  private bounds(): { least: number; most: number } | undefined {
    if (this.takes('*')) return { least: 0, most: Infinity };
    if (this.takes('+')) return { least: 1, most: Infinity };
    if (this.takes('?')) return { least: 0, most: 1 };
    const [text, least, comma, most] =
      /^\{(\d{1,4})(,?)(\d{0,4})\}/.exec(this.source.slice(this.at, this.at + 12)) ?? [];
    if (text === undefined) {
      if (this.peek() === '{') throw new NoPattern();
      return undefined;
    }
    this.at += text.length;
    if (comma === '') return { least: Number(least + most!), most: Number(least + most!) };
    const bounds = { least: Number(least), most: most === '' ? Infinity : Number(most) };
    if (bounds.most < bounds.least) throw new NoPattern();
    return bounds;
  }

  private one(): PatternNode {
    const character = this.next();
    switch (character) {
      case '(':
        return this.group();
      case '[':
        return { kind: 'character', fits: this.set() };
      case '.':
        return { kind: 'character', fits: (one) => !/^[\n\r\u2028\u2029]$/.test(one) };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '\\':
        return this.escaped();
      case '*':
      case '+':
      case '?':
      case '{':
        throw new NoPattern();
      default:
        return { kind: 'character', fits: (one) => one === character };
    }
  }

  private group(): PatternNode {
    if (++this.depth > DEEPEST) throw new NoPattern();
    // `(?=…)`, `(?<name>…)` and the like.
    if (this.peek() === '?' && !this.takes('?:')) throw new NoPattern();
    const node = this.either();
    if (!this.takes(')')) throw new NoPattern();
    this.depth -= 1;
    return node;
  }

  private escaped(): PatternNode {
    const letter = this.next();
    if (letter === 'b') return { kind: 'edge' };
    if (letter === 'B') return { kind: 'no-edge' };
    return { kind: 'character', fits: fitsEscape(letter) };
  }

  /** After the `[`. */
  private set(): Fits {
    const isNegated = this.takes('^');
    const fits: Fits[] = [];
    for (let first = true; first || this.peek() !== ']'; first = false) {
      fits.push(this.member());
    }
    this.next();
    const any: Fits = (character) => fits.some((one) => one(character));
    return isNegated ? not(any) : any;
  }

  private member(): Fits {
    const from = this.next();
    if (from === '\\') return fitsEscape(this.next());
    const isRange = this.peek() === '-' && ![undefined, ']'].includes(this.source[this.at + 1]);
    if (!isRange) return (one) => one === from;
    this.next();
    this.takes('\\');
    const to = this.next();
    if (to < from) throw new NoPattern();
    return (one) => one >= from && one <= to;
  }
}

function fitsEscape(letter: string): Fits {
  const known = CLASSES.get(letter);
  if (known) return known;
  const control = CONTROLS.get(letter);
  // Letters and digits that mean something elsewhere: what was before, by number or name.
  if (control === undefined && /^[A-Za-z0-9]$/.test(letter)) throw new NoPattern();
  return (one) => one === (control ?? letter);
}
