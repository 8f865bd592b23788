/** What the page keeps of a run while another moment of it is shown. */
import { expect, test } from 'vitest';
import type { RunStatus } from '../../../src/bridge/protocol';
import { seconds } from '../../../src/model/sim-time';
import type { CountPoint, DomainEvent, EntityView, Frame } from '../../../src/model/view';
import { createMirrorStore } from '../../../src/state/mirror-store';
import { clusterView, taskView } from '../../support/entity-views';
import { frameOf, statusOf } from '../../support/frames';

const event = (seq: number, at = seq, message = `event ${seq}`): DomainEvent => ({
  seq,
  at: seconds(at),
  type: 'ServiceEvent',
  subject: 'web',
  message,
});

const count = (second: number, running = 1): CountPoint => ({
  second,
  serviceArn: 'web',
  running,
  pending: 0,
  desired: 1,
  states: {},
  cpu: null,
  memory: null,
  revisions: [],
});

const upTo = <T>(end: number, make: (n: number) => T) =>
  Array.from({ length: end }, (_, n) => make(n));

/** A run of so many seconds with an event in each, shown at its head. */
function played(length: number, ...views: EntityView[]) {
  const mirror = createMirrorStore();
  const frame = frameOf({
    reset: true,
    now: seconds(length),
    upserts: views,
    events: upTo(length, (n) => event(n + 1)),
    counts: upTo(length, (n) => count(n)),
  });
  mirror.applyFrame(frame, statusOf({ head: seconds(length), branch: 1 }));
  const give = (at: number, frame: Partial<Frame>, status: Partial<RunStatus> = {}) =>
    mirror.applyFrame(
      frameOf({ now: seconds(at), ...frame }),
      statusOf({ head: seconds(length), branch: 1, ...status }),
    );
  const now = () => mirror.getState();
  const seqs = () => now().events.map(({ seq }) => seq);
  return { give, now, seqs };
}

test('a travel shows what had happened by then, and keeps what came later', () => {
  const { give, now, seqs } = played(6);
  const { epoch } = now();
  give(3, { reset: true, events: [event(1), event(2), event(3)] });
  expect(now()).toMatchObject({ epoch, travels: 1, now: seconds(3) });
  expect(seqs()).toEqual([1, 2, 3]);
  expect(now().counts.web?.map(({ second }) => second)).toEqual([0, 1, 2]);
  expect(now().recorded.events).toHaveLength(6);
  expect(now().recorded.counts.web).toHaveLength(6);
});

test('what the past tells once more is not told twice', () => {
  const { give, now, seqs } = played(6);
  give(3, { reset: true, events: [] });
  give(5, { events: [event(4), event(5)], counts: [count(3), count(4)] });
  expect(seqs()).toEqual([1, 2, 3, 4, 5]);
  expect(now().counts.web).toHaveLength(5);
  expect(now().recorded.events).toHaveLength(6);
  give(6, { events: [event(6)], counts: [count(5)] });
  expect(now().events).toBe(now().recorded.events);
  expect(now().counts.web).toHaveLength(6);
  expect(now().counts.web).toBe(now().recorded.counts.web);
});

test('a moment so long ago that nothing of it was known is told by its frame', () => {
  const { give, now, seqs } = played(4);
  const earlier = { ...count(0), serviceArn: 'gone' };
  give(2, { reset: true, events: [event(0, 0), event(1), event(2)], counts: [earlier] });
  expect(seqs()).toEqual([0, 1, 2]);
  expect(now().counts.gone).toMatchObject([earlier]);
});

test('lists keep their order and views their identity wherever one travels', () => {
  const [a, b, c] = [taskView('a'), taskView('b'), taskView('c')];
  const { give, now } = played(6, clusterView(), b, a, c);
  const { ids, entities } = now();
  give(3, { reset: true, upserts: [taskView('a', { outstanding: 7 }), clusterView(), b] });
  expect(now().ids.task).toEqual([b.id, a.id]);
  expect(now().ids.cluster).toBe(ids.cluster);
  expect(now().entities.get(b.id)).toBe(b);
  expect(now().entities.get(a.id)).toMatchObject({ outstanding: 7 });
  expect(now().recorded.entities).toBe(entities);
  expect(now().recorded.entities.get(c.id)).toBe(c);
  give(6, { reset: true, upserts: [c, a, b, clusterView()] });
  expect(now().ids).toEqual(ids);
  expect(now().recorded.entities).toBe(now().entities);
});

test('a run that forks leaves its figures as a ghost, and goes on from what they share', () => {
  const { give, now, seqs } = played(6);
  give(3, { reset: true });
  const branches = [{ id: 1, forkedAt: seconds(3), head: seconds(6), log: [] }];
  const fork = { branch: 2, head: seconds(3), branches };
  give(3, { events: [event(4, 3, 'another')] }, fork);
  expect(seqs()).toEqual([1, 2, 3, 4]);
  expect(now().recorded.events.at(-1)?.message).toBe('another');
  expect(now().recorded.counts.web).toHaveLength(3);
  expect(now().ghosts).toMatchObject([{ branch: 1, forkedAt: seconds(3), head: seconds(6) }]);
  expect(now().ghosts[0]?.events.map(({ message }) => message)).toContain('event 6');
  expect(now().ghosts[0]?.counts.web).toHaveLength(6);
});

test('a rewind cuts what had happened at its very moment after it', () => {
  const { give, now, seqs } = played(6);
  const branches = [{ id: 1, forkedAt: seconds(4), head: seconds(6), log: [] }];
  const events = [event(1), event(2), event(3)];
  give(4, { reset: true, events }, { branch: 2, head: seconds(4), branches });
  expect(seqs()).toEqual([1, 2, 3]);
  expect(now().recorded.events).toHaveLength(3);
  expect(now().recorded.counts.web).toHaveLength(4);
});

test('a branch taken up brings its figures back, and leaves the other one as a ghost', () => {
  const { give, now, seqs } = played(6);
  give(3, { reset: true });
  const first = [{ id: 1, forkedAt: seconds(3), head: seconds(6), log: [] }];
  give(5, { events: [event(4, 4, 'another')] }, { branch: 2, head: seconds(5), branches: first });
  const second = [{ id: 2, forkedAt: seconds(3), head: seconds(5), log: [] }];
  give(6, { reset: true }, { branches: second });
  expect(seqs()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(now().events[3]?.message).toBe('event 4');
  expect(now().ghosts).toMatchObject([{ branch: 2, head: seconds(5) }]);
});

test('ghosts go with the branches that the simulator no longer keeps', () => {
  const { give, now } = played(6);
  give(3, { reset: true });
  const branches = [{ id: 1, forkedAt: seconds(3), head: seconds(6), log: [] }];
  give(3, {}, { branch: 2, head: seconds(3), branches });
  expect(now().ghosts).toHaveLength(1);
  give(3, {}, { branch: 2, head: seconds(3), branches: [] });
  expect(now().ghosts).toEqual([]);
});
