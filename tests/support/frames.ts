import { ZERO } from '../../src/model/sim-time';
import type { EntityView, Frame } from '../../src/model/view';
import type { RunStatus } from '../../src/bridge/protocol';

/** A frame in which nothing has changed, but for what is given. */
export const frameOf = (changes: Partial<Frame> = {}): Frame => ({
  now: ZERO,
  reset: false,
  upserts: [],
  removals: [],
  events: [],
  metrics: [],
  counts: [],
  costs: [],
  dots: new Float64Array(0),
  dotSampling: 1,
  ...changes,
});

/** A frame that brings these. */
export const bringing = (...upserts: EntityView[]): Frame => frameOf({ upserts });

/** A paused run at its beginning, but for what is given. */
export const statusOf = (changes: Partial<RunStatus> = {}): RunStatus => ({
  playing: false,
  waiting: false,
  seed: 1,
  speed: 1,
  speedReached: 0,
  fingerprint: null,
  log: null,
  run: 1,
  branch: 0,
  head: ZERO,
  branches: null,
  canTravel: true,
  ...changes,
});
