/**
 * An operation as the `aws …` line a person would type for it: what buttons show as "the command
 * this was", and what a run's history is copied as.
 */
import type { InputShape } from '../api/contract/input-shape';
import { inputOf, isTarget } from '../api/contract/operations';
import { CommandLineError } from './command-line-error';
import { kebab, operationName, serviceWord, switchedOff } from './option-names';
import { typedUserData } from './run-instances';
import { coerceShorthand, isPlainObject, parseShorthand, ShorthandError } from './shorthand';

/** Shorthand longer than this is harder to read than JSON. */
const LONGEST_SHORTHAND = 160;

/** The line for an operation; typed, it gives the same target and input again. */
export function toCommandLine(target: string, input: Record<string, unknown>): string {
  const words = ['aws', serviceWord(target), kebab(operationName(target))];
  const shape = isTarget(target) ? inputOf(target) : undefined;
  const typed: Record<string, unknown> = {};
  const untyped: Record<string, unknown> = {};
  for (const [member, value] of Object.entries(typedUserData(target, input))) {
    if (value === undefined) continue;
    const fits = shape?.members[member] !== undefined && canBeTyped(shape.members[member], value);
    (fits ? typed : untyped)[member] = value;
  }
  if (Object.keys(untyped).length > 0) words.push('--cli-input-json', JSON.stringify(untyped));
  for (const [member, memberShape] of Object.entries(shape?.members ?? {})) {
    const value = typed[member];
    if (value !== undefined) words.push(...optionWords(member, memberShape, value));
  }
  return words.map(shellQuoted).join(' ');
}

/** What was refused for its type has no option that says it: it goes as JSON. */
function canBeTyped(shape: InputShape, value: unknown): boolean {
  switch (shape.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'timestamp':
    case 'float':
      return typeof value === 'number';
    case 'integer':
      // As `String` writes it: no point, no exponent.
      return Number.isSafeInteger(value);
    case 'list':
      return Array.isArray(value);
    case 'structure':
    case 'map':
      return isPlainObject(value);
    case 'document':
      return value !== null && isNoOrder(value);
    case 'string':
      return (typeof value === 'string' || typeof value === 'number') && isNoOrder(value);
  }
}

/** A text that begins with two dashes would be read as an option, file:// as a file. */
const isNoOrder = (value: unknown): boolean =>
  typeof value !== 'string' || !/^(?:-|fileb?:\/\/)/.test(value);

function optionWords(member: string, shape: InputShape, value: unknown): string[] {
  const name = kebab(member);
  switch (shape.type) {
    case 'boolean':
      return [value === true ? `--${name}` : `--${switchedOff(name)}`];
    case 'list':
      return [`--${name}`, ...listWords(shape, value as unknown[])];
    case 'structure':
    case 'map':
      return [`--${name}`, shorthand(shape, value) ?? JSON.stringify(value)];
    case 'document':
      return [`--${name}`, JSON.stringify(value)];
    default:
      return [`--${name}`, String(value)];
  }
}

/** A word an item where each of them can be one; otherwise the whole list as JSON. */
function listWords(shape: InputShape & { type: 'list' }, items: unknown[]): string[] {
  const words = items.map((item) => itemWord(shape.member, item));
  const readable = words.every((word): word is string => word !== undefined);
  return readable && words.length > 0 ? words : [JSON.stringify(items)];
}

function itemWord(shape: InputShape, item: unknown): string | undefined {
  if (shape.type === 'structure' || shape.type === 'map') return shorthand(shape, item);
  if (shape.type !== 'string' || typeof item !== 'string') return undefined;
  return /^(?:-|\s*\[|fileb?:\/\/|$)/.test(item) ? undefined : item;
}

/** The shorthand of a structure; undefined where it would be long or would not mean the same. */
function shorthand(shape: InputShape, value: unknown): string | undefined {
  if (!isPlainObject(value) || Object.keys(value).length === 0) return undefined;
  const pairs = Object.entries(value).map(([key, item]) => `${key}=${shortValue(item)}`);
  const text = pairs.join(',');
  if (text.length > LONGEST_SHORTHAND || /^\s*[{[]/.test(text)) return undefined;
  try {
    const back = coerceShorthand(parseShorthand(text), shape);
    return canonical(back) === canonical(value) ? text : undefined;
  } catch (error) {
    // A number that is none, too: what was refused is told as it was.
    if (error instanceof ShorthandError || error instanceof CommandLineError) return undefined;
    throw error;
  }
}

function shortValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shortValue).join(',')}]`;
  if (isPlainObject(value)) {
    const pairs = Object.entries(value).map(([key, item]) => `${key}=${shortValue(item)}`);
    return `{${pairs.join(',')}}`;
  }
  const text = String(value);
  if (text !== '' && !/[\s,=[\]{}"'\\]/.test(text)) return text;
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Equal values give equal texts, whatever the order of their members. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    isPlainObject(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** A word so quoted that a shell leaves it as it is. */
function shellQuoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
