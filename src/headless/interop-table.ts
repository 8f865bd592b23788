import type { FileOutcome, FolderOutcome } from './interop-file';

const BEGIN = '<!-- table: begin -->';
const END = '<!-- table: end -->';

/** One line of the summary. */
interface Tally {
  folder: string;
  files: number;
  steady: number;
  notSteady: number;
  declared: number;
  refused: number;
  unreadable: number;
}

/** What a folder came to; of the files that ECS can run, how many reached steady state. */
export function tallyOf({ folder, files }: FolderOutcome[number]): Tally {
  const count = (outcome: FileOutcome['outcome']): number =>
    files.filter((one) => one.outcome === outcome).length;
  return {
    folder,
    files: files.length,
    steady: count('steady'),
    notSteady: count('not steady'),
    declared: count('declared'),
    refused: count('refused by ECS'),
    unreadable: count('unreadable'),
  };
}

const share = ({ steady, notSteady }: Tally): string =>
  steady + notSteady === 0 ? '' : `${((100 * steady) / (steady + notSteady)).toFixed(0)} %`;

const SUMMARY = [
  'folder',
  'files',
  'steady',
  'not steady',
  'nothing to run',
  'refused by ECS',
  'unreadable',
  'steady of those that run',
];

const summaryRow = (tally: Tally): string[] => [
  tally.folder,
  ...[tally.files, tally.steady, tally.notSteady, tally.declared].map(String),
  ...[tally.refused, tally.unreadable].map(String),
  share(tally),
];

const FILES = ['file', 'read as', 'outcome', 'operations', 'errors', 'warnings', 'notes', 'why'];

function fileRow(one: FileOutcome): string[] {
  const { file, kind, outcome, operations, findings, seconds, reason } = one;
  const took = seconds === null ? outcome : `${outcome} after ${Math.ceil(seconds)} s`;
  const { error, warning, info } = findings;
  return [file, kind, took, ...[operations, error, warning, info].map(String), reason ?? ''];
}

/** The tables as text for a terminal. */
export function textTable(outcome: FolderOutcome): string {
  const summary = columns([SUMMARY, ...outcome.map((one) => summaryRow(tallyOf(one)))]);
  const files = outcome.map(({ folder, files: own }) => {
    return `${folder}\n${columns([FILES, ...own.map((one) => fileRow(one))])}`;
  });
  return [summary, ...files].join('\n');
}

function columns(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  const line = (row: string[]) =>
    row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at]!))).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}

const escaped = (cell: string): string =>
  cell.replace(/\s+/g, ' ').replace(/[\\|<>*`]/g, (mark) => `\\${mark}`);

const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function markdownTable(head: readonly string[], rows: readonly string[][]): string {
  const rule = `|${head.map(() => '---|').join('')}`;
  return [markdownRow(head), rule, ...rows.map(markdownRow)].join('\n');
}

/** The tables as they stand in the interop page. */
function markdownTables(outcome: FolderOutcome): string {
  const summary = markdownTable(
    SUMMARY,
    outcome.map((one) => summaryRow(tallyOf(one))),
  );
  const folders = outcome.map(({ folder, files }) => {
    const rows = files.map((one) => {
      const [file, ...rest] = fileRow(one);
      return [`\`${file}\``, ...rest.map(escaped)];
    });
    return `### ${folder}\n\n${markdownTable(FILES, rows)}`;
  });
  return [summary, ...folders].join('\n\n');
}

/** A page with the tables in their place, between its two marks. */
export function pageWith(page: string, outcome: FolderOutcome): string {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END);
  const before = from < 0 ? `${page.trimEnd()}\n\n` : page.slice(0, from);
  const after = to < 0 ? '\n' : page.slice(to + END.length);
  return `${before}${BEGIN}\n\n${markdownTables(outcome)}\n\n${END}${after}`;
}
