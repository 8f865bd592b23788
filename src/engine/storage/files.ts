import type { Files } from '../../model/file-system';
import type { Container, Task } from '../../model/task';
import { containerDefinitionOf } from '../control-plane/task-facts';
import type { EngineContext } from '../engine-context';
import { bad, type DirectoryEntry, entriesIn, type FileAnswer, good } from './file-tree';
import { isDirectory, putDirectory, putFile, remove } from './file-tree';
import { imageFiles } from './image-files';
import { filesBehind, mayWrite, type Mount, mountAt, mountsOf, viewIdOf } from './mounts';
import { isWithin, moved, normalPath } from './paths';

/**
 * FILES-1: files as a container sees them: its own root file system, which goes with it, and what
 * it has mounted. Paths are absolute or taken from `/`. Answers say why not, in Linux's names.
 */

/** A place in some file store, and whether it may be changed. */
interface Place {
  readonly files: Files;
  readonly path: string;
  readonly mount?: Mount;
}

/** The text of a file. */
export function readFile(
  ctx: EngineContext,
  task: Task,
  container: Container,
  path: string,
): FileAnswer<string> {
  const at = find(ctx, task, container, path);
  if (!at.ok) return at;
  const { files, path: inside, mount } = at.value;
  const text = files[inside] ?? (mount ? undefined : imageFiles(ctx, task, container)[inside]);
  if (text !== undefined) return good(text);
  return listFiles(ctx, task, container, path).ok ? bad('EISDIR') : bad('ENOENT');
}

/** Puts a file there, or adds to the one that is. The directory must be there. */
export function writeFile(
  ctx: EngineContext,
  task: Task,
  container: Container,
  path: string,
  { text, append = false }: { text: string; append?: boolean },
): FileAnswer<null> {
  const before = append ? readFile(ctx, task, container, path) : bad('ENOENT');
  if (!before.ok && before.fault !== 'ENOENT') return before;
  return change(ctx, task, container, path, (files, inside) => {
    const parent = listFiles(ctx, task, container, `${normalPath(path)}/..`);
    if (!parent.ok) return parent;
    if (listFiles(ctx, task, container, path).ok) return bad('EISDIR');
    return putFile(files, inside, before.ok ? before.value + text : text);
  });
}

/** Makes a directory; `parents` makes those above it too, and minds none that is there. */
export function makeDirectory(
  ctx: EngineContext,
  task: Task,
  container: Container,
  path: string,
  parents = false,
): FileAnswer<null> {
  if (listFiles(ctx, task, container, path).ok) return parents ? good(null) : bad('EEXIST');
  const above = listFiles(ctx, task, container, `${normalPath(path)}/..`);
  if (!above.ok && !(parents && above.fault === 'ENOENT')) return above;
  return change(ctx, task, container, path, putDirectory);
}

/** A file, or with `recursive` a directory with all that is in it. */
export function deleteFile(
  ctx: EngineContext,
  task: Task,
  container: Container,
  path: string,
  recursive = false,
): FileAnswer<null> {
  const own = normalPath(path);
  const isMounted = mountsOf(ctx, task, container).some((one) => isWithin(one.containerPath, own));
  return change(ctx, task, container, path, (files, inside) => {
    if (isMounted) return bad('EPERM');
    const removed = remove(files, inside, recursive);
    if (removed.ok || removed.fault !== 'ENOENT') return removed;
    // What the image brought along stays: only what was written can go.
    return readFile(ctx, task, container, path).ok ? bad('EPERM') : removed;
  });
}

/** What a directory holds, by name. */
export function listFiles(
  ctx: EngineContext,
  task: Task,
  container: Container,
  path: string,
): FileAnswer<DirectoryEntry[]> {
  const at = find(ctx, task, container, path);
  if (!at.ok) return at;
  const { files, path: inside, mount } = at.value;
  const image = mount ? {} : imageFiles(ctx, task, container);
  const below = mountsOf(ctx, task, container)
    .map((one) => one.containerPath)
    .filter((one) => one !== normalPath(path) && isWithin(one, normalPath(path)));
  const entries = new Map([...entriesIn(image, inside), ...entriesIn(files, inside)]);
  for (const mounted of below) {
    const [name = ''] = moved(mounted, normalPath(path), '/').slice(1).split('/');
    entries.set(name, { name, isDirectory: true, size: 4096 });
  }
  const isThere =
    isDirectory(files, inside) ||
    isDirectory(image, inside) ||
    below.length > 0 ||
    // The root of a mount is there even where nothing has been put into it.
    mount?.containerPath === normalPath(path);
  if (isThere) return good([...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
  return inside in files || inside in image ? bad('ENOTDIR') : bad('ENOENT');
}

/**
 * Every file below a directory that was written by somebody, in the container's own paths; what the
 * image brought along is left out.
 */
export function filesUnder(
  ctx: EngineContext,
  task: Task,
  container: Container,
  path: string,
): FileAnswer<Files> {
  const listed = listFiles(ctx, task, container, path);
  if (!listed.ok) return listed;
  const own = normalPath(path);
  const all: Files = { ...container.files };
  for (const { volume, root, containerPath } of mountsOf(ctx, task, container)) {
    const files = filesBehind(ctx, task, volume);
    if (!files.ok) continue;
    for (const [inside, text] of Object.entries(files.value)) {
      if (isWithin(inside, root)) all[moved(inside, root, containerPath)] = text;
    }
  }
  return good(Object.fromEntries(Object.entries(all).filter(([one]) => isWithin(one, own))));
}

/** Where a path of the container is kept. */
function find(
  ctx: EngineContext,
  task: Task,
  container: Container,
  path: string,
): FileAnswer<Place> {
  const own = normalPath(path);
  const mount = mountAt(mountsOf(ctx, task, container), own);
  if (!mount) return good({ files: container.files ?? {}, path: own });
  const files = filesBehind(ctx, task, mount.volume);
  if (!files.ok) return files;
  return good({ files: files.value, path: moved(own, mount.containerPath, mount.root), mount });
}

/** Changes files at a path, unless what it lies in is only to be read. */
function change(
  ctx: EngineContext,
  task: Task,
  container: Container,
  path: string,
  act: (files: Files, inside: string) => FileAnswer<null>,
): FileAnswer<null> {
  const at = find(ctx, task, container, path);
  if (!at.ok) return at;
  const { files, path: inside, mount } = at.value;
  if (mount?.readOnly) return bad('EROFS');
  if (mount && !mayWrite(ctx, task, mount)) return bad('EACCES');
  const { readonlyRootFilesystem } = containerDefinitionOf(ctx, task, container);
  if (!mount && readonlyRootFilesystem === true) return bad('EROFS');
  const done = act(files, inside);
  if (!done.ok) return done;
  if (!mount) container.files = files;
  const shown = mount && viewIdOf(mount.volume);
  if (shown !== undefined) ctx.touch(shown);
  return done;
}
