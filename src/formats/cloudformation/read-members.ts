import type { InputShape, StructureShape } from '../../api/contract/input-shape';
import type { Findings } from './findings';
import { plainOf, textOf, textsOf } from './template-node';
import type { ScalarValue, Settled, SettledMapping } from './template-node';

/** What properties are read by. */
export interface Reading {
  /** `AWS::ECS::Service`, for what is said of unknown ones. */
  readonly type: string;
  /** Properties that are not their members with a capital letter: `property-names.ts`. */
  readonly names: Readonly<Record<string, string>>;
  readonly findings: Findings;
  /** Counts values read: see `Scope`. */
  readonly spend: (amount: number) => void;
  /** A text as the door takes it. */
  readonly doorText: (text: string) => string;
}

/** Where a property stands: in the file, and in its resource without indices. */
interface At {
  readonly path: string;
  readonly property: string;
}

/**
 * Properties as the members that an operation takes: known ones with the type that they must have,
 * others to the notes with a finding each.
 */
export function readMembers(
  node: SettledMapping,
  shape: StructureShape,
  at: At,
  reading: Reading,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, value] of node.entries) {
    const path = `${at.path}.${name}`;
    const property = at.property === '' ? name : `${at.property}.${name}`;
    const member = memberFor(property, name, shape, reading);
    const memberShape = member === undefined ? undefined : shape.members[member];
    if (member === undefined || !memberShape) {
      const message = `${reading.type} has no ${property} that is simulated: kept in the notes, not used`;
      reading.findings.leaveOut(path, value.line, message, plainOf(value));
      continue;
    }
    const read = readValue(value, memberShape, { path, property }, reading);
    if (read !== undefined) input[member] = read;
  }
  return input;
}

function memberFor(
  property: string,
  name: string,
  { members }: StructureShape,
  { names }: Reading,
): string | undefined {
  const special = Object.hasOwn(names, property) ? names[property] : undefined;
  if (special !== undefined) return special;
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  if (Object.hasOwn(members, lower)) return lower;
  if (Object.hasOwn(members, name)) return name;
  return Object.keys(members).find((one) => one.toLowerCase() === name.toLowerCase());
}

export function readValue(node: Settled, shape: InputShape, at: At, reading: Reading): unknown {
  if (node.kind === 'nothing') return undefined;
  reading.spend(1);
  switch (shape.type) {
    case 'document':
      return doorData(plainOf(node), reading);
    case 'list':
      return readList(node, shape, at, reading);
    case 'map':
      return readMap(node, shape.value, at, reading);
    case 'structure':
      return node.kind === 'map' ? readMembers(node, shape, at, reading) : wrong(node, at, reading);
    default:
      return readScalar(node, shape, at, reading);
  }
}

function readList(
  node: Settled,
  shape: InputShape & { type: 'list' },
  at: At,
  reading: Reading,
): unknown {
  if (node.kind !== 'list') {
    if (node.kind === 'scalar' && node.value === null) return undefined;
    const message = 'a list is wanted here: read as a list of this one';
    reading.findings.info(at.path, node.line, message);
    const one = readValue(node, shape.member, at, reading);
    return one === undefined ? undefined : [one];
  }
  return node.items.flatMap((item, index) => {
    const path = `${at.path}[${index}]`;
    const one = readValue(item, shape.member, { path, property: at.property }, reading);
    return one === undefined ? [] : [one];
  });
}

/** `{k: v}`, or tags written as a list of keys and values. */
function readMap(node: Settled, shape: InputShape, at: At, reading: Reading): unknown {
  const entries: [string, Settled][] = [];
  if (node.kind === 'map') entries.push(...node.entries);
  else if (node.kind === 'list') entries.push(...node.items.flatMap(keyAndValue));
  else return wrong(node, at, reading);
  return Object.fromEntries(
    entries.flatMap(([key, value]) => {
      const { property } = at;
      const read = readValue(value, shape, { path: `${at.path}.${key}`, property }, reading);
      return read === undefined ? [] : [[key, read]];
    }),
  );
}

function keyAndValue(item: Settled): [string, Settled][] {
  if (item.kind !== 'map') return [];
  const key = textOf(item.entries.get('Key'));
  const value = item.entries.get('Value');
  return key === undefined || !value ? [] : [[key, value]];
}

function readScalar(node: Settled, shape: InputShape, at: At, reading: Reading): unknown {
  if (node.kind === 'map' || node.kind === 'list') {
    if (shape.type !== 'string') return wrong(node, at, reading);
    // A list of ids that the operation takes with commas, or a document that it takes as text.
    const isFlat = node.kind === 'list' && node.items.every(({ kind }) => kind === 'scalar');
    if (isFlat) return textsOf(node).map(reading.doorText).join(',');
    return JSON.stringify(doorData(plainOf(node), reading));
  }
  if (node.kind === 'nothing') return undefined;
  if (node.value === null) {
    reading.findings.info(at.path, node.line, 'nothing given: taken as left out');
    return undefined;
  }
  return converted(node.value, shape.type, reading);
}

function converted(
  value: Exclude<ScalarValue, null>,
  type: InputShape['type'],
  reading: Reading,
): unknown {
  if (type === 'string') return reading.doorText(String(value));
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (type === 'boolean') {
    if (/^(?:true|yes|on)$/i.test(text)) return true;
    return /^(?:false|no|off)$/i.test(text) ? false : value;
  }
  const isNumber = type === 'integer' || type === 'float';
  return isNumber && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : value;
}

/** Free data with its texts as the door takes them. */
function doorData(value: unknown, reading: Reading): unknown {
  if (typeof value === 'string') return reading.doorText(value);
  if (Array.isArray(value)) return value.map((one) => doorData(one, reading));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, doorData(one, reading)]),
  );
}

function wrong(node: Settled, at: At, { findings }: Reading): undefined {
  if (node.kind === 'scalar' && node.value === null) return undefined;
  const found = { scalar: 'a single value', list: 'a list', map: 'a mapping', nothing: 'nothing' };
  const message = `${found[node.kind]} cannot stand here: left out`;
  findings.leaveOut(at.path, node.line, message, plainOf(node));
  return undefined;
}
