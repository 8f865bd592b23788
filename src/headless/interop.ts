import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { placeOf, readFile, writeFile } from './files';
import { type FileOutcome, type FolderOutcome, outcomeOf } from './interop-file';
import { pageWith, textTable } from './interop-table';
import { answer, jsonText } from './output';
import { readArguments, UsageError } from './usage';

const TAKEN = /\.(?:json|ya?ml|template|sh|png)$/i;
/** Tells about the other files, and is none of them. */
const ABOUT = 'manifest.json';

/**
 * `sim interop FOLDER [--json] [--write PAGE]`: opens and runs every file of a folder, and prints
 * a table of what became of each. With `--write` the table takes its place in a Markdown page.
 */
export async function interop(args: string[]): Promise<number> {
  const { file, flags, values } = readArguments(args, { flags: ['--json'], values: ['--write'] });
  const outcome = await folderOutcome(file);
  const page = values.get('--write');
  if (page !== undefined) {
    const text = readFile(page);
    if (text === undefined) throw new UsageError(`cannot read ${page}`);
    writeFile(page, pageWith(text, outcome));
    return 0;
  }
  answer(flags.has('--json') ? jsonText(outcome) : textTable(outcome));
  return 0;
}

/** Every file of a folder and of those below, in the order of their names. */
export async function folderOutcome(folder: string): Promise<FolderOutcome> {
  const found: { folder: string; files: FileOutcome[] }[] = [];
  for (const name of foldersIn(folder)) {
    const files: FileOutcome[] = [];
    for (const file of filesIn(join(folder, name))) {
      files.push(await outcomeOf(join(folder, name, file)));
    }
    if (files.length > 0) found.push({ folder: name, files });
  }
  return found;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(placeOf(folder), { withFileTypes: true }).toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  } catch {
    throw new UsageError(`cannot read the folder ${folder}`);
  }
}

/** The folder itself, as `''`, and those directly in it. */
const foldersIn = (folder: string): string[] => [
  '',
  ...entriesOf(folder).flatMap((entry) => (entry.isDirectory() ? entry.name : [])),
];

const filesIn = (folder: string): string[] =>
  entriesOf(folder).flatMap((entry) =>
    entry.isFile() && TAKEN.test(entry.name) && entry.name !== ABOUT ? entry.name : [],
  );
