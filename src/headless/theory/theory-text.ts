import type { TheoryRow } from './judge-system';

const HEAD = [
  'system',
  'servers',
  'load',
  'figure',
  'theory',
  'measured',
  'difference',
  'tolerance',
  'verdict',
];
/** Columns of words stand to the left. */
const WORDS: ReadonlySet<string> = new Set(['system', 'figure', 'verdict']);

/** So many digits as tell something, large or small. */
const shown = (value: number): string =>
  value !== 0 && Math.abs(value) < 0.01 ? value.toExponential(2) : value.toFixed(3);

const percent = (value: number): string => `${value.toFixed(2)} %`;

/** The table as text, a line a row, with what has no row and how many are within below it. */
export function theoryText(rows: readonly TheoryRow[], withoutRow: readonly string[]): string {
  const cells = rows.map((row) => [
    row.system,
    String(row.servers),
    String(Number(row.load.toFixed(3))),
    row.figure,
    shown(row.theory),
    shown(row.measured),
    `${row.differencePercent < 0 ? '' : '+'}${percent(row.differencePercent)}`,
    percent(row.tolerancePercent),
    row.verdict,
  ]);
  const widths = HEAD.map((_, at) => Math.max(...[HEAD, ...cells].map((row) => row[at]!.length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) =>
        WORDS.has(HEAD[at]!) ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!),
      )
      .join('  ')
      .trimEnd();
  const out = rows.filter(({ verdict }) => verdict === 'out').length;
  return [
    line(HEAD),
    ...cells.map(line),
    '',
    'Times are mean service times. Tolerance: 2 % or four standard errors, whichever is wider.',
    ...withoutRow.map((one) => `No row: ${one}.`),
    `${rows.length - out} of ${rows.length} rows within tolerance.`,
    '',
  ].join('\n');
}
