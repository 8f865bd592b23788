import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextPlaces } from '../../../src/drawing/auto-layout';
import { BOX } from '../../../src/drawing/box-layout';
import type { Rect } from '../../../src/drawing/diagram-model';
import { pointAlong, sampleRoute } from '../../../src/drawing/edge-path';
import { sceneOf } from '../../../src/drawing/scene';
import { edgesOf } from '../../../src/drawing/scene-edges';
import type { Scene, SceneInput } from '../../../src/drawing/scene-node';
import { serviceFacts } from '../../../src/drawing/service-facts';
import { overlaps } from '../../../src/drawing/settle';
import { detailForZoom } from '../../../src/drawing/tokens';
import { planFit } from '../../../src/ui/canvas/fit-plan';
import { nextTaskSlots, type TaskSlots } from '../../../src/drawing/task-slots';
import { seconds, ZERO } from '../../../src/model/sim-time';
import type { ContainerInstanceView } from '../../../src/model/infrastructure-view';
import type { EntityView, TaskView } from '../../../src/model/view';
import { capacityViews } from '../../support/capacity-views';
import { entityMap, instanceView, providerView } from '../../support/entity-views';
import { sampleCluster, sampleService, sampleTask } from '../../support/sample-views';

const cluster = sampleCluster('prod', { capacity: 'EC2' });
const IN_PROD = { clusterArn: cluster.id };

function drawn(views: readonly EntityView[], over: Partial<SceneInput> = {}) {
  const entities = entityMap(views);
  const slots = nextTaskSlots(over.slots ?? {}, views, ZERO);
  const layout = over.layout ?? {};
  const places = nextPlaces({}, { entities, layout, slots });
  return { entities, slots, scene: sceneOf({ entities, layout, places, ...over, slots }) };
}

const box = (n: number, zone = 'a', over: Partial<ContainerInstanceView> = {}) =>
  instanceView(`node-${n}`, {
    ...IN_PROD,
    availabilityZone: `us-east-1${zone}`,
    launchedAt: seconds(n),
    ...over,
  });

const service = sampleService('web', [{ id: 'd1', revision: 'web:1', running: 3, desired: 3 }], {
  launchType: 'EC2',
});

const on = (n: number, instance: ContainerInstanceView | null, over: Partial<TaskView> = {}) =>
  sampleTask(n, {
    launchType: 'EC2',
    serviceArn: service.id,
    deploymentId: 'd1',
    taskDefinition: 'web:1',
    containerInstanceArn: instance?.id ?? null,
    ...over,
  });

const waiting = (n: number) => on(n, null, { lastStatus: 'PROVISIONING', capacityProvider: 'cp' });

const within = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** What overlaps a sibling or reaches out of the frame around it. */
function faultsOf(scene: Scene): string[] {
  const nodes = [...scene.values()];
  return nodes.flatMap((a, i) => {
    const parent = scene.get(a.parentId ?? '');
    const siblings = nodes.slice(i + 1).filter((b) => b.parentId === a.parentId);
    return [
      ...siblings.filter((b) => overlaps(a.rect, b.rect)).map((b) => `${a.id} on ${b.id}`),
      ...(parent && !within(parent.rect, a.rect) ? [`${a.id} out of ${parent.id}`] : []),
    ];
  });
}

describe('tasks on instances', () => {
  test('stand in the box of their instance, and in no other frame', () => {
    const boxes = [box(0), box(1)];
    const tasks = [on(0, boxes[0]!), on(1, boxes[1]!), on(2, boxes[1]!), on(3, null)];
    const { scene } = drawn([cluster, service, ...boxes, ...tasks]);
    const parents = tasks.map(({ id }) => scene.get(id)?.parentId);
    expect(parents).toEqual([boxes[0]!.id, boxes[1]!.id, boxes[1]!.id, service.id]);
  });

  test('are chips of their service, which reserves no room for their cards', () => {
    const boxes = [box(0)];
    const tasks = [on(0, boxes[0]!), on(1, boxes[0]!, { healthStatus: 'UNHEALTHY' })];
    const { entities, slots } = drawn([cluster, service, ...boxes, ...tasks]);
    const [group] = serviceFacts(service, { entities, slots }).groups;
    expect(group?.chips.map(({ taskId, shape }) => [taskId, shape])).toEqual([
      [tasks[0]!.id, 'healthy'],
      [tasks[1]!.id, 'failing'],
    ]);
    expect(group).toMatchObject({ slots: 0, isThin: true, isEmpty: false });
  });

  test('that wait for an instance are cards of their service: four of them, the rest chips', () => {
    const views = [cluster, service, box(0), ...[0, 1, 2, 3, 4, 5].map(waiting)];
    const { scene, entities, slots } = drawn(views);
    const cards = [...scene.values()].filter(({ kind }) => kind === 'task');
    expect(cards.map(({ parentId }) => parentId)).toEqual(Array(4).fill(service.id));
    const [group] = serviceFacts(service, { entities, slots }).groups;
    expect(group?.chips.map(({ shape }) => shape)).toEqual(['starting', 'starting']);
    // The first one finds an instance: whoever is next comes up, and no row stays empty.
    const found = [...views.slice(0, 3), on(0, box(0)), ...views.slice(4)];
    const after = drawn(found, { slots });
    const left = [...after.scene.values()].filter(({ parentId }) => parentId === service.id);
    expect(left).toHaveLength(4);
  });

  test('of a service without instances anywhere stand in its frame as ever', () => {
    const { scene } = drawn([cluster, service, on(0, null), on(1, null)]);
    expect([...scene.values()].filter(({ parentId }) => parentId === service.id)).toHaveLength(2);
  });

  test('go with an instance that has gone, once they have stopped', () => {
    const gone = box(0, 'a', { state: 'terminated' });
    const stopped = on(0, gone, { lastStatus: 'STOPPED', stoppedAt: ZERO });
    const { scene } = drawn([cluster, service, gone, stopped]);
    expect(scene.has(gone.id)).toBe(false);
    expect(scene.has(stopped.id)).toBe(false);
  });
});

describe('a small cluster', () => {
  /** The canvas between its panels in a window of 1440 × 900. */
  const window = { width: 921, height: 635 };
  const sizes = [1, 2, 3, 4].flatMap((n) => ['a', 'ab', 'abc'].map((zones) => [n, zones] as const));

  test.each(sizes)('of %i instances in zones %s is shown large enough to read', (n, zones) => {
    const boxes = Array.from({ length: n }, (_, i) => box(i, zones[i % zones.length]));
    const tasks = Array.from({ length: n + 1 }, (_, i) => on(i, boxes[i % n]!));
    const { scene } = drawn([cluster, service, ...boxes, ...tasks]);
    const zoom = planFit([scene.get(cluster.id)!.rect], window, { width: 0, height: 0 }, 1).zoom;
    expect(zoom).toBeGreaterThanOrEqual(0.71);
    expect(detailForZoom(zoom)).toBe('card');
    expect(faultsOf(scene)).toEqual([]);
  });
});

describe('boxes', () => {
  const zoned = ['a', 'b', 'a', 'c', 'b'];
  const boxes = zoned.map((zone, n) => box(n, zone));

  test('of a zone share columns of their own', () => {
    const { scene } = drawn([cluster, ...boxes]);
    const columns = new Map<string, Set<number>>();
    for (const [n, zone] of zoned.entries()) {
      const { x } = scene.get(boxes[n]!.id)!.rect;
      columns.set(zone, new Set([...(columns.get(zone) ?? []), x]));
    }
    const [a, b, c] = [...columns.values()].map((xs) => [...xs]);
    expect(Math.max(...a!)).toBeLessThan(Math.min(...b!));
    expect(Math.max(...b!)).toBeLessThan(Math.min(...c!));
  });

  test('stay where they are when one comes and another goes', () => {
    const before = drawn([cluster, ...boxes]);
    const fresh = box(9, 'a');
    const left = boxes.filter((_, n) => n !== 0);
    const after = drawn([cluster, ...left, fresh], { slots: before.slots });
    for (const { id } of left) {
      expect(after.scene.get(id)?.place).toEqual(before.scene.get(id)?.place);
    }
    expect(after.scene.get(fresh.id)?.place).toEqual(before.scene.get(boxes[0]!.id)?.place);
  });

  test('of a capacity provider stand in its frame, the others beside it in the cluster', () => {
    const provider = providerView('cp', { clusterArns: [cluster.id] });
    const own = box(5, 'a', { capacityProvider: 'cp' });
    const { scene } = drawn([cluster, ...boxes, own, provider]);
    expect(scene.get(provider.id)?.parentId).toBe(cluster.id);
    expect(scene.get(own.id)?.parentId).toBe(provider.id);
    for (const { id } of boxes) expect(scene.get(id)?.parentId).toBe(cluster.id);
    expect(faultsOf(scene)).toEqual([]);
  });

  test('a provider of no cluster stands alone', () => {
    const provider = providerView('cp', { clusterArns: [] });
    const { scene } = drawn([cluster, provider]);
    expect(scene.get(provider.id)?.parentId).toBeNull();
    expect(faultsOf(scene)).toEqual([]);
  });

  test('moved by hand stay there, and move no other', () => {
    const before = drawn([cluster, ...boxes]).scene;
    const layout = { [boxes[1]!.id]: { x: 40, y: 1400 } };
    const after = drawn([cluster, ...boxes], { layout }).scene;
    expect(after.get(boxes[1]!.id)?.place).toMatchObject(layout[boxes[1]!.id]!);
    for (const { id } of [boxes[0]!, ...boxes.slice(2)]) {
      expect(after.get(id)?.place).toEqual(before.get(id)?.place);
    }
  });

  test('an opened card makes its row higher, in the boxes beside it too', () => {
    const two = [box(0, 'a'), box(1, 'b')];
    const tasks = [0, 1, 2].flatMap((n) => [on(2 * n, two[0]!), on(2 * n + 1, two[1]!)]);
    const views = [cluster, ...two, ...tasks];
    const closed = drawn(views).scene;
    const open = drawn(views, { opened: new Set([tasks[0]!.id]) }).scene;
    const more = open.get(tasks[0]!.id)!.rect.height - closed.get(tasks[0]!.id)!.rect.height;
    expect(more).toBeGreaterThan(30);
    expect(open.get(tasks[2]!.id)?.rect).toEqual(closed.get(tasks[2]!.id)?.rect);
    for (const below of [tasks[4]!, tasks[5]!]) {
      expect(open.get(below.id)!.rect.y).toBe(closed.get(below.id)!.rect.y + more);
    }
    expect(faultsOf(open)).toEqual([]);
  });

  test('nothing covers anything, whatever runs where and whatever is open', () => {
    const world = fc.record({
      instances: fc.array(fc.record({ zone: fc.constantFrom('a', 'b', 'c'), own: fc.boolean() }), {
        maxLength: 20,
      }),
      tasks: fc.array(fc.record({ at: fc.nat(24), open: fc.boolean(), ebs: fc.boolean() }), {
        maxLength: 60,
      }),
    });
    const provider = providerView('cp', { clusterArns: [cluster.id] });
    const disk = { name: 'disk', type: 'ebs' as const, resource: 'vol-1' };
    fc.assert(
      fc.property(world, ({ instances, tasks }) => {
        const some = instances.map(({ zone, own }, n) =>
          box(n, zone, { capacityProvider: own ? 'cp' : null }),
        );
        const all = tasks.map(({ at, ebs }, n) =>
          on(n, some[at] ?? null, { volumes: ebs ? [disk] : [] }),
        );
        const opened = new Set(all.filter((_, n) => tasks[n]!.open).map(({ id }) => id));
        const { scene } = drawn([cluster, service, provider, ...some, ...all], { opened });
        expect(faultsOf(scene)).toEqual([]);
        expect(all.every(({ id }) => scene.has(id))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('edges into boxes', () => {
  const { views, opened } = capacityViews();
  const { entities, scene } = drawn(views, { opened: new Set(opened) });
  const edges = edgesOf(entities, scene);

  test('reach each target where it stands', () => {
    const targets = views.filter((view) => view.kind === 'targetGroup')[0]!.targets;
    const reached = edges.filter(({ to }) => entities.get(to)?.kind === 'task');
    expect(reached.map(({ to }) => to).toSorted()).toEqual(
      targets.map(({ taskArn }) => taskArn!).toSorted(),
    );
  });

  test('cross no card, and no heading of an instance', () => {
    const nodes = [...scene.values()];
    const headings = nodes
      .filter(({ kind }) => kind === 'containerInstance')
      .map(({ id, rect }) => ({ id, rect: { ...rect, height: BOX.header - 14 } }));
    const cards = nodes.filter(({ kind }) => kind === 'task');
    for (const { route, to, line } of edges) {
      if (line !== 'traffic' || entities.get(to)?.kind !== 'task') continue;
      const samples = sampleRoute(route, 400);
      // Left of the first cards it bends to the line that it comes in on.
      const inside = Math.min(...cards.map(({ rect }) => rect.x));
      for (let share = 0; share < 0.995; share += 0.0025) {
        const point = pointAlong(samples, share);
        if (point.x < inside) continue;
        const hit = [...cards, ...headings].filter(
          ({ id, rect }) => id !== to && overlaps(rect, { ...point, width: 0, height: 0 }),
        );
        expect(hit.map(({ id }) => id)).toEqual([]);
      }
    }
  });

  test('beyond 24 targets are one for each box', () => {
    const many: TaskSlots = {};
    const boxes = [box(0), box(1)];
    const tasks = Array.from({ length: 30 }, (_, n) =>
      on(n, boxes[n % 2]!, { targets: [{ ...views.filter(isTarget)[0]!.targets[0]! }] }),
    );
    const group = views.filter((view) => view.kind === 'targetGroup')[0]!;
    const targets = tasks.map((task) => ({ ...group.targets[0]!, taskArn: task.id }));
    const crowd = [cluster, service, ...boxes, ...tasks, { ...group, targets }];
    const one = drawn(crowd, { slots: many });
    const ends = edgesOf(one.entities, one.scene).filter(({ from }) => from === group.id);
    expect(ends.map(({ to }) => to).toSorted()).toEqual(boxes.map(({ id }) => id));
  });
});

const isTarget = (view: EntityView): view is TaskView =>
  view.kind === 'task' && view.targets.length > 0;
