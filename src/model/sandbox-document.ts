import type { Account } from './account';

/** Where a node is drawn, in canvas pixels; `label` is the sandbox's own name for it. */
export interface NodeLayout {
  x: number;
  y: number;
  label?: string;
  /** Drawn as a summary: what lies in it is not. Of clusters and services. */
  collapsed?: boolean;
  /** Cannot be dragged, aligned or tidied until it is unlocked. */
  locked?: boolean;
  /** Where the page drew it when it was saved: nobody has put it there. */
  auto?: boolean;
}

/** A moment of the run that somebody wants to find again. */
export interface Bookmark {
  id: string;
  /** Simulated microseconds. */
  at: number;
  name: string;
}

/** What part of the canvas is seen: the canvas pixel in the middle, and its zoom. */
export interface Camera {
  x: number;
  y: number;
  zoom: number;
  /** How much is seen, canvas pixels: all of it is shown in a window of another size too. */
  width?: number;
  height?: number;
  /** The whole diagram was seen: however it has grown since, all of it is shown again. */
  isWhole?: boolean;
}

/** One step of a talk: a moment, what is said and seen there, and what is done on arrival. */
export interface SpeakerStep {
  id: string;
  /** Simulated microseconds; null stays at whatever moment it is. */
  at: number | null;
  title: string;
  /** For the speaker alone. */
  note: string;
  /** Null leaves the view as it is. */
  camera: Camera | null;
  /** Lines of the command language (`aws ecs update-service …`), given when the step begins. */
  commands: string[];
  /** Time runs on from here. */
  plays: boolean;
}

/** A text on the canvas, or a titled frame around things that belong together. */
export interface Annotation {
  id: string;
  kind: 'note' | 'frame';
  /** Canvas pixels. */
  x: number;
  y: number;
  width: number;
  height: number;
  text: string;
  locked?: boolean;
}

/** What the user adds to a sandbox that AWS knows nothing of. */
export interface Workbench {
  bookmarks: Bookmark[];
  steps: SpeakerStep[];
  annotations: Annotation[];
  /** Tasks stand in one column per Availability Zone. */
  zoneColumns: boolean;
}

export const EMPTY_WORKBENCH: Workbench = {
  bookmarks: [],
  steps: [],
  annotations: [],
  zoneColumns: false,
};

/**
 * The thing a user saves: what exists (account), the seed, and where it is drawn (layout by node
 * id).
 */
export interface SandboxDocument {
  readonly format: 'ecs-sandbox';
  readonly version: 2;
  id: string;
  name: string;
  seed: number;
  account: Account;
  /**
   * The commands of the run with their simulated times, so that it can be reopened as it was left.
   */
  log: { at: number; target: string; input: Record<string, unknown> }[];
  /** Simulated microseconds at which the sandbox was left. */
  now: number;
  layout: Record<string, NodeLayout>;
  /** Members of imported files that the simulator does not know, kept by node id. */
  notes: Record<string, unknown>;
  workbench: Workbench;
}
