/** Who stands above whom, so that few lines cross, as dagre reckons it. */
import { Graph, layout } from '@dagrejs/dagre';
import type { Size } from './geometry';

export interface Ranked {
  id: string;
  /** Its column, from the left. */
  rank: number;
  size: Size;
}

export interface Line {
  from: string;
  to: string;
}

/** The columns: an invisible node each, so that dagre keeps to them. */
const spine = (rank: number): string => `column ${rank}`;
const UNSEEN = { width: 1, height: 1 };
/** Lines of the spine pull at nothing. */
const LOOSE = { weight: 0, minlen: 1 };

/**
 * The middle of each from top to bottom, px, in the order that crosses the fewest lines. Lines
 * within a column, or to the left, say nothing of it.
 */
export function heightsOf(
  nodes: readonly Ranked[],
  lines: readonly Line[],
  apart: number,
): Map<string, number> {
  const graph = new Graph({ directed: true });
  graph.setGraph({ rankdir: 'LR', nodesep: apart, ranksep: 50 });
  graph.setDefaultEdgeLabel(() => ({}));
  const rankOf = new Map(nodes.map(({ id, rank }) => [id, rank]));
  const last = Math.max(0, ...rankOf.values());
  for (let rank = 0; rank <= last + 2; rank++) {
    graph.setNode(spine(rank), { ...UNSEEN });
    if (rank > 0) graph.setEdge(spine(rank - 1), spine(rank), { ...LOOSE });
  }
  for (const { id, rank, size } of nodes) {
    graph.setNode(id, { ...size });
    graph.setEdge(spine(rank), id, { ...LOOSE });
    graph.setEdge(id, spine(rank + 2), { ...LOOSE });
  }
  for (const { from, to } of lines) {
    const [start, end] = [rankOf.get(from), rankOf.get(to)];
    if (start === undefined || end === undefined || start >= end) continue;
    graph.setEdge(from, to, { weight: 1, minlen: end - start });
  }
  layout(graph);
  return new Map(nodes.map(({ id }) => [id, Number(graph.node(id).y ?? 0)]));
}
