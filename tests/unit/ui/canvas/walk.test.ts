import { describe, expect, test } from 'vitest';
import type { NodeKind, Scene, SceneNode } from '../../../../src/drawing/scene-node';
import { graphOf, walkTo } from '../../../../src/ui/canvas/walk/walk';

function node(id: string, kind: NodeKind, x: number, y: number, parentId: string | null = null) {
  const rect = { x, y, width: 20, height: 20 };
  return [id, { id, kind, parentId, place: rect, rect }] as const;
}

/**
 * A client, a load balancer, two groups, a cluster with two services; the second draws its tasks.
 */
const nodes: Scene = new Map<string, SceneNode>([
  node('cluster', 'cluster', 300, 0),
  node('b', 'service', 320, 200, 'cluster'),
  node('a', 'service', 320, 20, 'cluster'),
  node('a2', 'task', 330, 60, 'a'),
  node('a1', 'task', 330, 30, 'a'),
  ...['b1', 'b2', 'b3', 'b4'].map((id, i) =>
    node(id, 'task', 330 + 30 * (i % 2), 210 + 30 * Math.floor(i / 2), 'b'),
  ),
  node('client', 'client', 0, 50),
  node('lb', 'loadBalancer', 100, 50),
  node('tg2', 'targetGroup', 200, 90),
  node('tg1', 'targetGroup', 200, 20),
]);
const edges = [
  ['client', 'lb'],
  ['lb', 'tg2'],
  ['lb', 'tg1'],
  ['tg1', 'a1'],
  ['tg1', 'a2'],
  ['tg2', 'b'],
  ['lb', 'elsewhere'],
].map(([source = '', to = '']) => ({ source, to }));
const note = { id: 'annotation/1', x: 0, y: 0, width: 10, height: 10 };
const squares = new Set(['b1', 'b2', 'b3', 'b4']);
const graph = graphOf({ nodes, edges, annotations: [note], squares });

const path = (from: string, ...keys: string[]): string[] => {
  let came: string | null = null;
  let at = from;
  return keys.map((key) => {
    const next = walkTo(graph, at, key, came) ?? at;
    came = at;
    at = next;
    return at;
  });
};

describe('walking from thing to thing', () => {
  test('down and up go through everything in the order that requests take, frames first', () => {
    expect(graph.order).toEqual([
      'client',
      'lb',
      'tg1',
      'tg2',
      'cluster',
      'a',
      'a1',
      'a2',
      'b',
      'b1',
      'b2',
      'b3',
      'b4',
      'annotation/1',
    ]);
    expect(path('tg2', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp')).toEqual([
      'cluster',
      'a',
      'a1',
      'a',
    ]);
    expect(path('a', 'Home', 'End', 'ArrowDown')).toEqual(['client', ...Array(2).fill(note.id)]);
  });

  test('right goes along the requests, left back to where one came from', () => {
    expect(path('client', 'ArrowRight', 'ArrowRight', 'ArrowRight')).toEqual(['lb', 'tg1', 'a1']);
    expect(path('tg2', 'ArrowLeft', 'ArrowRight')).toEqual(['lb', 'tg2']);
    expect(path('client', 'ArrowLeft')).toEqual(['client']);
  });

  test('what has no edge of its own goes back by those of its frame', () => {
    expect(path('b1', 'ArrowLeft')).toEqual(['tg2']);
  });

  test('arrows go from square to square, and out of the frame at its sides', () => {
    expect(path('b1', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp')).toEqual([
      'b2',
      'b4',
      'b3',
      'b1',
    ]);
    expect(path('b2', 'ArrowUp')).toEqual(['b']);
    expect(path('b4', 'ArrowDown')).toEqual(['annotation/1']);
  });

  test('Page keys pass what lies in a frame, Escape leaves it', () => {
    expect(path('a', 'PageDown', 'PageDown', 'PageUp')).toEqual(['b', note.id, 'cluster']);
    expect(path('a2', 'PageDown', 'PageUp', 'PageUp')).toEqual(['b', 'a', 'cluster']);
    expect(path('a2', 'Escape', 'Escape', 'Escape')).toEqual(['a', 'cluster', 'cluster']);
  });

  test('begins anew where what one was at is gone', () => {
    expect(walkTo(graph, 'gone', 'ArrowDown')).toBe('client');
  });
});
