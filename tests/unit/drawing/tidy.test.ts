import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point } from '../../../src/drawing/diagram-model';
import { boundsOf } from '../../../src/drawing/geometry';
import { sceneOf } from '../../../src/drawing/scene';
import { edgesOf } from '../../../src/drawing/scene-edges';
import type { NodeKind, Scene } from '../../../src/drawing/scene-node';
import { overlaps } from '../../../src/drawing/settle';
import { nextTaskSlots } from '../../../src/drawing/task-slots';
import { tidied, type TidyChoices } from '../../../src/drawing/tidy';
import type { NodeLayout } from '../../../src/model/sandbox-document';
import { ZERO } from '../../../src/model/sim-time';
import type { EntityView } from '../../../src/model/view';
import { entityMap } from '../../support/entity-views';
import {
  sampleCluster,
  sampleLoadBalancer,
  sampleService,
  sampleTargetGroup,
  sampleTraffic,
} from '../../support/sample-views';

type Layout = Record<string, NodeLayout>;

function drawn(views: readonly EntityView[], layout: Layout) {
  const entities = entityMap(views);
  const slots = nextTaskSlots({}, views, ZERO);
  const scene = sceneOf({ entities, slots, places: {}, layout });
  return { scene, edges: edgesOf(entities, scene) };
}

/** What is drawn after tidying up; locked ones are marked in the layout too. */
function after(views: readonly EntityView[], layout: Layout, choices?: Partial<TidyChoices>) {
  const { scene, edges } = drawn(views, layout);
  const places = tidied(scene, edges, { locked: new Set(), ...choices });
  return { places, scene: drawn(views, { ...layout, ...Object.fromEntries(places) }).scene };
}

/** So many shops: each a client, a balancer, a group, and a service in one of the clusters. */
function shops(count: number, clusters: number): EntityView[] {
  const frames = Array.from({ length: clusters }, (_, i) => sampleCluster(`c-${i}`));
  return [
    ...frames,
    ...Array.from({ length: count }, (_, i) => {
      const balancer = sampleLoadBalancer(`lb-${i}`, [{ group: `tg-${i}`, weight: 1 }]);
      const group = sampleTargetGroup(`tg-${i}`, []);
      const revision = { id: 'd', revision: 'a:1', running: 0, desired: 1 + (i % 7) };
      const cluster = frames[i % clusters]!;
      const own = { clusterArn: cluster.id, id: `${cluster.id}/s-${i}` };
      const service = sampleService(`s-${i}`, [revision], own);
      return [
        sampleTraffic(`t-${i}`, balancer, 10),
        balancer,
        group,
        { ...service, targetGroupArns: [group.id] },
      ];
    }).flat(),
  ];
}

/** Places as a hand might have left them. */
const scattered = (views: readonly EntityView[], at: readonly Point[]): Layout =>
  Object.fromEntries(views.map(({ id }, i) => [id, at[i % at.length]!]));

const POINTS = fc.array(
  fc.record({ x: fc.integer({ min: -3000, max: 3000 }), y: fc.integer({ min: -3000, max: 3000 }) }),
  { minLength: 1, maxLength: 20 },
);

function overlapping(scene: Scene): string[] {
  const nodes = [...scene.values()];
  return nodes.flatMap((a, i) =>
    nodes
      .slice(i + 1)
      .filter((b) => a.parentId === b.parentId && overlaps(a.rect, b.rect))
      .map((b) => `${a.id} ${b.id}`),
  );
}

const leftsOf = (scene: Scene, kind: NodeKind): number[] =>
  [...scene.values()].filter((node) => node.kind === kind).map(({ rect }) => rect.x);

describe('tidying up', () => {
  test('reads from left to right, and nothing covers anything, whatever there was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 3 }),
        POINTS,
        (n, c, at) => {
          const views = shops(n, c);
          const { scene } = after(views, scattered(views, at));
          expect(overlapping(scene)).toEqual([]);
          const kinds: NodeKind[] = ['client', 'loadBalancer', 'targetGroup', 'cluster'];
          const columns = kinds.map((kind) => leftsOf(scene, kind));
          for (const column of columns) expect(new Set(column).size).toBe(1);
          const lefts = columns.map(([left]) => left!);
          expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a lot of it comes to blocks, seen far larger than in columns', () => {
    const views = shops(20, 1);
    const tall = Object.fromEntries(views.map(({ id }, i) => [id, { x: 0, y: 900 * i }]));
    const { scene } = after(views, tall);
    expect(overlapping(scene)).toEqual([]);
    const kinds: NodeKind[] = ['client', 'loadBalancer', 'targetGroup', 'cluster'];
    const sides = kinds.map((kind) => {
      const rects = [...scene.values()].filter((node) => node.kind === kind).map((one) => one.rect);
      return boundsOf(rects, 0);
    });
    for (const [i, block] of sides.slice(1).entries()) {
      expect(block.x).toBeGreaterThan(sides[i]!.x + sides[i]!.width);
    }
    const all = boundsOf(sides, 0);
    expect(all.width / all.height).toBeGreaterThan(1.2);
    expect(all.width / all.height).toBeLessThan(2.4);
  });

  test('what is tidied is tidy: once more changes nothing', () => {
    const views = shops(6, 2);
    const once = after(
      views,
      scattered(views, [
        { x: 40, y: 900 },
        { x: -300, y: 20 },
      ]),
    );
    const layout = Object.fromEntries(once.places);
    expect(Object.fromEntries(after(views, layout).places)).toEqual(layout);
  });

  test('a group stands beside what sends to it: lines do not cross', () => {
    const views = shops(5, 1);
    const { scene } = after(views, scattered(views, [{ x: 0, y: 0 }]));
    const order = (kind: NodeKind): string[] =>
      [...scene.values()]
        .filter((node) => node.kind === kind)
        .toSorted((a, b) => a.rect.y - b.rect.y)
        .map(({ id }) => /\b(?:t|lb|tg|s)-(\d)/.exec(id)![1]!);
    expect(order('loadBalancer')).toEqual(order('client'));
    expect(order('targetGroup')).toEqual(order('client'));
    expect(order('service')).toEqual(order('client'));
  });

  test('what is locked stays, and what is tidied keeps clear of it', () => {
    const views = shops(4, 2);
    const layout = scattered(views, [
      { x: 500, y: 100 },
      { x: 0, y: 40 },
    ]);
    const locked = new Set([views[0]!.id, views[3]!.id]);
    const before = drawn(views, layout).scene;
    const { places, scene } = after(views, layout, { locked });
    for (const id of locked) {
      expect(places.has(id)).toBe(false);
      expect(scene.get(id)!.rect).toMatchObject({
        x: before.get(id)!.rect.x,
        y: before.get(id)!.rect.y,
      });
    }
    expect(overlapping(scene)).toEqual([]);
  });

  test('of some, the others stay and keep their room', () => {
    const views = shops(4, 1);
    const layout = scattered(views, [
      { x: 0, y: 0 },
      { x: 700, y: 300 },
    ]);
    const only = new Set(views.filter(({ kind }) => kind === 'targetGroup').map(({ id }) => id));
    const { places } = after(views, layout, { only });
    expect(new Set(places.keys())).toEqual(only);
  });

  test('many services of one cluster stand beside one another too', () => {
    const views = shops(12, 1);
    const { scene } = after(views, scattered(views, [{ x: 0, y: 0 }]));
    const { width, height } = [...scene.values()].find(({ kind }) => kind === 'cluster')!.rect;
    expect(new Set(leftsOf(scene, 'service')).size).toBeGreaterThan(1);
    expect(height / width).toBeLessThan(2);
    expect(width / height).toBeLessThan(3);
  });
});
