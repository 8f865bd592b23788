import type { Files } from '../../model/file-system';
import { LIMITS } from '../limits';
import { isWithin } from './paths';

/**
 * What can be done with the files of one volume. Paths are normal. A directory is there when
 * something is in it; an empty one has an entry of its own, its path with a slash at the end.
 */

/** Why something cannot be done, by the names that Linux has for it. */
export type FileFault =
  | 'ENOENT'
  | 'EISDIR'
  | 'ENOTDIR'
  | 'EEXIST'
  | 'ENOTEMPTY'
  | 'EROFS'
  | 'EACCES'
  | 'EPERM'
  | 'ENOSPC'
  | 'ESTALE'
  | 'ETIMEDOUT';

export type FileAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: FileFault };

export const good = <T>(value: T): FileAnswer<T> => ({ ok: true, value });
export const bad = (fault: FileFault): { ok: false; fault: FileFault } => ({ ok: false, fault });

/** As `strerror` puts it. */
export const FAULT_WORDS: Readonly<Record<FileFault, string>> = {
  ENOENT: 'No such file or directory',
  EISDIR: 'Is a directory',
  ENOTDIR: 'Not a directory',
  EEXIST: 'File exists',
  ENOTEMPTY: 'Directory not empty',
  EROFS: 'Read-only file system',
  EACCES: 'Permission denied',
  EPERM: 'Operation not permitted',
  ENOSPC: 'No space left on device',
  ESTALE: 'Stale file handle',
  ETIMEDOUT: 'Connection timed out',
};

export interface DirectoryEntry {
  readonly name: string;
  readonly isDirectory: boolean;
  /** Characters of a file; 4096 for a directory, as `ls` has it. */
  readonly size: number;
}

/** The root is always there. */
export const isDirectory = (files: Files, path: string): boolean =>
  path === '/' ||
  `${path}/` in files ||
  Object.keys(files).some((one) => one !== path && isWithin(one, path));

/** What a directory holds, by name. */
export function entriesIn(files: Files, path: string): Map<string, DirectoryEntry> {
  const entries = new Map<string, DirectoryEntry>();
  const prefix = path === '/' ? '/' : `${path}/`;
  for (const [file, text] of Object.entries(files)) {
    if (!file.startsWith(prefix) || file === prefix) continue;
    const rest = file.slice(prefix.length);
    const [name = ''] = rest.split('/');
    const isDirectory = rest !== name;
    entries.set(name, { name, isDirectory, size: isDirectory ? 4096 : text.length });
  }
  return entries;
}

/** Whether some part of the way to `path` is a file. */
const hasFileAbove = (files: Files, path: string): boolean =>
  Object.keys(files).some((one) => !one.endsWith('/') && one !== path && isWithin(path, one));

/**
 * Puts a file there, with the directories above it. Refuses what does not fit (`limits.ts`).
 */
export function putFile(files: Files, path: string, text: string): FileAnswer<null> {
  if (isDirectory(files, path)) return bad('EISDIR');
  if (hasFileAbove(files, path)) return bad('ENOTDIR');
  const isNew = !(path in files);
  if (text.length > LIMITS.fileCharacters) return bad('ENOSPC');
  if (isNew && Object.keys(files).length >= LIMITS.filesPerVolume) return bad('ENOSPC');
  files[path] = text;
  return good(null);
}

export function putDirectory(files: Files, path: string): FileAnswer<null> {
  if (path in files || isDirectory(files, path)) return bad('EEXIST');
  if (hasFileAbove(files, path)) return bad('ENOTDIR');
  if (Object.keys(files).length >= LIMITS.filesPerVolume) return bad('ENOSPC');
  files[`${path}/`] = '';
  return good(null);
}

/** A file; a directory only if it is empty, or with all that is in it. */
export function remove(files: Files, path: string, withContent: boolean): FileAnswer<null> {
  if (path in files) {
    keepParent(files, path);
    delete files[path];
    return good(null);
  }
  if (!isDirectory(files, path)) return bad('ENOENT');
  if (!withContent) return entriesIn(files, path).size > 0 ? bad('ENOTEMPTY') : bad('EISDIR');
  keepParent(files, path);
  for (const one of Object.keys(files)) if (isWithin(one, path)) delete files[one];
  return good(null);
}

/** A directory does not go with the last thing in it. */
function keepParent(files: Files, path: string): void {
  const parent = path.slice(0, path.lastIndexOf('/'));
  if (parent !== '') files[`${parent}/`] ??= '';
}

/** KiB on disk, in blocks of four. */
export const kibUsed = (files: Files): number =>
  Object.values(files).reduce((sum, text) => sum + Math.ceil(text.length / 4096) * 4, 0);
