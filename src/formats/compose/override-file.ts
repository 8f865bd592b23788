import { type At, type MapNode, moved, type Node } from './yaml-places';

/**
 * A node of the override at the lines of what it is put over in the file, or of the nearest thing
 * around that: the file's lines are the ones that are shown.
 */
export function placedOver(own: MapNode, base: MapNode): MapNode {
  const entries = [...own.entries].map(([name, node]): [string, Node] => {
    const before = base.entries.get(name);
    if (before?.kind === 'map' && node.kind === 'map') return [name, placedOver(node, before)];
    const at: Pick<At, 'line' | 'endLine'> = before ?? { line: base.line, endLine: base.line };
    return [name, moved(node, node.path, at)];
  });
  const { line, endLine } = base;
  return { ...own, line, endLine, entries: new Map(entries) };
}
