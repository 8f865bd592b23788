import type { Finding } from '../import-result';
import type { Members, Scalar, Shape } from './members';

/** What `tidyValue` collects while it walks a file. */
export interface Notebook {
  findings: Finding[];
  notes: Record<string, unknown>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * `value` as the API takes it: numbers and texts put right where the meaning is plain, unset members
 * left out, unknown ones moved to the notes. Whatever it cannot put right it leaves for the API to
 * judge, so that the error a user reads is AWS's own.
 */
export function tidyValue(value: unknown, shape: Shape, path: string, book: Notebook): unknown {
  if (typeof shape === 'string') return scalar(value, shape, path, book);
  if ('list' in shape) {
    if (!Array.isArray(value)) return value;
    return value.map((item, index) => tidyValue(item, shape.list, `${path}[${index}]`, book));
  }
  if (!isObject(value)) return value;
  if ('members' in shape) return tidyMembers(value, shape.members, path, book);
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [
    key,
    tidyValue(item, shape.map, `${path}.${key}`, book),
  ]);
  return Object.fromEntries(entries.filter(([, item]) => item !== null));
}

/** The known members of an object, tidied; the others go to the notes with a finding each. */
export function tidyMembers(
  value: Record<string, unknown>,
  members: Members,
  path: string,
  book: Notebook,
): Record<string, unknown> {
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
    } else if (member === '' && saysNothingEmpty(shape)) {
      const message = 'an empty text: taken as not given';
      book.findings.push({ path: where, severity: 'info', message });
    } else {
      out[name] = tidyValue(member, shape, where, book);
    }
  }
  return out;
}

/** Exports of consoles and tools write `"ipcMode": ""` for what was never set; ECS has no such mode. */
const saysNothingEmpty = (shape: Shape): boolean =>
  shape === 'token' || shape === 'number' || shape === 'boolean';

/** ` (did you mean cpu?)` for a member that differs in upper and lower case only. */
function spelling(name: string, members: Members): string {
  const close = Object.keys(members).find((one) => one.toLowerCase() === name.toLowerCase());
  return close === undefined ? '' : ` (did you mean ${close}?)`;
}

function scalar(value: unknown, kind: Scalar, path: string, book: Notebook) {
  const changed = reread(value, kind);
  if (changed !== value) {
    const message = `${JSON.stringify(value)} read as ${JSON.stringify(changed)}`;
    book.findings.push({ path, severity: 'info', message });
  }
  return changed;
}

function reread(value: unknown, kind: Scalar): unknown {
  if (kind === 'string' || kind === 'token') {
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  }
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (kind === 'number') return /^-?\d+$/.test(text) ? Number(text) : value;
  const lower = text.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : value;
}
