import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunStatus } from '../bridge/protocol';
import { type SimMicros, ZERO } from '../model/sim-time';
import type {
  CostPoint,
  CountPoint,
  DomainEvent,
  EntityView,
  Frame,
  MetricPoint,
} from '../model/view';

export type EntityKind = EntityView['kind'];

/** What the engine last said. Filled from frames only; nobody edits it. */
export interface MirrorState {
  now: SimMicros;
  /** By `EntityView.id`. The map is changed in place: subscribe to one entry, not to the map. */
  entities: ReadonlyMap<string, EntityView>;
  /** Grows with every frame that says something of an entity, also while time stands still. */
  version: number;
  /** Ids of each kind in order of first appearance; a new array only when its members change. */
  ids: Readonly<Record<EntityKind, readonly string[]>>;
  /** Oldest first, bounded. A new array whenever something was added. */
  events: readonly DomainEvent[];
  /** Whole seconds by load balancer ARN, oldest first, bounded. */
  metrics: Readonly<Record<string, readonly MetricPoint[]>>;
  /** Whole seconds by service ARN, oldest first, bounded. */
  counts: Readonly<Record<string, readonly CountPoint[]>>;
  /** Every ten seconds, oldest first, bounded. */
  costs: readonly CostPoint[];
  /** One in so many requests is drawn as a dot. */
  dotSampling: number;
  run: RunStatus;
  /** Grows with every frame that replaces all (open, restart): charts and dots start anew. */
  epoch: number;
}

export type MirrorStore = StoreApi<MirrorState> & {
  applyFrame: (frame: Frame, status: RunStatus) => void;
};

const EVENTS_KEPT = 5000;
const SECONDS_KEPT = 3600;

const noIds = (): MirrorState['ids'] => ({
  cluster: [],
  service: [],
  task: [],
  loadBalancer: [],
  targetGroup: [],
  traffic: [],
  fault: [],
  alarm: [],
  containerInstance: [],
  capacityProvider: [],
  fileSystem: [],
  ebsVolume: [],
  serviceCall: [],
});

const initial = (): MirrorState => ({
  now: ZERO,
  entities: new Map(),
  version: 0,
  ids: noIds(),
  events: [],
  metrics: {},
  counts: {},
  costs: [],
  dotSampling: 1,
  run: {
    playing: false,
    waiting: false,
    seed: 1,
    speed: 1,
    speedReached: 0,
    fingerprint: null,
    log: null,
    run: 0,
    branch: 0,
    head: ZERO,
    branches: null,
    canTravel: false,
  },
  epoch: 0,
});

const begunAnew = ({ epoch, version }: MirrorState): MirrorState => ({
  ...initial(),
  epoch: epoch + 1,
  version,
});

/** The page's copy of the run. Dots do not come here: they go to the dot buffer. */
export function createMirrorStore(): MirrorStore {
  const store = createStore<MirrorState>(initial);
  const applyFrame = (frame: Frame, status: RunStatus) => {
    store.setState((before) => {
      const base = frame.reset ? begunAnew(before) : before;
      // A frame without a log says that the log has not grown.
      const run = { ...status, log: status.log ?? base.run.log };
      return { ...base, ...applied(base, frame), run };
    });
  };
  return Object.assign(store, { applyFrame });
}

function applied(before: MirrorState, frame: Frame): Partial<MirrorState> {
  const entities = before.entities as Map<string, EntityView>;
  let ids = before.ids;
  const gone = frame.removals.filter((id) => entities.has(id));
  for (const id of gone) {
    const { kind } = entities.get(id)!;
    entities.delete(id);
    ids = { ...ids, [kind]: ids[kind].filter((one) => one !== id) };
  }
  const added: Partial<Record<EntityKind, string[]>> = {};
  for (const view of frame.upserts) {
    if (!entities.has(view.id)) (added[view.kind] ??= []).push(view.id);
    entities.set(view.id, view);
  }
  for (const [kind, list] of Object.entries(added) as [EntityKind, string[]][]) {
    ids = { ...ids, [kind]: [...ids[kind], ...list] };
  }
  return {
    now: frame.now,
    entities,
    version: before.version + Math.sign(frame.upserts.length + frame.removals.length),
    ids,
    events:
      frame.events.length > 0 ? tail(before.events, frame.events, EVENTS_KEPT) : before.events,
    metrics: grouped(before.metrics, frame.metrics, (point) => point.loadBalancerArn),
    counts: grouped(before.counts, frame.counts, (point) => point.serviceArn),
    costs: frame.costs.length > 0 ? tail(before.costs, frame.costs, SECONDS_KEPT) : before.costs,
    dotSampling: frame.dotSampling,
  };
}

function tail<T>(before: readonly T[], more: readonly T[], kept: number): readonly T[] {
  const all = [...before, ...more];
  return all.length > kept ? all.slice(-kept) : all;
}

function grouped<T>(
  before: Readonly<Record<string, readonly T[]>>,
  more: readonly T[],
  keyOf: (point: T) => string,
): Readonly<Record<string, readonly T[]>> {
  if (more.length === 0) return before;
  const next = { ...before };
  const fresh = new Map<string, T[]>();
  for (const point of more) {
    const key = keyOf(point);
    const list = fresh.get(key);
    if (list) list.push(point);
    else fresh.set(key, [point]);
  }
  for (const [key, list] of fresh) next[key] = tail(next[key] ?? [], list, SECONDS_KEPT);
  return next;
}
