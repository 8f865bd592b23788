import type { InputShape, StructureShape } from '../../api/contract/input-shape';
import { didYouMean } from '../../model/close-matches';
import type { Finding } from '../import-result';
import { isObject } from '../json-text';
import { memberPath } from '../member-path';
import { functionText, memberCalled } from './cloudformation-spelling';
import { keepNote } from './ecs-file';

/** What `tidyMembers` collects while it walks a file. */
export interface Notebook {
  findings: Finding[];
  notes: Record<string, unknown>;
  /** `RegisterTaskDefinition`: what the members are of. */
  operation: string;
  /** Members are spelled as CloudFormation does, from a capital letter on. */
  isCloudFormation: boolean;
}

/** Keeps a member that is no part of the operation, and says so. */
export function setAside(book: Notebook, finding: Omit<Finding, 'line'>, value: unknown): void {
  keepNote(book.notes, finding.path, value);
  book.findings.push(finding);
}

/**
 * `value` as the API takes it: numbers and texts put right where the meaning is plain, unset
 * members left out, unknown ones moved to the notes. Whatever it cannot put right it leaves for the
 * API to judge, so that the error a user reads is AWS's own.
 */
function tidyValue(value: unknown, shape: InputShape, path: string, book: Notebook): unknown {
  if (shape.type === 'document') return value;
  const given = book.isCloudFormation ? followed(value, shape, path, book) : value;
  if (shape.type === 'list') {
    if (!Array.isArray(given)) return given;
    return given.map((item, at) => tidyValue(item, shape.member, memberPath(path, at), book));
  }
  if (shape.type !== 'structure' && shape.type !== 'map') return scalar(given, shape, path, book);
  if (!isObject(given)) return given;
  if (shape.type === 'structure') return tidyMembers(given, shape, path, book);
  const entries = Object.entries(given).map(([key, item]): [string, unknown] => [
    key,
    tidyValue(item, shape.value, memberPath(path, key), book),
  ]);
  return Object.fromEntries(entries.filter(([, item]) => item !== null));
}

/** A reference to another resource of a template, by its name. */
function followed(value: unknown, shape: InputShape, path: string, book: Notebook): unknown {
  if (shape.type === 'structure' || shape.type === 'map') return value;
  const name = functionText(value);
  if (name === undefined) return value;
  const message = `refers to something outside these properties: “${name}” stands in for it`;
  book.findings.push({ path, severity: 'warning', message });
  return shape.type === 'list' ? [name] : name;
}

/** The known members of an object, tidied; the others go to the notes with a finding each. */
export function tidyMembers(
  value: Record<string, unknown>,
  structure: StructureShape,
  path: string,
  book: Notebook,
): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [given, member] of Object.entries(value)) {
    const where = memberPath(path, given);
    const name = book.isCloudFormation ? memberCalled(given, structure.members) : given;
    const shape = Object.hasOwn(structure.members, name) ? structure.members[name] : undefined;
    if (shape === undefined) {
      const message = `unknown to ${book.operation}: kept in the sandbox’s notes, not used${didYouMean(given, Object.keys(structure.members))}`;
      setAside(book, { path: where, severity: 'warning', message }, member);
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
  return !required.includes(name) && (shape.enum !== undefined || NEVER_EMPTY.includes(name));
}

/** Texts that are no enumeration and that nobody leaves empty on purpose. */
const NEVER_EMPTY = [
  'taskRoleArn',
  'executionRoleArn',
  'cpu',
  'memory',
  'containerPortRange',
  'accessPointId',
  'cluster',
  'taskDefinition',
  'platformVersion',
  'role',
  'group',
  'startedBy',
  'clientToken',
  'referenceId',
];

function scalar(value: unknown, shape: InputShape, path: string, book: Notebook) {
  const changed = reread(value, shape.type);
  if (changed !== value) {
    const message = `${wordOf(value)} read as ${JSON.stringify(changed)}`;
    book.findings.push({ path, severity: 'info', message });
  }
  return changed;
}

/** JSON has no word for numbers that YAML and an exponent too large make. */
const wordOf = (value: unknown): string =>
  typeof value === 'number' ? String(value) : JSON.stringify(value);

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
