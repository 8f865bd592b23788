import { describe, expect, test } from 'vitest';
import type { Scene, SceneNode } from '../../../../src/drawing/scene-node';
import { overlaps } from '../../../../src/drawing/settle';
import { cornerFor } from '../../../../src/ui/canvas/landing';

const shown = { x: 0, y: 0, width: 900, height: 560 };
const at = (id: string, x: number, y: number, width: number, height: number): SceneNode => {
  const rect = { x, y, width, height };
  return { id, kind: 'cluster', parentId: null, place: rect, rect };
};
const sceneOf = (...nodes: SceneNode[]): Scene => new Map(nodes.map((node) => [node.id, node]));

describe('what is dropped from the palette', () => {
  test('stays under the pointer', () => {
    const corner = cornerFor('cluster', { x: 200, y: 100 }, undefined, {
      scene: sceneOf(),
      shown,
    });
    expect(corner).toEqual({ x: 140, y: 72 });
  });

  test('is moved into the window just so far that all of it is seen', () => {
    const corner = cornerFor('cluster', { x: 700, y: 250 }, undefined, {
      scene: sceneOf(),
      shown,
    });
    expect(corner).toEqual({ x: 900 - 484, y: 222 });
  });

  test('goes to the nearest free place beside what is there', () => {
    const cluster = at('cluster', 300, 200, 484, 220);
    const corner = cornerFor('load-balancer', { x: 320, y: 230 }, undefined, {
      scene: sceneOf(cluster),
      shown,
    })!;
    expect(overlaps({ ...corner, width: 204, height: 114 }, cluster.rect)).toBe(false);
    expect(Math.abs(corner.y - 194) + Math.abs(corner.x - 214)).toBeLessThan(140);
  });

  test('a client dropped on a load balancer stands left of it', () => {
    const balancer = at('balancer', 400, 200, 204, 114);
    const corner = cornerFor('traffic', { x: 450, y: 230 }, balancer, {
      scene: sceneOf(balancer),
      shown,
    })!;
    expect(corner.x).toBeLessThan(400 - 184);
  });
});
