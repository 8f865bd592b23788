import type { Book } from './book';
import { flag, mebibytes } from './quantities';
import { itemsOf, type MapNode, member, type Node, textOf } from './yaml-places';

/** Something that a service has at a path of its containers. */
export interface Mount {
  at: Node;
  /** A volume of the file, a path of the machine, memory, or a directory with no name. */
  kind: 'volume' | 'bind' | 'tmpfs' | 'anonymous';
  source: string;
  target: string;
  isReadOnly: boolean;
  sizeMib?: number;
}

/** https://docs.docker.com/reference/compose-file/services/#volumes */
export function readMounts(service: MapNode, book: Book): Mount[] {
  const listed = itemsOf(service.entries.get('volumes')).flatMap((one) => {
    const mount = one.kind === 'map' ? longForm(one, book) : shortForm(one, book);
    return mount ?? [];
  });
  const inMemory = itemsOf(service.entries.get('tmpfs')).flatMap((one): Mount[] => {
    const [target = '', options = ''] = (textOf(one) ?? '').split(':');
    if (target === '') return [];
    const size = /(?:^|,)size=([^,]+)/.exec(options)?.[1];
    const sizeMib = size === undefined ? undefined : mebibytes(size);
    return [{ at: one, kind: 'tmpfs', source: '', target, isReadOnly: false, sizeMib }];
  });
  // Two at one place: the later one is mounted.
  const byTarget = new Map<string, Mount>();
  for (const one of [...listed, ...inMemory]) {
    const before = byTarget.get(one.target);
    if (before) book.lose(before.at, `something else is mounted at ${one.target} below: left out`);
    byTarget.set(one.target, one);
  }
  return [...byTarget.values()];
}

const isPath = (source: string) => /^(?:[./~]|[A-Za-z]:[\\/]|\\\\)/.test(source);

function shortForm(node: Node, book: Book): Mount | undefined {
  const text = textOf(node) ?? '';
  const drive = /^[A-Za-z]:[\\/]/.exec(text)?.[0] ?? '';
  const [first = '', target, mode = ''] = text.slice(drive.length).split(':');
  const source = drive + first;
  const isReadOnly = mode.split(',').includes('ro');
  if (target === undefined && source !== '') {
    return { at: node, kind: 'anonymous', source: '', target: source, isReadOnly };
  }
  if (!target || source === '') {
    book.lose(node, `“${text}” mounts nothing: Compose writes source:/path, or /path`);
    return undefined;
  }
  return { at: node, kind: isPath(source) ? 'bind' : 'volume', source, target, isReadOnly };
}

const KINDS = ['volume', 'bind', 'tmpfs'] as const;

function longForm(node: MapNode, book: Book): Mount | undefined {
  const text = (name: string) => textOf(node.entries.get(name)) ?? '';
  const type = text('type') || 'volume';
  const kind = KINDS.find((one) => one === type);
  const target = text('target');
  if (!kind || target === '') {
    const why = target === '' ? 'it says no target' : `mounts of type ${type} have no equal in ECS`;
    book.lose(node, `left out: ${why}`);
    return undefined;
  }
  for (const name of ['bind', 'volume', 'consistency']) {
    const extra = node.entries.get(name);
    if (extra) book.lose(extra, 'settings of Docker’s own mounts, which ECS has not');
  }
  const source = text('source');
  const size = textOf(member(node.entries.get('tmpfs'), 'size'));
  return {
    at: node,
    kind: kind === 'volume' && source === '' ? 'anonymous' : kind,
    source,
    target,
    isReadOnly: flag(text('read_only')) ?? false,
    sizeMib: size === undefined ? undefined : mebibytes(size),
  };
}
