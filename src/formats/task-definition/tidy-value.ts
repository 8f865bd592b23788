import type { InputShape, StructureShape } from '../../api/contract/input-shape';
import type { Finding } from '../import-result';
import { isObject } from '../json-text';

/** What `tidyValue` collects while it walks a file. */
export interface Notebook {
  findings: Finding[];
  notes: Record<string, unknown>;
}

/**
 * `value` as the API takes it: numbers and texts put right where the meaning is plain, unset
 * members left out, unknown ones moved to the notes. Whatever it cannot put right it leaves for the
 * API to judge, so that the error a user reads is AWS's own.
 */
function tidyValue(value: unknown, shape: InputShape, path: string, book: Notebook): unknown {
  if (shape.type === 'list') {
    if (!Array.isArray(value)) return value;
    return value.map((item, index) => tidyValue(item, shape.member, `${path}[${index}]`, book));
  }
  if (shape.type !== 'structure' && shape.type !== 'map') return scalar(value, shape, path, book);
  if (!isObject(value)) return value;
  if (shape.type === 'structure') return tidyMembers(value, shape, path, book);
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [
    key,
    tidyValue(item, shape.value, `${path}.${key}`, book),
  ]);
  return Object.fromEntries(entries.filter(([, item]) => item !== null));
}

/** The known members of an object, tidied; the others go to the notes with a finding each. */
export function tidyMembers(
  value: Record<string, unknown>,
  structure: StructureShape,
  path: string,
  book: Notebook,
): Record<string, unknown> {
  const { members } = structure;
  const out: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const where = path === '' ? name : `${path}.${name}`;
    const shape = Object.hasOwn(members, name) ? members[name] : undefined;
    if (shape === undefined) {
      book.notes[where] = member;
      const message = `unknown to RegisterTaskDefinition: kept in the sandbox’s notes, not used${spelling(name, members)}`;
      book.findings.push({ path: where, severity: 'warning', message });
    } else if (member === null) {
      book.findings.push({ path: where, severity: 'info', message: 'null: taken as not given' });
    } else if (member === '' && saysNothing(name, structure)) {
      const message = 'an empty text: taken as not given';
      book.findings.push({ path: where, severity: 'info', message });
    } else {
      out[name] = tidyValue(member, shape, where, book);
    }
  }
  return out;
}

/**
 * Exports of consoles and tools write `"ipcMode": ""` for what was never set; ECS has no such mode.
 */
function saysNothing(name: string, { members, required }: StructureShape): boolean {
  const shape = members[name];
  if (shape?.type !== 'string') return shape?.type === 'integer' || shape?.type === 'boolean';
  return !required.includes(name) && (shape.enum !== undefined || NUMBERS_AND_ARNS.includes(name));
}

/** Texts that are no enumeration and that nobody leaves empty on purpose. */
const NUMBERS_AND_ARNS = [
  'taskRoleArn',
  'executionRoleArn',
  'cpu',
  'memory',
  'containerPortRange',
  'accessPointId',
];

/** ` (did you mean cpu?)` for a member that differs in upper and lower case only. */
function spelling(name: string, members: StructureShape['members']): string {
  const close = Object.keys(members).find((one) => one.toLowerCase() === name.toLowerCase());
  return close === undefined ? '' : ` (did you mean ${close}?)`;
}

function scalar(value: unknown, shape: InputShape, path: string, book: Notebook) {
  const changed = reread(value, shape.type);
  if (changed !== value) {
    const message = `${JSON.stringify(value)} read as ${JSON.stringify(changed)}`;
    book.findings.push({ path, severity: 'info', message });
  }
  return changed;
}

function reread(value: unknown, type: InputShape['type']): unknown {
  if (type === 'string') {
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  }
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : value;
  if (type !== 'boolean') return value;
  const lower = text.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : value;
}
