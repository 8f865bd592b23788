/**
 * A whole picture as plain values: what the exporter, the headless `picture` and the canvas's own
 * nodes are drawn from. Positions are absolute canvas pixels at 100 % zoom; frames come before
 * what lies on them because nodes are painted in order.
 */
import type { Annotation } from '../model/sandbox-document';
import type {
  AlarmFacts,
  ClientFacts,
  ClusterFacts,
  FaultFacts,
  FileSystemFacts,
  InstanceFacts,
  LoadBalancerFacts,
  ProviderFacts,
  ServiceFacts,
  SummaryFacts,
  TargetGroupFacts,
  TaskFacts,
  VolumeFacts,
} from './facts';
import type { RevisionRole } from './tokens';

export interface Point {
  x: number;
  y: number;
}

export interface Rect extends Point {
  width: number;
  height: number;
}

/**
 * From the right side of one card to another. `gutter` is for a card that stands behind others:
 * the edge first reaches that point, then runs level to the card and bends into it from above.
 */
export interface EdgeRoute {
  from: Point;
  to: Point;
  gutter?: Point;
  /** Without bends, from one end to the other. */
  isStraight?: boolean;
  /** From left side to left side, past what stands between: along this x, left of both. */
  around?: number;
  /** In straight pieces by these corners. */
  via?: Point[];
}

interface Placed<Kind extends string, Facts> extends Rect {
  kind: Kind;
  /** The entity's id (`EntityView.id`). */
  id: string;
  facts: Facts;
  /** Draws the neutral outline. */
  selected?: boolean;
}

export type DiagramNode =
  | Placed<'cluster', ClusterFacts>
  | Placed<'service', ServiceFacts>
  /** A cluster or a service that is collapsed. */
  | Placed<'summary', SummaryFacts>
  | Placed<'task', TaskFacts>
  | Placed<'loadBalancer', LoadBalancerFacts>
  | Placed<'targetGroup', TargetGroupFacts>
  | Placed<'client', ClientFacts>
  | Placed<'fault', FaultFacts>
  | Placed<'alarm', AlarmFacts>
  | Placed<'containerInstance', InstanceFacts>
  | Placed<'capacityProvider', ProviderFacts>
  | Placed<'fileSystem', FileSystemFacts>
  | Placed<'ebsVolume', VolumeFacts>;

export interface EdgeLook {
  role: RevisionRole;
  /**
   * Requests, test requests, an alarm's look at something, requests of a service to another, or a
   * file system that a task has mounted.
   */
  line: 'traffic' | 'test' | 'watch' | 'call' | 'mount';
  /** Nothing flows now: no healthy target, weight 0, a test listener at rest. */
  dashed: boolean;
  /** Nothing can get through: drawn as trouble. */
  broken?: boolean;
  /** 0–1 of the busiest edge; thickness when dots are off. */
  load: number;
  /** Requests a second; null where the balancer decides and only the engine knows. */
  rate: number | null;
  /** `90 %`, `/api/*`. */
  label?: string;
  /** `108/s`: stands in for the label where no dots show the traffic. */
  stillLabel?: string;
}

export interface DiagramEdge extends EdgeLook {
  id: string;
  route: EdgeRoute;
}

/** One request (or one in *k*) at the pictured instant. */
export interface DiagramDot extends Point {
  role: RevisionRole;
  /** Drawn as a red ×. */
  failed: boolean;
  /** Came in by a rule for test traffic: drawn as a hollow diamond. */
  isTest?: boolean;
}

export interface DiagramModel {
  title: string;
  /** Under the title: `00:07:48.2 · seed 42`. */
  subtitle: string;
  /**
   * Deployments under way, `Deploying api:42 · CANARY 10 % · SCALE_UP`, and below each its
   * revisions with their latest figures.
   */
  deployments: string[];
  nodes: DiagramNode[];
  edges: DiagramEdge[];
  /** Notes, over the cards, and frames, behind everything. */
  annotations?: readonly Annotation[];
  dots: DiagramDot[];
  /** One in so many requests is drawn as a dot. */
  dotSampling: number;
  /** What the screen shows of it, for pictures of the view only. */
  view: Rect | null;
  /** What has just happened, in a sentence; only drawn where captions are asked for. */
  caption?: string;
  /** What the legend explains, where that is more than what is to be seen: one for a whole film. */
  explains?: Explained;
}

/** What there may be to explain in a picture beside rings and their numbers. */
export interface Explained {
  /** One revision replaces another. */
  isDeploying: boolean;
  /** Some requests are test traffic. */
  hasTests: boolean;
  /** Some tasks have a file system mounted; some services call others; some cards are open. */
  hasMounts: boolean;
  hasCalls: boolean;
  hasContainers: boolean;
}
