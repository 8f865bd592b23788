/**
 * `--output text`: one line an object, its scalars in alphabetical order with tabs between them;
 * what lies deeper gets lines of its own that begin with its name in capitals. A list of objects
 * shares one set of columns, with an empty cell where an object lacks one.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html#text-output
 */
import { pythonStr } from '../api/contract/python-text';
import { deepKeys, type Dict, isDict, scalarKeys } from './output-value';

/** The lines of a value, each ended; nothing at all for an empty list or object. */
export function formatText(value: unknown): string {
  const lines: string[] = [];
  writeValue(value, undefined, undefined, lines);
  return lines.map((line) => `${line}\n`).join('');
}

function writeValue(
  value: unknown,
  label: string | undefined,
  columns: readonly string[] | undefined,
  lines: string[],
): void {
  if (Array.isArray(value)) writeList(value, label, lines);
  else if (isDict(value)) writeDict(value, label, columns, lines);
  else lines.push(pythonStr(value));
}

function writeList(list: unknown[], label: string | undefined, lines: string[]): void {
  const dicts = list.filter(isDict);
  if (dicts.length > 0) {
    const columns = scalarKeys(dicts);
    for (const item of list) writeValue(item, label, columns, lines);
    return;
  }
  const scalars = list.filter((item) => !Array.isArray(item));
  if (label !== undefined) {
    for (const item of scalars) lines.push(`${label.toUpperCase()}\t${pythonStr(item)}`);
  } else if (scalars.length > 0) {
    lines.push(scalars.map(pythonStr).join('\t'));
  }
  for (const item of list) if (Array.isArray(item)) writeList(item, label, lines);
}

function writeDict(
  dict: Dict,
  label: string | undefined,
  columns: readonly string[] | undefined,
  lines: string[],
): void {
  const cells = columns
    ? columns.map((key) => (key in dict ? pythonStr(dict[key]) : ''))
    : scalarKeys([dict]).map((key) => pythonStr(dict[key]));
  if (cells.length > 0) {
    lines.push((label === undefined ? cells : [label.toUpperCase(), ...cells]).join('\t'));
  }
  const deeper = deepKeys([dict]).filter((key) => !columns?.includes(key));
  for (const key of deeper) writeValue(dict[key], key, undefined, lines);
}
