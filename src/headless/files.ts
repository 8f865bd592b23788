import { readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { UsageError } from './usage';

/** npm runs us in the project's folder; people name files from the folder they are in. */
const folder = process.env['INIT_CWD'] ?? process.cwd();

/** No file that is read may be larger, bytes. */
const LARGEST_FILE = 32 * 1024 * 1024;

/** Where a path that was given leads to. */
export const placeOf = (path: string): string => resolve(folder, path);

/** A file's text; undefined if it cannot be read. */
export function readFile(path: string): string | undefined {
  try {
    return readFileSync(placeOf(path), 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether a path leads to a folder; no path that leads nowhere does, nor one that cannot be. */
export function isFolder(path: string): boolean {
  try {
    return statSync(placeOf(path)).isDirectory();
  } catch {
    return false;
  }
}

/** What is said of a folder where a file is wanted. */
export const aFolder = (path: string): string => `${path} is a folder, not a file`;

/** The script that FILE names; `-` is standard input. */
export function readScript(file: string): string {
  const text = file === '-' ? readFileSync(0, 'utf8') : readFile(file);
  if (text === undefined)
    throw new UsageError(isFolder(file) ? aFolder(file) : `cannot read ${file}`);
  if (text.includes('\0')) throw new UsageError(`${file} is no script: it is no text`);
  return text;
}

/**
 * The bytes of a file, or of standard input for `-`; undefined where there is no such file. One
 * beyond all measure is refused unread.
 */
export function readBytes(file: string): Buffer | undefined {
  if (file === '-') return bounded(file, readFileSync(0));
  try {
    const found = statSync(placeOf(file));
    if (!found.isFile()) return undefined;
    if (found.size > LARGEST_FILE) throw tooLarge(file);
    return readFileSync(placeOf(file));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return undefined;
  }
}

const tooLarge = (file: string): UsageError =>
  new UsageError(`${file} is larger than the ${LARGEST_FILE / 1024 / 1024} MiB that are read`);

function bounded(file: string, bytes: Buffer): Buffer {
  if (bytes.length > LARGEST_FILE) throw tooLarge(file);
  return bytes;
}

/**
 * Reads what a file names (`extends`, `env_file`): from the folder it lies in or below, never from
 * elsewhere, whatever its path or a link says.
 */
export function readerBeside(file: string): (path: string) => string | undefined {
  if (file === '-') return () => undefined;
  return (path) => {
    try {
      const root = realpathSync(dirname(placeOf(file)));
      const place = realpathSync(resolve(root, path));
      const way = relative(root, place);
      const isOutside = way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way;
      if (isOutside || statSync(place).size > LARGEST_FILE) return undefined;
      return readFileSync(place, 'utf8');
    } catch {
      return undefined;
    }
  };
}

/** Writes a file where `-o` says. */
export function writeFile(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(placeOf(path), content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`cannot write ${path}: ${reason}`);
  }
}
