/**
 * `--output table`: a box headed by the operation's name. An object's scalars are a row below their
 * names; a single one stands beside its name; what lies deeper is a box of its own one `|` further
 * in; of a lone scalar only the heading is shown. Wider than a terminal of 80 columns, one-row
 * boxes are turned on their side.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html#table-output
 */
import { pythonStr } from '../api/contract/python-text';
import { deepKeys, type Dict, isDeep, isDict, scalarKeys } from './output-value';

interface Box {
  title: string;
  depth: number;
  headers: string[];
  rows: string[][];
}

const TERMINAL_COLUMNS = 80;
/** Two blanks and an edge on either side of a cell, roughly: what a column adds to its text. */
const CELL_PADDING = 4;

/** The table of a value; nothing for null, an empty list or an empty object. */
export function formatTable(title: string, value: unknown): string {
  const boxes: Box[] = [];
  if (!addValue(boxes, title, value, 0)) return '';
  const width = widthOf(boxes);
  const shown = width > TERMINAL_COLUMNS ? boxes.map(onItsSide) : boxes;
  const total = widthOf(shown);
  const lines = shown.flatMap((box) => boxLines(box, total));
  return ['-'.repeat(total), ...lines].map((line) => `${line}\n`).join('');
}

function addValue(boxes: Box[], title: string | null, value: unknown, depth: number): boolean {
  if (isEmpty(value)) return false;
  if (title !== null) boxes.push({ title, depth, headers: [], rows: [] });
  if (Array.isArray(value)) addList(boxes, title ?? '', value, depth);
  else if (isDict(value)) addDict(boxes, value, depth);
  return true;
}

function addList(boxes: Box[], title: string, list: unknown[], depth: number): void {
  if (isDict(list[0])) {
    addDicts(boxes, title, list.filter(isDict), depth);
    return;
  }
  for (const item of list) {
    if (!Array.isArray(item)) current(boxes).rows.push([pythonStr(item)]);
    else if (item.every((cell) => !isDeep(cell))) current(boxes).rows.push(item.map(pythonStr));
    else addValue(boxes, null, item, depth);
  }
}

function addDict(boxes: Box[], dict: Dict, depth: number): void {
  const headers = scalarKeys([dict]);
  const [only] = headers;
  if (headers.length === 1 && only !== undefined) {
    current(boxes).rows.push([only, pythonStr(dict[only])]);
  } else if (headers.length > 1) {
    const box = current(boxes);
    box.headers = headers;
    box.rows.push(headers.map((key) => pythonStr(dict[key])));
  }
  for (const key of deepKeys([dict])) addValue(boxes, key, dict[key], depth + 1);
}

/** A list of objects is one box, unless they hold more than scalars: then a box each. */
function addDicts(boxes: Box[], title: string, list: Dict[], depth: number): void {
  const headers = scalarKeys(list);
  const deeper = deepKeys(list);
  current(boxes).headers = headers;
  list.forEach((dict, index) => {
    if (index > 0 && deeper.length > 0) boxes.push({ title, depth, headers, rows: [] });
    current(boxes).rows.push(headers.map((key) => (key in dict ? pythonStr(dict[key]) : '')));
    for (const key of deeper) if (key in dict) addValue(boxes, key, dict[key], depth + 1);
  });
}

function current(boxes: Box[]): Box {
  const last = boxes.at(-1);
  if (last) return last;
  const first: Box = { title: '', depth: 0, headers: [], rows: [] };
  boxes.push(first);
  return first;
}

const isEmpty = (value: unknown): boolean =>
  isDeep(value) ? Object.keys(value).length === 0 : !value;

function onItsSide(box: Box): Box {
  const [row] = box.rows;
  if (box.rows.length !== 1 || !row || box.headers.length === 0) return box;
  return { ...box, headers: [], rows: box.headers.map((key, i) => [key, row[i] ?? '']) };
}

function columnWidths(box: Box): number[] {
  const widths: number[] = [];
  for (const row of box.headers.length > 0 ? [box.headers, ...box.rows] : box.rows) {
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  }
  return widths;
}

function widthOf(boxes: Box[]): number {
  const widths = boxes.map((box) => {
    const cells = columnWidths(box).reduce((sum, width) => sum + width + CELL_PADDING, 0);
    return Math.max(box.title.length, cells) + 2 + 2 * box.depth;
  });
  return Math.max(...widths);
}

/** Columns stretched in proportion until they fill the box; the odd blanks go to the last ones. */
function stretched(box: Box, width: number): number[] {
  const natural = columnWidths(box).map((column) => column + CELL_PADDING);
  const sum = natural.reduce((total, column) => total + column, 0);
  const columns = natural.map((column) => halfToEven((width / sum) * column));
  let spare = width - columns.reduce((total, column) => total + column, 0);
  while (spare !== 0 && columns.length > 0) {
    const order = [...columns.keys()];
    for (const i of spare > 0 ? order.reverse() : order) {
      if (spare === 0) break;
      columns[i] = (columns[i] ?? 0) + (spare > 0 ? 1 : -1);
      spare += spare > 0 ? -1 : 1;
    }
  }
  return columns;
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function boxLines(box: Box, total: number): string[] {
  const width = total - 2 * box.depth;
  const lines: string[] = [];
  if (box.title !== '') {
    lines.push(`|${centred(box.title, width - 1, 1)}|`);
    if (box.headers.length + box.rows.length === 0) lines.push(`+${'-'.repeat(width - 2)}+`);
  }
  const columns = stretched(box, width);
  const border = columns.map((column, i) => '-'.repeat(column - (i === 0 ? 2 : 1))).join('+');
  if (box.headers.length > 0) {
    const cells = box.headers.map((text, i) =>
      centred(text, (columns[i] ?? 0) - 1, i === 0 ? 1 : 0),
    );
    lines.push(`+${border}+`, `|${cells.join('|')}|`);
  }
  if (box.rows.length > 0 && columns.length > 0) {
    const rows = box.rows.map((row) => {
      const cells = row.map((text, i) => leftAligned(text, columns[i] ?? 0, i === 0));
      return `|${cells.join('|')}|`;
    });
    lines.push(`+${border}+`, ...rows, `+${border}+`);
  }
  const edge = '|'.repeat(box.depth);
  return lines.map((line) => edge + line + edge);
}

/** Centred as the CLI does it, a little to the left; `edge` is the width of the left edge. */
function centred(text: string, widthWithEdge: number, edge: number): string {
  const length = widthWithEdge + 1;
  const left = Math.max(0, Math.floor(length / 2) - Math.floor(text.length / 2) - 1);
  return (' '.repeat(left) + text).padEnd(widthWithEdge - edge);
}

function leftAligned(text: string, column: number, first: boolean): string {
  const inner = column - (first ? 2 : 1);
  return ((inner - text.length >= 2 ? '  ' : '') + text).padEnd(inner);
}
