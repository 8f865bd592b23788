/**
 * What each card shows, as plain values: `from-views.ts` makes them from what the engine said, the
 * components draw them. Flat where possible, so that a memoised node compares them cheaply.
 */
import type { AlarmState } from '../model/alarm';
import type { TaskStatus } from '../model/task';
import type { RevisionRole, Tone } from './tokens';

/**
 * Health by shape. `healthy`: full ring; `starting`: dashed arc; `draining`: an arc that shrinks;
 * `failing`: broken ring with a ×; `stopped`: a hollow square; `running`: a full thin ring, for
 * a task nobody checks; `unused`: the same without a colour, for one that no load balancer knows.
 */
export type RingShape =
  | 'healthy'
  | 'starting'
  | 'draining'
  | 'failing'
  | 'running'
  | 'unused'
  | 'stopped';

export interface TaskFacts {
  /** The whole task id, for the accessible name. */
  id: string;
  shortId: string;
  /** `1a`. */
  zone: string;
  role: RevisionRole;
  status: TaskStatus;
  ring: RingShape;
  /** 0–1: how much of the ring is drawn (of `starting` and `draining`). */
  ringFraction: number;
  /** Requests worked on or waiting at this task. */
  outstanding: number;
  /** `healthy`, `draining 18 s`, `pulling image`. */
  word: string;
  tone: Tone;
  /** 0–100 of the CPU the task may use. */
  cpuPercent: number;
  /** `family:revision`, said where the card stands in the box of an instance; else null. */
  revision: string | null;
  /** In the order in which they start. Empty for a closed card with a single one. */
  containers: ContainerFacts[];
  /** Shows its containers. */
  isOpen: boolean;
  /** One of many: a square by its state and revision. */
  isHeat: boolean;
}

/**
 * A container by shape. `waiting`: for another one; `done`: it has ended well; the others as with
 * tasks.
 */
export type ContainerPip = 'waiting' | 'starting' | 'running' | 'failing' | 'draining' | 'done';

export interface ContainerFacts {
  name: string;
  essential: boolean;
  /** Times that its restart policy has started it again. */
  restarts: number;
  pip: ContainerPip;
  /** The state of its machine, with its health or exit code: `RUNNING · healthy`. */
  state: string;
  tone: Tone;
  /** How many others have to come before it, one after the other. */
  depth: number;
  /** What has to come before it: `db`, `HEALTHY`; and whether it has not come yet. */
  after: { name: string; condition: string; isAwaited: boolean }[];
}

/** A task of a revision that stands in an instance's box: its place there is shown by this. */
export interface ChipFacts {
  taskId: string;
  place: number;
  shape: PipShape;
}

/** One revision of a service inside its frame. */
export interface RevisionGroupFacts {
  /** The deployment's id, or `leftover` for tasks whose deployment is gone. */
  key: string;
  /** `family:revision`. */
  revision: string;
  role: RevisionRole;
  /** `source revision`, `target revision`, `revision`. */
  caption: string;
  running: number;
  desired: number;
  /** Number of task places in the grid, empty ones included. */
  slots: number;
  /** So many tasks are wanted that each is a square. */
  isHeat: boolean;
  /** The Availability Zones that have a column each; none without such columns. */
  zones: readonly string[];
  /** Nobody stands in any of them. */
  isEmpty: boolean;
  /** A heading without a box, in a service whose tasks stand in the boxes of instances. */
  isThin: boolean;
  /** Its tasks in the boxes of instances, and for how many there is room. */
  chips: ChipFacts[];
  chipPlaces: number;
  /** Its tasks have volumes of their own, which hang under their cards. */
  hasVolumes: boolean;
  /** By slot: how much higher an opened card is than a closed one. */
  grown: Readonly<Record<number, number>>;
}

export interface ServiceFacts {
  name: string;
  running: number;
  desired: number;
  pending: number;
  /** Running ones that fail their health checks. */
  unhealthy: number;
  /** `100/200 %`. */
  percents: string;
  /** Of a service that is scaled: `2–10 · CPU 60 %`, and without room for that `2–10`. */
  scaling: { full: string; short: string } | null;
  /** `steady`, `deploying`, `rolling back`, `deployment failed`, `no tasks yet`, `draining`. */
  state: string;
  tone: Tone;
  groups: RevisionGroupFacts[];
}

/** Tasks by state, in the order in which they are shown. */
export type HealthCounts = Record<
  'healthy' | 'starting' | 'draining' | 'failing' | 'unused',
  number
>;

/** A cluster or a service that is collapsed. */
export interface SummaryFacts {
  kind: 'cluster' | 'service';
  name: string;
  running: number;
  desired: number;
  pending: number;
  /** `steady`, `deploying` …; of a cluster its services. */
  state: string;
  tone: Tone;
  requestsPerSecond: number;
  errorPercent: number;
  health: HealthCounts;
}

export interface ClusterFacts {
  name: string;
  /** `FARGATE`. */
  capacity: string;
  runningTasks: number;
  pendingTasks: number;
  services: number;
  /** EC2 instances registered in it, and frames of capacity providers. */
  instances: number;
  providers: number;
}

/** What of an amount is used: CPU units, MiB. */
export interface UsedFacts {
  registered: number;
  used: number;
  /** `1,024 of 2,048 free`, and shorter where there is no room for that. */
  words: string;
  short: string;
}

/** An EC2 instance with what is left on it. */
export interface InstanceFacts {
  name: string;
  /** `m5.large · 1a`, `Spot`, its id where that is not its name: in order of weight. */
  about: string[];
  /** `ACTIVE`, `DRAINING`, `agent disconnected`, `pending`. */
  state: string;
  tone: Tone;
  /** Nothing can be placed on it now. */
  isClosed: boolean;
  cpu: UsedFacts;
  memory: UsedFacts;
  /** `3 tasks`, `ENI 2 of 2`, `ports 80, 8080`: in order of weight. */
  details: { words: string; isFull: boolean }[];
  /** Nothing stands in its box. */
  isEmpty: boolean;
}

/** A capacity provider with its Auto Scaling group. */
export interface ProviderFacts {
  name: string;
  /** `web-asg · 3 instances of 1 to 10`. */
  group: string;
  /** `wants 4`: of an Auto Scaling group that has others than it wants. */
  desired: string;
  /** `managed scaling`, `no managed scaling`. */
  scaling: string;
  /** Percent; null where nothing is known. */
  reservation: number | null;
  target: number | null;
  /** `reservation 80 % · target 100 %`. */
  words: string;
  isEmpty: boolean;
}

export interface FileSystemFacts {
  name: string;
  /** `fs-0123…`. */
  fileSystemId: string;
  /** `2 tasks · 1 waiting · 3 files`. */
  counts: string;
  /** `mount targets 1a, 1b`, `unreachable`. */
  state: string;
  tone: Tone;
}

export interface VolumeFacts {
  /** `gp3`, `20 GiB`. */
  type: string;
  size: string;
  volumeId: string;
  /** `in-use`, `creating`, `available`. */
  state: string;
  tone: Tone;
  /** It hangs under the card of a task. */
  isHung: boolean;
}

/** A target group that a rule sends to, with its percent of the rule's requests. */
export interface ShareFacts {
  name: string;
  percent: number;
  role: RevisionRole;
}

/** A rule with a weight bar of its own. */
export interface RuleFacts {
  arn: string;
  /** `/api/*`. */
  condition: string;
  /** Of a service's deployments. */
  use?: 'production' | 'test';
  shares: ShareFacts[];
}

/** One listener row of a load balancer. */
export interface ListenerFacts {
  /** `HTTP :80`. */
  label: string;
  /** `production`, `test`, `forward`, `2 rules`, `redirect`, `fixed 503`. */
  purpose: string;
  /** The default action's weighted target groups; empty for fixed responses and redirects. */
  shares: ShareFacts[];
  /** Further rules that share requests out or that deployments shift, in order of priority. */
  rules: RuleFacts[];
}

export interface LoadBalancerFacts {
  name: string;
  /** `load balancer`, `internal load balancer`. */
  caption: string;
  listeners: ListenerFacts[];
}

export type PipShape = 'healthy' | 'starting' | 'draining' | 'failing' | 'unused';

export interface TargetGroupFacts {
  name: string;
  role: RevisionRole;
  /** `least outstanding`, `round robin`, `weighted random`. */
  algorithm: string;
  /** `/healthz · 10 s · 2/2`: path, interval, healthy and unhealthy thresholds. */
  check: string;
  /** The whole health check in words. */
  checkTitle: string;
  /** Set when every target is unhealthy and requests go to all of them. */
  failOpen: boolean;
  /** One per registered or draining target, in order of registration. */
  pips: { shape: PipShape; role: RevisionRole }[];
}

export interface ClientFacts {
  name: string;
  /** `Poisson 120/s`. */
  pattern: string;
  /** Requests per second, oldest first. */
  sparkline: number[];
  okPercent: number;
  failedPercent: number;
  /** Nothing was answered yet, well or not. */
  isUnanswered?: boolean;
}

export interface AlarmFacts {
  name: string;
  /** `HTTPCode_Target_5XX_Count`. */
  metric: string;
  /** `Sum > 5 · 2 of 3 × 60 s`: what makes it go into ALARM. */
  condition: string;
  state: AlarmState;
  /** `OK`, `In alarm`, `Insufficient data`. */
  word: string;
  /** Figures of the periods looked at last, oldest first; null where there was no data. */
  recent: (number | null)[];
  threshold: number;
}

export interface FaultFacts {
  /** `kill-task`. */
  type: string;
  /** `2 tasks`, `us-east-1a`, `×4`. */
  scope: string;
  /** `12 s left`, `until cleared`, `done`. */
  remaining: string;
  active: boolean;
}
