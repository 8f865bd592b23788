import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../../src/api/create-sandbox';
import { loadSandbox } from '../../../../src/formats/sandbox/load';
import { saveSandbox } from '../../../../src/formats/sandbox/save';
import type { NodeLayout } from '../../../../src/model/sandbox-document';
import { type SimMicros, ZERO } from '../../../../src/model/sim-time';
import type { EntityView, ServiceView } from '../../../../src/model/view';
import { createWorkspaceStore, drawnLayout } from '../../../../src/state/workspace-store';
import { FlowNodes } from '../../../../src/ui/canvas/flow-nodes';
import { makeRoom } from '../../../../src/ui/canvas/make-room';
import {
  type CanvasScene,
  draggedScene,
  SceneKeeper,
} from '../../../../src/ui/canvas/scene-keeper';
import { fittedRects, isInView, isMoved } from '../../../../src/ui/canvas/use-fit';
import { canaryViews } from '../../../support/sample-diagram';
import { entityMap } from '../../../support/entity-views';
import { savedAs } from '../../../support/scenario-documents';
import {
  sampleCluster,
  sampleLoadBalancer,
  sampleService,
  sampleTargetGroup,
  sampleTask,
} from '../../../support/sample-views';

const source = (views: readonly EntityView[], change = {}) => ({
  entities: entityMap(views),
  now: ZERO,
  layout: {},
  epoch: 1,
  ...change,
});

const oneOf = (views: readonly EntityView[], kind: EntityView['kind']) =>
  views.find((view) => view.kind === kind)!.id;

/** So many services behind a load balancer, each with so many tasks. */
function shops(services: number, tasks: number): EntityView[] {
  const cluster = sampleCluster('prod');
  const own = Array.from({ length: services }, (_, i) => {
    const id = `${cluster.id}/shop-${i}`;
    const group = sampleTargetGroup(`shop-${i}`, []);
    const revision = { id: 'd', revision: 'a:1', running: tasks, desired: tasks };
    const service = sampleService(`shop-${i}`, [revision], { clusterArn: cluster.id, id });
    const members = Array.from({ length: tasks }, (_task, k) =>
      sampleTask(1000 * i + k, { clusterArn: cluster.id, serviceArn: id, deploymentId: 'd' }),
    );
    return [group, { ...service, targetGroupArns: [group.id] }, ...members];
  });
  return [cluster, sampleLoadBalancer('web', []), ...own.flat()];
}

/** What comes back of a layout that was written to a file. */
function laidOutAgain(layout: Record<string, NodeLayout>): Record<string, NodeLayout> {
  const saved = savedAs('shops', createSandbox({ seed: 1 }), 1);
  const loaded = loadSandbox(saveSandbox({ ...saved, layout }));
  if (!loaded.ok) throw new Error(loaded.reason);
  return loaded.document.layout;
}

const rectsOf = ({ nodes }: CanvasScene) => [...nodes].map(([id, { rect }]) => [id, rect]);

describe('the scene that is kept', () => {
  test('is the very same while only figures change', () => {
    const keeper = new SceneKeeper();
    const views = canaryViews();
    const first = keeper.update(source(views));
    const busier = views.map((view) =>
      view.kind === 'task' ? { ...view, outstanding: view.outstanding + 3 } : view,
    );
    expect(keeper.update(source(busier))).toBe(first);
  });

  test('moves nothing when a task goes and another comes', () => {
    const keeper = new SceneKeeper();
    const views = canaryViews();
    const before = keeper.update(source(views)).nodes;
    const tasks = views.filter((view) => view.kind === 'task');
    const gone = tasks[0]!;
    const { serviceArn, deploymentId } = gone;
    const fresh = sampleTask(99, { serviceArn, deploymentId, createdAt: 9e9 as SimMicros });
    const next = [...views.filter((view) => view !== gone), fresh];
    const after = keeper.update(source(next)).nodes;
    for (const task of tasks.slice(1)) {
      expect(after.get(task.id)?.place).toEqual(before.get(task.id)?.place);
    }
    expect(after.get(fresh.id)?.place).toEqual(before.get(gone.id)?.place);
  });

  test('forgets places with a new run', () => {
    const keeper = new SceneKeeper();
    const views = canaryViews();
    const first = keeper.update(source(views));
    expect(keeper.update(source([], { epoch: 2 })).nodes.size).toBe(0);
    expect(keeper.update(source(views, { epoch: 2 })).places).toEqual(first.places);
  });

  test('presented, many tasks are arranged for the stage, and stand as before afterwards', () => {
    const keeper = new SceneKeeper();
    const views = shops(6, 30);
    const before = keeper.update(source(views));
    const staged = keeper.update(source(views, { onStage: true }));
    expect(staged.isStaged).toBe(true);
    expect(staged.places).not.toEqual(before.places);
    const [cluster] = fittedRects(staged);
    expect(fittedRects(staged)).toHaveLength(1);
    const others = [...staged.nodes.values()].filter(({ parentId }) => parentId === null);
    for (const { kind, rect } of others) {
      if (kind !== 'cluster') expect(rect.x + rect.width).toBeLessThan(cluster!.x - 500);
    }
    const after = keeper.update(source(views));
    expect(after.isStaged).toBeUndefined();
    expect(after.places).toEqual(before.places);
  });

  test('presented from its file, where the page had drawn it is no place of the user’s', () => {
    const views = shops(6, 30);
    const before = new SceneKeeper().update(source(views));
    const workspace = createWorkspaceStore();
    workspace.setState({ autoPlaces: before.places });
    const saved = drawnLayout(workspace.getState());
    const layout = laidOutAgain(saved);
    const keeper = new SceneKeeper();
    const opened = keeper.update(source(views, { layout }));
    expect(rectsOf(opened)).toEqual(rectsOf(before));
    expect(keeper.update(source(views, { layout, onStage: true })).isStaged).toBe(true);
    expect(rectsOf(keeper.update(source(views, { layout })))).toEqual(rectsOf(before));
    // Put somewhere by hand, or held where it is: then all is presented where it stands.
    const [id] = Object.keys(layout);
    for (const own of [
      { x: 40, y: 80 },
      { ...layout[id!]!, locked: true },
    ]) {
      const layoutOf = laidOutAgain({ ...saved, [id!]: own });
      const held = new SceneKeeper();
      const drawn = held.update(source(views, { layout: layoutOf }));
      expect(drawn.nodes.get(id!)!.place).toMatchObject({ x: own.x, y: own.y });
      const shown = held.update(source(views, { layout: layoutOf, onStage: true }));
      expect(shown.isStaged).toBeUndefined();
      expect(rectsOf(shown)).toEqual(rectsOf(drawn));
    }
  });

  test('presented, what the user has placed stays, and so do few tasks', () => {
    const views = shops(6, 30);
    const layout = { [oneOf(views, 'loadBalancer')]: { x: 40, y: 80 } };
    const own = new SceneKeeper();
    const before = own.update(source(views, { layout }));
    expect(own.update(source(views, { layout, onStage: true })).places).toEqual(before.places);
    const few = new SceneKeeper();
    const small = few.update(source(canaryViews()));
    expect(few.update(source(canaryViews(), { onStage: true })).places).toEqual(small.places);
  });

  test('dragged, a cluster takes along what lies in it, and nothing else gives way', () => {
    const views = canaryViews();
    const { nodes } = new SceneKeeper().update(source(views));
    const [cluster, balancer] = [oneOf(views, 'cluster'), oneOf(views, 'loadBalancer')];
    const { x, y } = nodes.get(cluster)!.rect;
    const moved = draggedScene(nodes, new Map([[cluster, { x: x - 300, y: y + 40 }]]));
    for (const id of [cluster, oneOf(views, 'service'), oneOf(views, 'task')]) {
      expect(moved.get(id)!.rect.x).toBe(nodes.get(id)!.rect.x - 300);
      expect(moved.get(id)!.rect.y).toBe(nodes.get(id)!.rect.y + 40);
    }
    expect(moved.get(balancer)).toBe(nodes.get(balancer));
  });
});

describe('nodes made from a scene', () => {
  test('keep their identity until they change, so that only these are drawn anew', () => {
    const scene = new SceneKeeper().update(source(canaryViews()));
    const flow = new FlowNodes();
    const first = flow.from(scene, new Set());
    const [any] = first;
    const next = flow.from(scene, new Set([any!.id]));
    expect(next.filter((node, i) => node !== first[i]).map(({ id }) => id)).toEqual([any!.id]);
  });

  test('beyond 150 tasks a service draws them itself', () => {
    const views = canaryViews();
    const service = views.find((view): view is ServiceView => view.kind === 'service')!;
    const crowd = Array.from({ length: 160 }, (_, i) =>
      sampleTask(200 + i, { serviceArn: service.id, deploymentId: service.deployments[0]!.id }),
    );
    const few = new FlowNodes().from(new SceneKeeper().update(source(views)), new Set());
    expect(few.some(({ type }) => type === 'task')).toBe(true);
    const scene = new SceneKeeper().update(source([...views, ...crowd]));
    const many = new FlowNodes().from(scene, new Set());
    expect(many.some(({ type }) => type === 'task')).toBe(false);
    const frame = many.find(({ id }) => id === service.id)!;
    expect(frame.data.inner?.length).toBeGreaterThan(160);
  });
});

describe('the view', () => {
  const shown = { transform: [0, 0, 1] as const, width: 800, height: 600 };
  test.each([
    [{ x: 30, y: 20, width: 400, height: 300 }, true],
    [{ x: 20, y: 20, width: 790, height: 300 }, false],
    [{ x: 20, y: 20, width: 400, height: 560 }, false],
    [{ x: -30, y: 20, width: 100, height: 100 }, false],
  ])('shows all of %o: %s', (rect, expected) => {
    expect(isInView(rect, shown)).toBe(expected);
  });
});

describe('a move of the view', () => {
  const from = { x: 10, y: 10, zoom: 1 };
  test.each([
    ['a press that hardly moves', { x: 12, y: 11, zoom: 1 }, false],
    ['a pan', { x: 10, y: 40, zoom: 1 }, true],
    ['a zoom', { x: 10, y: 10, zoom: 1.1 }, true],
  ])('by hand or not: %s', (_what, to, expected) => {
    expect(isMoved(from, to)).toBe(expected);
  });
});

describe('a target group that comes with an edge', () => {
  test('stands between load balancer and cluster, which moves on if need be', () => {
    const views = canaryViews();
    const ids = {
      loadBalancer: oneOf(views, 'loadBalancer'),
      frame: oneOf(views, 'cluster'),
      group: oneOf(views, 'targetGroup'),
    };
    const close = {
      [ids.loadBalancer]: { x: 0, y: 0 },
      [ids.frame]: { x: 240, y: 0 },
    };
    const { nodes } = new SceneKeeper().update(source(views, { layout: close }));
    const corners = makeRoom(nodes, ids);
    const group = corners.get(ids.group)!;
    const balancer = nodes.get(ids.loadBalancer)!.rect;
    expect(group.x).toBeGreaterThan(balancer.x + balancer.width);
    expect(corners.get(ids.frame)!.x).toBeGreaterThan(group.x + nodes.get(ids.group)!.rect.width);
  });

  test('has the cluster moved out from under the load balancer, when both were placed by hand', () => {
    const views = canaryViews();
    const ids = {
      loadBalancer: oneOf(views, 'loadBalancer'),
      frame: oneOf(views, 'cluster'),
      group: oneOf(views, 'targetGroup'),
    };
    const layout = { [ids.loadBalancer]: { x: 0, y: 0 }, [ids.frame]: { x: 40, y: 240 } };
    const { nodes } = new SceneKeeper().update(source(views, { layout }));
    const corners = makeRoom(nodes, ids);
    const group = corners.get(ids.group)!;
    const balancer = nodes.get(ids.loadBalancer)!.rect;
    expect(group.x).toBeGreaterThan(balancer.x + balancer.width);
    const cluster = corners.get(ids.frame)!;
    expect(cluster.x).toBeGreaterThan(group.x + nodes.get(ids.group)!.rect.width);
    expect(cluster.y).toBe(240);
    expect(corners.has(ids.loadBalancer)).toBe(false);
  });

  test('finds its own place when the load balancer is right of the cluster', () => {
    const views = canaryViews();
    const [balancer, cluster] = [oneOf(views, 'loadBalancer'), oneOf(views, 'cluster')];
    const layout = { [balancer]: { x: 2000, y: 0 }, [cluster]: { x: 0, y: 0 } };
    const { nodes } = new SceneKeeper().update(source(views, { layout }));
    const ends = { loadBalancer: balancer, frame: cluster, group: oneOf(views, 'targetGroup') };
    expect(makeRoom(nodes, ends).size).toBe(0);
  });
});

describe('a load balancer', () => {
  test('stays on its line when listeners are added, unless it was put somewhere', () => {
    const views = canaryViews();
    const bare = views.map((view) =>
      view.kind === 'loadBalancer' ? { ...view, listeners: [] } : view,
    );
    const id = oneOf(views, 'loadBalancer');
    const middle = (change = {}) => {
      const keeper = new SceneKeeper();
      keeper.update(source(bare, change));
      const { y, height } = keeper.update(source(views, change)).nodes.get(id)!.rect;
      return y + height / 2;
    };
    const { y, height } = new SceneKeeper().update(source(bare)).nodes.get(id)!.rect;
    expect(middle()).toBe(y + height / 2);
    const layout = { [id]: { x: 0, y: 500 } };
    const fresh = new SceneKeeper().update(source(views, { layout })).nodes.get(id)!.rect;
    expect(middle({ layout })).toBe(500 + fresh.height / 2);
  });
});
