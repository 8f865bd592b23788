import { type MapNode, member, type Node, textOf } from './yaml-places';

/** A path as seen from the first file: what another file in `folder` calls `path`. */
export function pathFrom(folder: string, path: string): string {
  if (folder === '' || /^(?:[/~]|[A-Za-z]:)/.test(path)) return path;
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.join('/');
}

export const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');

/** A service of a file elsewhere, whose `env_file` and `extends` are found from the first file. */
export function withPathsFrom(folder: string, service: Node): Node {
  if (folder === '' || service.kind !== 'map') return service;
  const entries = new Map(service.entries);
  const files = entries.get('env_file');
  if (files) entries.set('env_file', eachPath(files, 'path', folder));
  const base = entries.get('extends');
  if (base?.kind === 'map' && member(base, 'file')) {
    entries.set('extends', eachPath(base, 'file', folder));
  }
  return { ...service, entries };
}

function eachPath(node: Node, key: string, folder: string): Node {
  if (node.kind === 'list') {
    return { ...node, items: node.items.map((one) => eachPath(one, key, folder)) };
  }
  if (node.kind === 'map') {
    const own = node.entries.get(key);
    if (!own) return node;
    const entries = new Map(node.entries).set(key, eachPath(own, key, folder));
    return { ...node, entries } satisfies MapNode;
  }
  const given = textOf(node);
  if (given === undefined || given === '') return node;
  const text = pathFrom(folder, given);
  return { ...node, value: text, text };
}
