import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextPlaces, type Places } from '../../../src/drawing/auto-layout';
import { boundsOf } from '../../../src/drawing/geometry';
import { sceneOf } from '../../../src/drawing/scene';
import type { Scene, SceneNode } from '../../../src/drawing/scene-node';
import { overlaps } from '../../../src/drawing/settle';
import { nextTaskSlots } from '../../../src/drawing/task-slots';
import { detailForZoom } from '../../../src/drawing/tokens';
import { ZERO } from '../../../src/model/sim-time';
import type { EntityView } from '../../../src/model/view';
import { entityMap } from '../../support/entity-views';
import {
  sampleAlarm,
  sampleCluster,
  sampleLoadBalancer,
  sampleService,
  sampleTargetGroup,
  sampleTask,
  sampleTraffic,
} from '../../support/sample-views';

/** Thing number n of a growing and shrinking sandbox; its kind goes by n. */
function thing(n: number, size: number): EntityView[] {
  const lb = sampleLoadBalancer(`lb-${n}`, [{ group: `tg-${n}`, weight: 1 }]);
  const cluster = sampleCluster(`c-${n}`);
  const own = { clusterArn: cluster.id };
  switch (n % 4) {
    case 0:
      return [sampleTraffic(`t-${n}`, lb, 10)];
    case 1:
      return [lb];
    case 2:
      return [sampleTargetGroup(`tg-${n}`, [])];
    default:
      return [
        cluster,
        ...[0, 1].map((i) => {
          const revision = { id: `d${i}`, revision: 'a:1', running: 0, desired: size };
          const id = `arn:service/c-${n}/s-${i}`;
          return sampleService(`s-${i}`, [revision], { ...own, id });
        }),
        ...[0, 1, 2].map((i) => sampleTask(100 * n + i, own)),
      ];
  }
}

function overlapping(scene: Scene): string[] {
  const nodes = [...scene.values()];
  const pairs = nodes.flatMap((a, i) => nodes.slice(i + 1).map((b) => [a, b] as const));
  return pairs
    .filter(([a, b]) => a.parentId === b.parentId && overlaps(a.rect, b.rect))
    .map(([a, b]) => `${a.id} and ${b.id}`);
}

function outside(scene: Scene): string[] {
  const contains = ({ rect }: SceneNode, { rect: r }: SceneNode): boolean =>
    r.x >= rect.x &&
    r.y >= rect.y &&
    r.x + r.width <= rect.x + rect.width &&
    r.y + r.height <= rect.y + rect.height;
  return [...scene.values()]
    .filter((node) => node.parentId !== null && !contains(scene.get(node.parentId)!, node))
    .map((node) => node.id);
}

const generation = fc.record({
  things: fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { maxLength: 10 }),
  size: fc.integer({ min: 0, max: 12 }),
});

describe('places for what nobody has placed', () => {
  test('nothing covers anything, all is inside its frame, and what stays does not move', () => {
    fc.assert(
      fc.property(fc.array(generation, { minLength: 1, maxLength: 6 }), (generations) => {
        let places: Places = {};
        for (const { things, size } of generations) {
          const entities = entityMap(things.flatMap((n) => thing(n, size)));
          const slots = nextTaskSlots({}, entities.values(), ZERO);
          const next = nextPlaces(places, { entities, layout: {}, slots });
          for (const [id, place] of Object.entries(places)) {
            if (entities.has(id)) expect(next[id]).toEqual(place);
          }
          const scene = sceneOf({ entities, layout: {}, places: next, slots });
          expect([...scene.keys()].toSorted()).toEqual([...entities.keys()].toSorted());
          expect(overlapping(scene)).toEqual([]);
          expect(outside(scene)).toEqual([]);
          places = next;
        }
      }),
      { numRuns: 60 },
    );
  });

  const lb = sampleLoadBalancer('web', [{ group: 'tg', weight: 1 }]);
  const group = sampleTargetGroup('tg', []);
  const client = sampleTraffic('shoppers', lb, 1);
  const cluster = sampleCluster();

  test('requests go from left to right', () => {
    const entities = entityMap([cluster, group, lb, client]);
    const places = nextPlaces({}, { entities, layout: {}, slots: {} });
    const order = [client, lb, group, cluster].map(({ id }) => places[id]!.x);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(new Set(order).size).toBe(4);
  });

  test('the user’s own places count, and are in the way of new ones', () => {
    const entities = entityMap([lb, group]);
    const alone = nextPlaces({}, { entities: entityMap([lb]), layout: {}, slots: {} });
    const layout = { [group.id]: alone[lb.id]! };
    const places = nextPlaces({}, { entities, layout, slots: {} });
    expect(places[group.id]).toBeUndefined();
    const scene = sceneOf({ entities, layout, places, slots: {} });
    expect(overlapping(scene)).toEqual([]);
  });

  test('nothing new gives the very same places back', () => {
    const given = { entities: entityMap([lb, group, cluster]), layout: {}, slots: {} };
    const places = nextPlaces({}, given);
    expect(nextPlaces(places, given)).toBe(places);
  });

  test('an inactive cluster and a fault that is over are not drawn', () => {
    const gone = sampleCluster('old', { status: 'INACTIVE' });
    const entities = entityMap([gone, cluster]);
    const places = nextPlaces({}, { entities, layout: {}, slots: {} });
    expect([...sceneOf({ entities, layout: {}, places, slots: {} }).keys()]).toEqual([cluster.id]);
  });
});

/** So many services of fifty tasks, one after the other, as a script makes them. */
function grown(count: number): { scene: Scene; arranged: number } {
  const cluster = sampleCluster('prod');
  const shops = Array.from({ length: count }, (_, i) => `tg-${i}`);
  const lb = sampleLoadBalancer('web', []);
  const steps = shops.map((name) => {
    const group = sampleTargetGroup(name, []);
    const revision = { id: 'd', revision: 'a:1', running: 0, desired: 50 };
    const own = { clusterArn: cluster.id, id: `${cluster.id}/${name}` };
    const service = sampleService(name, [revision], own);
    return [group, { ...service, targetGroupArns: [group.id] }, sampleTraffic(name, lb, 10)];
  });
  let views: EntityView[] = [cluster, lb];
  let given = { entities: entityMap(views), layout: {}, slots: {} };
  let places = nextPlaces({}, given);
  let arranged = 0;
  for (const view of steps.flat()) {
    views = [...views, view];
    given = { ...given, entities: entityMap(views) };
    const before = places;
    places = nextPlaces(before, given);
    if (Object.keys(before).some((id) => before[id] !== places[id])) arranged += 1;
  }
  return { scene: sceneOf({ ...given, places }), arranged };
}

test('what grows past its columns is arranged anew, seldom, and fills a canvas', () => {
  const { scene, arranged } = grown(20);
  expect(overlapping(scene)).toEqual([]);
  const tops = [...scene.values()].filter(({ parentId }) => parentId === null);
  const all = boundsOf(
    tops.map(({ rect }) => rect),
    0,
  );
  expect(detailForZoom(Math.min(872 / all.width, 532 / all.height))).not.toBe('bare');
  expect(Math.min(872 / all.width, 532 / all.height)).toBeGreaterThan(0.2);
  expect(arranged).toBeGreaterThan(0);
  expect(arranged).toBeLessThanOrEqual(4);
});

test('nothing is arranged anew once the user has placed something', () => {
  const lb = sampleLoadBalancer('web', []);
  const groups = Array.from({ length: 12 }, (_, i) => sampleTargetGroup(`tg-${i}`, []));
  const layout = { [lb.id]: { x: 0, y: 0 } };
  const given = (count: number) => ({
    entities: entityMap([lb, ...groups.slice(0, count)]),
    layout,
    slots: {},
  });
  const before = nextPlaces({}, given(2));
  expect(nextPlaces(before, given(12))).toMatchObject(before);
});

describe('a service behind a load balancer', () => {
  const lb = sampleLoadBalancer('web', [{ group: 'web', weight: 1 }]);
  const cluster = sampleCluster('prod');
  const entities = entityMap([
    cluster,
    lb,
    sampleTargetGroup('web', []),
    sampleTraffic('shoppers', lb, 10),
  ]);
  const given = { entities, layout: {}, slots: {} };
  const scene = sceneOf({ ...given, places: nextPlaces({}, given) });
  const rects = [...scene.values()].filter(({ kind }) => kind !== 'cluster').map((one) => one.rect);

  test('stands on one line', () => {
    expect(new Set(rects.map(({ y, height }) => y + height / 2)).size).toBe(1);
  });

  test('fits the canvas of a window of 1440 px with every word on its cards', () => {
    const { width } = boundsOf(
      [...scene.values()].map((one) => one.rect),
      0,
    );
    expect(detailForZoom(872 / width)).toBe('card');
    expect(872 / width).toBeGreaterThanOrEqual(0.72);
  });
});

test('an alarm under a load balancer gives way when that grows', () => {
  const balancer = sampleLoadBalancer('web', [{ group: 'tg', weight: 1 }]);
  const alarm = sampleAlarm('web', balancer);
  const at = (view: EntityView) => {
    const entities = entityMap([view, alarm]);
    const places = { [view.id]: { x: 0, y: 0 }, [alarm.id]: { x: 0, y: 160 } };
    return sceneOf({ entities, layout: {}, places, slots: {} });
  };
  const second = { ...balancer.listeners[0]!, arn: 'second', port: 8080 };
  const grown = { ...balancer, listeners: [...balancer.listeners, second] };
  expect(at(balancer).get(alarm.id)!.rect.y).toBe(160);
  expect(at(grown).get(alarm.id)!.rect.y).toBeGreaterThan(160);
  expect(overlapping(at(grown))).toEqual([]);
});
