import type { Control } from '../bridge/protocol';
import type { NodeLayout, SandboxDocument } from '../model/sandbox-document';
import type { Result } from '../model/result';
import type { Gesture, Outcome } from './gesture';
import type { Drawn } from './workspace-store';

/** A sandbox kept in the browser. */
export interface StoredSandbox {
  id: string;
  name: string;
  /** Wall time of the last save, ms since 1970. */
  savedAt: number;
}

/** The only way the screen changes anything. Made once by `createSandboxApp`. */
export interface Commands {
  /** One operation through the one door; describes too. The signal ends a `Sandbox.Wait` early. */
  send: (target: string, input: Record<string, unknown>, signal?: AbortSignal) => Promise<Result>;
  /** Nothing was made here yet, and nobody has used the transport: see `state/README.md`. */
  isUntouched: () => boolean;
  /** Gives a gesture's operations in order, stops at the first error, and remembers the outcome. */
  give: (gesture: Gesture) => Promise<Outcome>;
  /**
   * Draws an edge between two entities: looks up what the plan needs to know (`planConnection`) and
   * gives it; a string says in words why the two cannot be connected.
   */
  connect: (from: string, to: string) => Promise<Outcome | string>;
  /** Takes an edge away, in the same way (`planDisconnection`). */
  disconnect: (from: string, to: string) => Promise<Outcome | string>;
  control: (control: Control) => void;

  /** One undoable step; places of nodes by id. */
  moveNodes: (label: string, places: Record<string, NodeLayout | undefined>) => void;
  /** The same, with notes and frames: all there are to be, where they change. */
  draw: (label: string, after: Drawn) => void;
  undo: () => void;
  redo: () => void;
  /** The sandbox's own label of a node; an empty one takes it away. */
  setLabel: (id: string, label: string) => void;

  listSandboxes: () => Promise<StoredSandbox[]>;
  newSandbox: (name?: string) => Promise<void>;
  /**
   * Rejects with an Error in plain words when what is stored cannot be read; nothing changes
   * then.
   */
  openSandbox: (id: string) => Promise<void>;
  renameSandbox: (name: string) => void;
  duplicateSandbox: () => Promise<void>;
  deleteSandbox: (id: string) => Promise<void>;
  /** The open sandbox as it is now: what is saved, shared and exported. */
  document: () => Promise<SandboxDocument>;
  /** The text and name of the file to save. */
  saveFile: () => Promise<{ fileName: string; text: string }>;
  /**
   * Puts a document read from a file in place of the open one (which stays stored). Rejects with an
   * Error in plain words when the text is no saved sandbox of a version known here.
   */
  openText: (text: string, fileName: string) => Promise<void>;
  /** The same for a sandbox in the fragment of an address (`formats/share/share-link.ts`). */
  openLink: (fragment: string) => Promise<void>;
}
