/**
 * Inputs of any operation: like one that somebody gave, with other names and numbers; made from the
 * contract alone; or with something in it that nobody would give.
 */
import type { InputShape, StructureShape } from '../../../src/api/contract/input-shape';
import type { Dice } from './dice';
import type { LiveNames } from './live-names';

export type Input = Record<string, unknown>;

interface Making {
  dice: Dice;
  names: LiveNames;
  /** How much an example is varied: 0 not at all, but for names of what is not there. */
  zeal?: number;
  /** A name of nothing is what a new thing has. */
  isNew?: boolean;
}

/** How an input is come by. */
export function randomInput(shape: StructureShape, examples: readonly Input[], m: Making): Input {
  const { dice } = m;
  const hasExample = examples.length > 0 && dice.chance(0.7);
  const input = hasExample
    ? varied(structuredClone(dice.pick(examples)), '', shape, { ...m, zeal: dice.pick(ZEALS) })
    : made(shape, '', m, 0);
  return kept((dice.chance(0.12) ? spoiled(input, m) : input) as Input) as Input;
}

const ZEALS = [0, 0, 0.4, 1];

/** An example with other names, numbers and members here and there. */
function varied(value: unknown, member: string, shape: InputShape | undefined, m: Making): unknown {
  const { dice, zeal = 1 } = m;
  if (typeof value === 'string') return variedText(value, member, shape, m);
  if (typeof value === 'number') return dice.chance(0.2 * zeal) ? nearby(value, dice) : value;
  if (typeof value === 'boolean') return dice.chance(0.15 * zeal) ? !value : value;
  if (Array.isArray(value)) {
    const of = shape?.type === 'list' ? shape.member : undefined;
    return value.map((one) => varied(one, member, of, m)).filter(() => !dice.chance(0.04 * zeal));
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = shape?.type === 'structure' ? shape.members : {};
  const all = Object.entries(value)
    .filter(() => !dice.chance(0.04 * zeal))
    .map(([name, inner]): [string, unknown] => [name, varied(inner, name, members[name], m)]);
  const others = Object.keys(members).filter((name) => !Object.hasOwn(value, name));
  if (others.length > 0 && dice.chance(0.12 * zeal)) {
    const name = dice.pick(others);
    all.push([name, made(members[name]!, name, m, 1)]);
  }
  return Object.fromEntries(all);
}

function variedText(
  text: string,
  member: string,
  shape: InputShape | undefined,
  m: Making,
): string {
  const { dice, names, zeal = 1, isNew } = m;
  if (shape && 'enum' in shape && shape.enum) {
    return dice.chance(0.2 * zeal) ? dice.pick(shape.enum) : text;
  }
  // What names nothing mostly gets the name of something.
  const share = names.knows(member, text) ? 0.25 * zeal : isNew ? 0.3 : 0.9;
  return (dice.chance(share) ? names.pick(member, dice) : undefined) ?? text;
}

const nearby = (value: number, dice: Dice): number =>
  dice.pick([0, 1, value + 1, Math.max(0, value - 1), value * 2, Math.floor(value / 2)]);

const WORDS = ['web', 'api', 'demo', 'a', 'blue', 'x-1', 'web:1', '10.0.0.9', '/', 'FARGATE', '1'];

/** From the contract: what must be there, and some of what may. */
function made(shape: InputShape, member: string, m: Making, depth: number): unknown {
  const { dice, names } = m;
  switch (shape.type) {
    case 'structure':
      return Object.fromEntries(
        Object.entries(shape.members)
          .filter(
            ([name]) => shape.required.includes(name) || dice.chance(depth === 0 ? 0.3 : 0.25),
          )
          .map(([name, inner]) => [name, made(inner, name, m, depth + 1)]),
      );
    case 'list': {
      const least = shape.min ?? 0;
      const length = Math.max(least, dice.between(0, 2));
      return Array.from({ length }, () => made(shape.member, member, m, depth + 1));
    }
    case 'map':
      return { [dice.pick(WORDS)]: made(shape.value, member, m, depth + 1) };
    case 'string':
      if (shape.enum) return dice.pick(shape.enum);
      return (dice.chance(0.85) ? names.pick(member, dice) : undefined) ?? dice.pick(WORDS);
    case 'timestamp':
      return dice.pick<unknown>([0, 60, '2026-01-01T00:00:00Z', 1_767_225_600]);
    case 'boolean':
      return dice.chance(0.5);
    case 'document':
      return dice.pick<unknown>([{}, { level: 1 }, 'text', 3]);
    default: {
      const least = shape.min ?? 0;
      const most = Math.min(shape.max ?? least + 60, least + 60);
      const number = dice.between(Math.ceil(least), Math.floor(most));
      return shape.aboveMin && number <= least ? least + 1 : number;
    }
  }
}

/** Nobody would give these. */
const WILD: readonly unknown[] = [
  '',
  'x'.repeat(300),
  '\u0000\ud800',
  '__proto__',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '${a}',
  -1,
  0.5,
  1e-9,
  1e308,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  null,
  true,
  [],
  {},
  [[]],
  { constructor: 1, ['__proto__']: { polluted: true } },
];

/** The same with one of its members, or the whole, turned into something wild. */
function spoiled(value: unknown, m: Making): unknown {
  const { dice } = m;
  if (typeof value !== 'object' || value === null || dice.chance(0.15)) return dice.pick(WILD);
  if (Array.isArray(value)) {
    const at = dice.between(0, value.length);
    return [...value.slice(0, at), spoiled(value[at], m), ...value.slice(at + 1)];
  }
  const members = Object.keys(value);
  const name = dice.chance(0.2) || members.length === 0 ? dice.pick(WORDS) : dice.pick(members);
  return { ...value, [name]: spoiled((value as Input)[name], m) };
}

/** How many, how often: soundness is looked for here and not endurance, so not very many. */
const AMOUNT = /count|rate$|capacity|size$|instances$|^max|^min|clients|serviceTime|slowMs/i;
const MOST = 40;
/** A file of arrivals could say any rate. */
const LEFT_OUT = new Set(['replay']);

function kept(value: unknown, member = ''): unknown {
  if (typeof value === 'number' && AMOUNT.test(member) && value > MOST && value < 2 ** 53) {
    return MOST;
  }
  if (Array.isArray(value)) return value.map((one) => kept(one, member));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => !LEFT_OUT.has(name));
  return Object.fromEntries(entries.map(([name, inner]) => [name, kept(inner, name)]));
}
