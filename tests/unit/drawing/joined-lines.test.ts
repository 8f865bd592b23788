import { describe, expect, test } from 'vitest';
import { nextPlaces } from '../../../src/drawing/auto-layout';
import { pointAlong, sampleRoute } from '../../../src/drawing/edge-path';
import { sceneOf } from '../../../src/drawing/scene';
import { edgesOf } from '../../../src/drawing/scene-edges';
import { overlaps } from '../../../src/drawing/settle';
import { fileSystemFacts } from '../../../src/drawing/storage-facts';
import { nextTaskSlots } from '../../../src/drawing/task-slots';
import { ZERO } from '../../../src/model/sim-time';
import type { EntityView } from '../../../src/model/view';
import { capacityViews, storageViews } from '../../support/capacity-views';
import { callView, entityMap, volumeView } from '../../support/entity-views';
import { sampleCluster, sampleService, sampleTask } from '../../support/sample-views';

function drawn(views: readonly EntityView[], opened: readonly string[] = []) {
  const entities = entityMap(views);
  const slots = nextTaskSlots({}, views, ZERO);
  const places = nextPlaces({}, { entities, layout: {}, slots });
  const input = { entities, slots, places, layout: {}, opened: new Set(opened) };
  const scene = sceneOf(input);
  return { entities, scene, edges: edgesOf(entities, scene) };
}

describe('file systems', () => {
  const { views, opened } = storageViews();
  const { scene, edges } = drawn(views, opened);
  const systems = views.filter((view) => view.kind === 'fileSystem');

  test('stand below the cluster whose tasks mount them, and give way when it grows', () => {
    const cluster = views.find((view) => view.kind === 'cluster')!;
    const bottom = (of: typeof scene) => {
      const { y, height } = of.get(cluster.id)!.rect;
      return y + height;
    };
    for (const { id } of systems) {
      expect(scene.get(id)!.rect.y).toBeGreaterThan(bottom(scene));
    }
  });

  test('have a line to each task, broken where they cannot be reached', () => {
    for (const view of systems) {
      const own = edges.filter(({ from }) => from === view.id);
      expect(own.map(({ to }) => to)).toEqual(view.taskArns);
      for (const edge of own) {
        expect(edge).toMatchObject({ line: 'mount', broken: view.unreachable });
      }
    }
  });

  test('have a dashed line to a task that is on its way to them, and count it apart', () => {
    const view = { ...systems[0]!, taskArns: [], waitingTaskArns: systems[0]!.taskArns };
    const others = views.filter(({ id }) => id !== view.id);
    const own = drawn([...others, view], opened).edges.filter(({ from }) => from === view.id);
    expect(own.map(({ to, dashed }) => [to, dashed])).toEqual(
      view.waitingTaskArns.map((arn) => [arn, true]),
    );
    expect(own.length).toBeGreaterThan(0);
    expect(fileSystemFacts(view).counts).toContain(`0 tasks · ${own.length} waiting`);
  });

  test('no line of theirs crosses the card of a task or a volume', () => {
    const cards = [...scene.values()].filter(({ kind }) => kind === 'task' || kind === 'ebsVolume');
    for (const { route, to } of edges.filter(({ line }) => line === 'mount')) {
      const samples = sampleRoute(route, 500);
      for (let share = 0; share < 0.998; share += 0.002) {
        const point = { ...pointAlong(samples, share), width: 0, height: 0 };
        const hit = cards.filter(({ id, rect }) => id !== to && overlaps(rect, point));
        expect(hit.map(({ id }) => id)).toEqual([]);
      }
    }
  });
});

describe('volumes', () => {
  test('hang under the task they are of; one kept without a task stands alone', () => {
    const { views } = storageViews();
    const { scene, entities } = drawn(views);
    for (const view of views) {
      if (view.kind !== 'ebsVolume') continue;
      const node = scene.get(view.id)!;
      const task = scene.get(view.taskArn);
      expect(node.parentId).toBe(task?.parentId ?? null);
      if (task) expect(node.rect.y).toBeGreaterThan(task.rect.y + task.rect.height);
      if (task) expect(node.rect.x).toBe(task.rect.x);
    }
    expect(entities.size).toBeGreaterThan(0);
  });

  test('whose task says nothing of them yet are not drawn over the next one', () => {
    const task = sampleTask(1);
    const { scene } = drawn([sampleCluster(), task, volumeView('vol-1', task.id)]);
    expect(scene.has('volume/vol-1')).toBe(false);
  });
});

describe('calls between services', () => {
  const one = sampleService('one', [{ id: 'd', revision: 'one:1', running: 1, desired: 1 }]);
  const two = sampleService('two', [{ id: 'd', revision: 'two:1', running: 1, desired: 1 }]);

  test('run beside the services, within the cluster, with their rate and what fails', () => {
    const { views } = capacityViews();
    const { scene, edges } = drawn(views);
    const [call] = edges.filter(({ line }) => line === 'call');
    expect(call).toMatchObject({ label: '12/s × 3 %', broken: false, dashed: false });
    const cluster = views.find((view) => view.kind === 'cluster')!;
    const { x, width } = scene.get(cluster.id)!.rect;
    for (const point of call!.route.via!) {
      expect(point.x).toBeGreaterThan(x);
      expect(point.x).toBeLessThan(x + width);
    }
  });

  test('by several names are one line; most of it in vain is trouble', () => {
    const views = [
      sampleCluster(),
      one,
      two,
      { ...callView(one, two, { requestsPerSecond: 30, failedPercent: 100 }), id: 'call/a' },
      { ...callView(one, two, { requestsPerSecond: 10, failedPercent: 0 }), id: 'call/b' },
    ];
    const calls = drawn(views).edges.filter(({ line }) => line === 'call');
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ rate: 40, broken: true, label: '40/s × 75 %' });
  });

  test('while nobody calls the line is dashed and says nothing', () => {
    const call = callView(one, two, { requestsPerSecond: 0 });
    const [edge] = drawn([sampleCluster(), one, two, call]).edges;
    expect(edge).toMatchObject({ dashed: true });
    expect(edge?.label).toBeUndefined();
  });
});
