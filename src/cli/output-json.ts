/**
 * `--output json`: four blanks a level, members in the order given. JavaScript itself puts names
 * that are whole numbers first (500 before 2XX), so that a table of response codes has lost its
 * order: it is printed alphabetically, as every other format prints everything.
 */
import { byCodeUnits, isDeep } from './output-value';

const BLANKS = 4;

/** The text of a value, without a line end. */
export function formatJson(value: unknown, indent = 0): string {
  if (!isDeep(value)) return JSON.stringify(value);
  const inner = indent + BLANKS;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const items = Array.isArray(value)
    ? value.map((item) => formatJson(item, inner))
    : membersOf(value).map(([name, item]) => `${JSON.stringify(name)}: ${formatJson(item, inner)}`);
  if (items.length === 0) return `${open}${close}`;
  const margin = `\n${' '.repeat(inner)}`;
  return `${open}${margin}${items.join(`,${margin}`)}\n${' '.repeat(indent)}${close}`;
}

/** The same on one line without blanks, for programs that read a line at a time. */
export function formatJsonLine(value: unknown): string {
  if (!isDeep(value)) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(formatJsonLine).join()}]`;
  const members = membersOf(value).map(
    ([name, item]) => `${JSON.stringify(name)}:${formatJsonLine(item)}`,
  );
  return `{${members.join()}}`;
}

const isClassOfCodes = (name: string) => /^\dXX$/.test(name);

function membersOf(value: object): [string, unknown][] {
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  if (!members.some(([name]) => isClassOfCodes(name))) return members;
  return members.sort(([a], [b]) => byCodeUnits(a, b));
}
