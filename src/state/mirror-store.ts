import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunStatus } from '../bridge/protocol';
import { type SimMicros, ZERO } from '../model/sim-time';
import type { EntityView, Frame } from '../model/view';
import { type Figures, inCommon, NO_FIGURES, type Recording, withFrame } from './recording';
import { sameView } from './same-view';

export type EntityKind = EntityView['kind'];

/** All that is known of the run, up to the furthest moment it has been at. */
export interface Recorded extends Figures {
  /** The entities at that moment; the very map of `MirrorState.entities` while it is shown. */
  entities: ReadonlyMap<string, EntityView>;
}

/** What is known of a run that was left for the one that is shown: charts draw it as a ghost. */
export interface Ghost extends Figures {
  /** `Branch.id` in `run.branches`. */
  branch: number;
  /** Up to here its figures are those of the run shown. */
  forkedAt: SimMicros;
  /** How far it went. */
  head: SimMicros;
  /** What there was then, as far as it was shown. */
  entities: ReadonlyMap<string, EntityView>;
}

/**
 * What the engine last said. Filled from frames only; nobody edits it. Events and figures are those
 * up to `now`, whatever is known of later.
 */
export interface MirrorState extends Figures {
  now: SimMicros;
  /** By `EntityView.id`. Changed in place but by a travel: subscribe to one entry, not to it. */
  entities: ReadonlyMap<string, EntityView>;
  /** Grows with every frame that says something of an entity, also while time stands still. */
  version: number;
  /** Ids of each kind in order of first appearance; a new array only when its members change. */
  ids: Readonly<Record<EntityKind, readonly string[]>>;
  /** The same lists to the head of the run, for what draws the future faint. */
  recorded: Recorded;
  /** Runs left behind since the sandbox was opened, oldest first; bounded as `run.branches`. */
  ghosts: readonly Ghost[];
  /** One in so many requests is drawn as a dot. */
  dotSampling: number;
  run: RunStatus;
  /** Grows with every other sandbox (`RunStatus.run`): charts and dots start anew. */
  epoch: number;
  /**
   * Grows with every travel to another moment of the run: dots under way are then others, and all
   * else stays where it is.
   */
  travels: number;
}

export type MirrorStore = StoreApi<MirrorState> & {
  applyFrame: (frame: Frame, status: RunStatus) => void;
};

/** So many ghosts where the simulator does not say how many it keeps. */
const GHOSTS_KEPT = 8;

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

function initial(): MirrorState {
  const entities = new Map<string, EntityView>();
  return {
    ...NO_FIGURES,
    now: ZERO,
    entities,
    version: 0,
    ids: noIds(),
    recorded: { ...NO_FIGURES, entities },
    ghosts: [],
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
      canTravel: true,
    },
    epoch: 0,
    travels: 0,
  };
}

const begunAnew = ({ epoch, version, travels }: MirrorState): MirrorState => ({
  ...initial(),
  epoch: epoch + 1,
  version,
  travels,
});

/** An earlier moment is shown than the furthest one that the run has been at. */
export const isInPast = ({ now, run }: Pick<MirrorState, 'now' | 'run'>): boolean => now < run.head;

/** The page's copy of the run. Dots do not come here: they go to the dot buffer. */
export function createMirrorStore(): MirrorStore {
  const store = createStore<MirrorState>(initial);
  /** Where in the run an entity was first seen: lists keep that order wherever one travels. */
  const seen = new Map<string, number>();
  const applyFrame = (frame: Frame, status: RunStatus) => {
    store.setState((before) => {
      const isTravel = frame.reset && status.run === before.run.run;
      if (frame.reset && !isTravel) seen.clear();
      const base = frame.reset && !isTravel ? begunAnew(before) : before;
      // A frame without a log or branches says that these have not changed.
      const run = {
        ...status,
        log: status.log ?? base.run.log,
        branches: status.branches ?? base.run.branches,
      };
      const shown = isTravel ? arrived(base, frame, seen) : changed(base, frame, seen);
      const isPast = frame.now < run.head;
      const { recorded, ghosts, ahead, ...figures } = figuresAfter(base, frame, run);
      return {
        ...base,
        ...shown,
        ...figures,
        version: base.version + Math.sign(frame.upserts.length + frame.removals.length),
        recorded: { ...recorded, entities: isPast ? ahead : shown.entities },
        ghosts,
        now: frame.now,
        dotSampling: frame.dotSampling,
        run,
        travels: base.travels + (isTravel ? 1 : 0),
      };
    });
  };
  return Object.assign(store, { applyFrame });
}

type Entities = Pick<MirrorState, 'entities' | 'ids'>;

/** What a frame changes, put into the map of before. */
function changed(before: MirrorState, frame: Frame, seen: Map<string, number>): Entities {
  const entities = before.entities as Map<string, EntityView>;
  let { ids } = before;
  const gone = frame.removals.filter((id) => entities.has(id));
  for (const id of gone) {
    const { kind } = entities.get(id)!;
    entities.delete(id);
    ids = { ...ids, [kind]: ids[kind].filter((one) => one !== id) };
  }
  const added: Partial<Record<EntityKind, string[]>> = {};
  for (const view of frame.upserts) {
    if (!entities.has(view.id)) (added[view.kind] ??= []).push(view.id);
    if (!seen.has(view.id)) seen.set(view.id, seen.size);
    entities.set(view.id, view);
  }
  for (const [kind, list] of Object.entries(added) as [EntityKind, string[]][]) {
    ids = { ...ids, [kind]: [...ids[kind], ...list] };
  }
  return { entities, ids };
}

/**
 * What there is at another moment of the run: a map of its own, since that of the head is still
 * wanted. What is as it was keeps its identity, so that only what differs is drawn anew.
 */
function arrived(before: MirrorState, frame: Frame, seen: Map<string, number>): Entities {
  const entities = new Map<string, EntityView>();
  const ids = noIds() as Record<EntityKind, string[]>;
  for (const view of frame.upserts) {
    const old = before.entities.get(view.id);
    entities.set(view.id, old && sameView(old, view) ? old : view);
    if (!seen.has(view.id)) seen.set(view.id, seen.size);
    ids[view.kind].push(view.id);
  }
  const kept = { ...before.ids };
  for (const kind of Object.keys(ids) as EntityKind[]) {
    ids[kind].sort((a, b) => seen.get(a)! - seen.get(b)!);
    const same =
      ids[kind].length === kept[kind].length && ids[kind].every((id, i) => id === kept[kind][i]);
    if (!same) kept[kind] = ids[kind];
  }
  return { entities, ids: kept };
}

type FiguresAfter = Figures & {
  recorded: Figures;
  ghosts: readonly Ghost[];
  /** What there is at the head, where an earlier moment is shown. */
  ahead: Recorded['entities'];
};

function figuresAfter(before: MirrorState, frame: Frame, run: RunStatus): FiguresAfter {
  const { events, metrics, counts, costs } = before;
  let recording: Recording = {
    recorded: figuresOf(before.recorded),
    shown: { events, metrics, counts, costs },
  };
  let { ghosts } = before;
  let ahead = before.recorded.entities;
  if (run.run === before.run.run && run.branch !== before.run.branch) {
    const taken = ghosts.find(({ branch }) => branch === run.branch);
    const left = ghostOf(before, frame, run);
    if (taken) ahead = taken.entities;
    const recorded = taken ? figuresOf(taken) : inCommon(recording, frame, left.forkedAt);
    ghosts = [...ghosts.filter((one) => one !== taken), left];
    recording = { recorded, shown: taken && !frame.reset ? recorded : recording.shown };
  }
  const after = withFrame(recording, frame, frame.now < run.head);
  return { ...after.shown, recorded: after.recorded, ghosts: stillKept(ghosts, run), ahead };
}

const figuresOf = ({ events, metrics, counts, costs }: Figures): Figures => ({
  events,
  metrics,
  counts,
  costs,
});

/** The run that was shown, as it is left. */
function ghostOf(before: MirrorState, frame: Frame, run: RunStatus): Ghost {
  const { branch, head } = before.run;
  const kept = run.branches?.find(({ id }) => id === branch);
  const forkedAt = kept?.forkedAt ?? (frame.reset ? frame.now : before.now);
  const { entities } = before.recorded;
  return { ...figuresOf(before.recorded), branch, forkedAt, head, entities };
}

/** Those that the simulator still has, with what it says of them now. */
function stillKept(ghosts: readonly Ghost[], { branches }: RunStatus): readonly Ghost[] {
  if (ghosts.length === 0) return ghosts;
  if (branches === null) return ghosts.slice(-GHOSTS_KEPT);
  let isSame = true;
  const kept = ghosts.flatMap((ghost): Ghost[] => {
    const branch = branches.find(({ id }) => id === ghost.branch);
    if (branch?.forkedAt === ghost.forkedAt && branch.head === ghost.head) return [ghost];
    isSame = false;
    return branch ? [{ ...ghost, forkedAt: branch.forkedAt, head: branch.head }] : [];
  });
  return isSame ? ghosts : kept;
}
