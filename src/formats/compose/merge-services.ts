import { type MapNode, moved, type Node, textOf } from './yaml-places';

/** Lists that a merge replaces as a whole. https://docs.docker.com/reference/compose-file/merge/ */
const REPLACED = ['command', 'entrypoint', 'test'];

/** Lists of `NAME=value` that are mappings written short. */
const NAMED = ['environment', 'labels', 'annotations', 'sysctls', 'extra_hosts', 'args'];

/** Lists of names that are mappings to settings written short. */
const KEYED = ['depends_on', 'networks'];

/** `own` over `base`, as Compose puts a service over what it extends. */
export function mergeMaps(base: MapNode, own: MapNode): MapNode {
  const entries = new Map(base.entries);
  for (const [name, node] of own.entries) {
    const before = entries.get(name);
    if (node.tag === '!reset') entries.delete(name);
    else entries.set(name, before ? mergeNodes(name, before, node) : node);
  }
  return { ...own, entries };
}

function mergeNodes(name: string, before: Node, own: Node): Node {
  if (own.tag === '!override') return own;
  const [base, over] = [asMap(name, before), asMap(name, own)];
  if (base.kind === 'map' && over.kind === 'map') return mergeMaps(base, over);
  const areLists = before.kind === 'list' && own.kind === 'list';
  if (!areLists || REPLACED.includes(name)) return own;
  const key = name === 'volumes' ? targetOf : (node: Node) => textOf(node);
  const said = new Set(own.items.map(key));
  const kept = before.items.filter((one) => {
    const its = key(one);
    return its === undefined || !said.has(its);
  });
  const items = [...kept, ...own.items].map((one, index) => moved(one, `${own.path}[${index}]`));
  return { ...own, items };
}

/** A list in its short form as the mapping that it is short for; anything else as it is. */
export function asMap(name: string, node: Node): Node {
  if (node.kind !== 'list') return node;
  const isNamed = NAMED.includes(name);
  if (!isNamed && !KEYED.includes(name)) return node;
  const entries = new Map<string, Node>();
  for (const item of node.items) {
    const text = textOf(item);
    if (text === undefined) {
      // What is no text is no name: it keeps its place, so that something can be said of it.
      entries.set(item.path, item);
      continue;
    }
    const cut = name === 'extra_hosts' && !text.includes('=') ? ':' : '=';
    const at = isNamed ? text.indexOf(cut) : -1;
    const key = (at < 0 ? text : text.slice(0, at)).trim();
    const value = at < 0 ? '' : text.slice(at + 1);
    const { path, line, endLine } = item;
    const place = { path, line, endLine };
    entries.set(
      key,
      at < 0
        ? { kind: 'scalar', ...place, value: null, text: '' }
        : { kind: 'scalar', ...place, value, text: value },
    );
  }
  const { path, line, endLine } = node;
  return { kind: 'map', path, line, endLine, entries };
}

/** Where a volume of a service is mounted: two at one place are one. */
function targetOf(node: Node): string | undefined {
  if (node.kind === 'map') return textOf(node.entries.get('target'));
  const parts = (textOf(node) ?? '').split(':');
  return parts.length === 1 ? parts[0] : parts[1];
}
