import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './usage';

/** npm runs us in the project's folder; people name files from the folder they are in. */
const folder = process.env['INIT_CWD'] ?? process.cwd();

/** A file's text; undefined if it cannot be read. */
export function readFile(path: string): string | undefined {
  try {
    return readFileSync(resolve(folder, path), 'utf8');
  } catch {
    return undefined;
  }
}

/** The script that FILE names; `-` is standard input. */
export function readScript(file: string): string {
  const text = file === '-' ? readFileSync(0, 'utf8') : readFile(file);
  if (text === undefined) throw new UsageError(`cannot read ${file}`);
  return text;
}
