import { describe, expect, test } from 'vitest';
import { seconds } from '../../../src/model/sim-time';
import { DOT_STRIDE } from '../../../src/model/view';
import { DotBuffer } from '../../../src/state/dot-buffer';
import { FollowUps } from '../../../src/state/follow-ups';
import { createMirrorStore } from '../../../src/state/mirror-store';
import { carriedOver, createPlacing } from '../../../src/state/placing';
import {
  createWorkspaceStore,
  editLayout,
  redoEdit,
  undoEdit,
} from '../../../src/state/workspace-store';
import {
  clusterView,
  entitiesOf,
  faultView,
  loadBalancerView,
  serviceView,
  targetGroupView,
  taskView,
} from '../../support/entity-views';
import { bringing, frameOf, statusOf } from '../../support/frames';

describe('mirror', () => {
  test('ids of a kind are a new list only when its members change', () => {
    const mirror = createMirrorStore();
    mirror.applyFrame(bringing(clusterView(), taskView('a'), taskView('b')), statusOf());
    const { ids } = mirror.getState();
    expect(ids.task).toEqual([taskView('a').id, taskView('b').id]);
    mirror.applyFrame(bringing(taskView('a', { outstanding: 3 })), statusOf());
    expect(mirror.getState().ids).toBe(ids);
    expect(mirror.getState().entities.get(taskView('a').id)).toMatchObject({ outstanding: 3 });
    mirror.applyFrame(frameOf({ removals: [taskView('a').id, 'never known'] }), statusOf());
    expect(mirror.getState().ids.task).toEqual([taskView('b').id]);
    expect(mirror.getState().ids.cluster).toBe(ids.cluster);
  });

  test('another run replaces everything and begins another epoch', () => {
    const mirror = createMirrorStore();
    mirror.applyFrame(bringing(clusterView()), statusOf());
    const { epoch } = mirror.getState();
    mirror.applyFrame(frameOf({ reset: true, upserts: [serviceView()] }), statusOf({ run: 2 }));
    expect(mirror.getState().epoch).toBe(epoch + 1);
    expect([...mirror.getState().entities.keys()]).toEqual([serviceView().id]);
    expect(mirror.getState().ids.cluster).toEqual([]);
  });

  test('a frame without a log says that the log has not grown', () => {
    const mirror = createMirrorStore();
    const log = [{ at: seconds(1), target: 'ECS.CreateCluster', input: {} }];
    mirror.applyFrame(frameOf(), statusOf({ log }));
    mirror.applyFrame(frameOf(), statusOf());
    expect(mirror.getState().run.log).toEqual(log);
  });

  test('events and seconds are bounded, the oldest go', () => {
    const mirror = createMirrorStore();
    const events = Array.from({ length: 21_000 }, (_, seq) => ({
      seq,
      at: seconds(seq),
      type: 'Command',
      subject: '',
      message: '',
    }));
    const counts = events.map(({ seq }) => ({
      second: seq,
      serviceArn: 's',
      running: 1,
      pending: 0,
      desired: 1,
      states: {},
      cpu: null,
      memory: null,
      revisions: [],
    }));
    mirror.applyFrame(frameOf({ events, counts }), statusOf());
    expect(mirror.getState().events).toHaveLength(20_000);
    expect(mirror.getState().events.at(-1)?.seq).toBe(20_999);
    expect(mirror.getState().counts.s).toHaveLength(3600);
    expect(mirror.getState().counts.s?.[0]?.second).toBe(17_400);
  });
});

describe('layout', () => {
  test('undo and redo take whole gestures, and a new edit ends redoing', () => {
    const workspace = createWorkspaceStore();
    editLayout(workspace, 'Move 2', { a: { x: 1, y: 1 }, b: { x: 2, y: 2 } });
    editLayout(workspace, 'Move a', { a: { x: 9, y: 9 } });
    undoEdit(workspace);
    expect(workspace.getState().layout).toEqual({ a: { x: 1, y: 1 }, b: { x: 2, y: 2 } });
    undoEdit(workspace);
    expect(workspace.getState().layout).toEqual({});
    undoEdit(workspace);
    redoEdit(workspace);
    redoEdit(workspace);
    expect(workspace.getState().layout.a).toEqual({ x: 9, y: 9 });
    undoEdit(workspace);
    editLayout(workspace, 'Move b', { b: { x: 5, y: 5 } });
    redoEdit(workspace);
    expect(workspace.getState().layout).toEqual({ a: { x: 1, y: 1 }, b: { x: 5, y: 5 } });
  });
});

describe('placing', () => {
  const layoutAfter = (
    ...frames: Parameters<ReturnType<typeof createPlacing>['applyFrame']>[0][]
  ) => {
    const workspace = createWorkspaceStore();
    const placing = createPlacing(workspace);
    placing.expect([{ kind: 'cluster', name: 'demo', x: 7, y: 8 }]);
    placing.expect([{ kind: 'fault', name: 'hang-task', x: 1, y: 2 }]);
    for (const frame of frames) placing.applyFrame(frame);
    return workspace.getState();
  };

  test('what was dropped gets its place when it first appears, by kind and name', () => {
    const { layout, undo } = layoutAfter(
      bringing(clusterView('other'), serviceView('demo')),
      bringing(clusterView('demo'), faultView('f-1')),
      bringing(faultView('f-2')),
    );
    expect(layout).toEqual({
      [clusterView('demo').id]: { x: 7, y: 8 },
      'fault/f-1': { x: 1, y: 2 },
    });
    expect(undo).toEqual([]);
  });

  test('what was refused leaves no place waiting for a namesake', () => {
    const workspace = createWorkspaceStore();
    const placing = createPlacing(workspace);
    const places = [{ kind: 'cluster', name: 'demo', x: 7, y: 8 }];
    placing.expect(places);
    placing.forget(places);
    placing.applyFrame(bringing(clusterView('demo')));
    expect(workspace.getState().layout).toEqual({});
  });

  test('what is gone takes its place along, a run begun anew does not', () => {
    const demo = clusterView('demo');
    expect(layoutAfter(bringing(demo), frameOf({ removals: [demo.id] })).layout).toEqual({});
    const again = frameOf({ reset: true, upserts: [demo] });
    expect(layoutAfter(bringing(demo), again).layout[demo.id]).toEqual({ x: 7, y: 8 });
  });

  test('after a restart, ARNs with other digits at their end keep place and label', () => {
    const [old, other] = [targetGroupView('web'), targetGroupView('api')];
    const balancer = loadBalancerView('web-alb');
    const layout = {
      [old.id]: { x: 1, y: 1, label: 'Front' },
      [other.id]: { x: 2, y: 2 },
      [balancer.id]: { x: 3, y: 3 },
    };
    const anew = old.id.replace(/[0-9a-f]{16}$/, '00000000deadbeef');
    expect(carriedOver(layout, [anew, other.id])).toEqual({
      [anew]: { x: 1, y: 1, label: 'Front' },
      [other.id]: { x: 2, y: 2 },
      [balancer.id]: { x: 3, y: 3 },
    });
  });
});

test('a follow-up waits until all it waits for has gone or stopped, and comes once', () => {
  const followUps = new FollowUps();
  const operations = [{ target: 'ECS.DeleteCluster', input: { cluster: 'demo' } }];
  const whenGone = [serviceView().id, taskView('a').id];
  followUps.add({ label: '', operations: [], afterwards: { whenGone, operations } }, 0);
  expect(followUps.due(entitiesOf(serviceView(), taskView('a')), 1)).toEqual([]);
  expect(followUps.due(entitiesOf(taskView('a', { lastStatus: 'STOPPING' })), 1)).toEqual([]);
  const stopped = entitiesOf(taskView('a', { lastStatus: 'STOPPED' }));
  expect(followUps.due(stopped, 1)).toEqual(operations);
  expect(followUps.due(stopped, 2)).toEqual([]);
});

test('a follow-up is of the run that its gesture is of', () => {
  const followUps = new FollowUps();
  followUps.clear(1);
  const operations = [{ target: 'ECS.DeleteCluster', input: { cluster: 'demo' } }];
  // Its gesture was command 3; it was answered as command 5.
  followUps.add({ label: '', operations: [], afterwards: { whenGone: [], operations } }, 3);
  expect(followUps.due(new Map(), 5)).toEqual(operations);
  followUps.follow(2, 5);
  expect(followUps.due(new Map(), 5)).toEqual(operations);
  followUps.follow(3, 2);
  expect(followUps.due(new Map(), 5)).toEqual([]);
  followUps.follow(1, 2);
  expect(followUps.due(new Map(), 6)).toEqual([]);
});

test('the dot ring keeps the newest', () => {
  const dots = new DotBuffer();
  const one = new Float64Array(DOT_STRIDE);
  for (let i = 0; i <= dots.capacity; i++) dots.append(one.fill(i));
  expect(dots.count).toBe(dots.capacity + 1);
  expect(dots.segments[0]).toBe(dots.capacity);
  expect(dots.segments[DOT_STRIDE]).toBe(1);
});
