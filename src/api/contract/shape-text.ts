/**
 * Shapes written as short texts: `name! count:n tags:[{key value}] labels:<s> task:Task`. A member
 * without a type is a string, `!` marks one that must be given, a capital letter begins the name of
 * a shape that is written elsewhere.
 */
import type { InputShape, StructureShape } from './input-shape';

type Texts = Readonly<Record<string, string>>;

/** The structure that a text describes; `shapes` are those it names. */
export const readShape = (text: string, shapes: Texts = {}): StructureShape =>
  new ShapeReader(text, shapes, []).members('');

const SCALARS = {
  s: 'string',
  n: 'float',
  b: 'boolean',
  t: 'timestamp',
  d: 'document',
} as const;

class ShapeReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly shapes: Texts,
    /** Shapes that this one stands in: one inside itself is left open. */
    private readonly above: readonly string[],
  ) {}

  members(end: string): StructureShape {
    const members: Record<string, InputShape> = {};
    const required: string[] = [];
    for (;;) {
      this.take(/ */y);
      const name = this.take(/\w+/y);
      if (name === '') break;
      if (this.take(/!/y) !== '') required.push(name);
      members[name] = this.take(/:/y) === '' ? { type: 'string' } : this.shape();
    }
    this.at += end.length;
    return { type: 'structure', members, required };
  }

  private shape(): InputShape {
    const named = this.take(/[A-Z]\w*/y);
    if (named !== '') return this.named(named);
    const sign = this.take(/[[<{\w]/y);
    if (sign === '{') return this.members('}');
    if (sign === '[') return { type: 'list', member: this.closed() };
    if (sign === '<') return { type: 'map', value: this.closed() };
    return { type: SCALARS[sign as keyof typeof SCALARS] };
  }

  private named(name: string): InputShape {
    const text = Object.hasOwn(this.shapes, name) ? this.shapes[name] : undefined;
    if (text === undefined || this.above.includes(name)) return { type: 'document' };
    return new ShapeReader(text, this.shapes, [...this.above, name]).members('');
  }

  private closed(): InputShape {
    const shape = this.shape();
    this.at += 1;
    return shape;
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
}
