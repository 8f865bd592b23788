import type { Control } from '../bridge/protocol';
import type { NodeLayout, SandboxDocument } from '../model/sandbox-document';
import type { Result } from '../model/result';
import type { SimMicros } from '../model/sim-time';
import type { Gesture, Outcome } from './gesture';
import type { Drawn } from './workspace-store';

/** A sandbox kept in the browser. */
export interface StoredSandbox {
  id: string;
  name: string;
  /** Wall time of the last save, ms since 1970. */
  savedAt: number;
  /** It could not be read: the id of the copy that has what could be, null where nothing could. */
  damaged?: { copy: string | null };
}

/** The only way the screen changes anything. Made once by `createSandboxApp`. */
export interface Commands {
  /** One operation through the one door; describes too. The signal ends a `Sandbox.Wait` early. */
  send: (target: string, input: Record<string, unknown>, signal?: AbortSignal) => Promise<Result>;
  /**
   * What is sent while `work` goes on is one step to be undone, of that name. A floor is not
   * undone: it is what there was to begin with.
   */
  together: <T>(label: string, work: () => Promise<T>, isFloor?: boolean) => Promise<T>;
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

  /**
   * Shows the run at a moment (0 to `run.head`), paused. However fast moments are asked for, the
   * newest counts. Does nothing where the run cannot be turned back (`run.canTravel`).
   */
  seek: (at: SimMicros) => void;
  /** To the moment before that a step would stop at, or back by so many seconds. */
  stepBack: (seconds?: number) => void;
  /** To the head of the run, where time goes on if it did when that was left. */
  backToNow: () => void;
  /** From the moment shown another run goes on; the one there was is kept as a branch. */
  continueFromHere: () => void;
  /** Puts a branch (`run.branches`) in place of the run, at its head. */
  takeUp: (branch: number) => void;

  /** One undoable step; places of nodes by id. */
  moveNodes: (label: string, places: Record<string, NodeLayout | undefined>) => void;
  /** The same, with notes and frames: all there are to be, where they change. */
  draw: (label: string, after: Drawn) => void;
  /** Takes the last step back: a change of layout, or one of the run by going back in time. */
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
  /**
   * A stored sandbox, without opening it. Rejects with an Error in plain words when it cannot be
   * read.
   */
  storedDocument: (id: string) => Promise<SandboxDocument>;
  /** A stored sandbox as it is, readable or not, to be kept as a file. */
  storedFile: (id: string) => Promise<{ fileName: string; text: string }>;
  /** Does not wait for a simulator that is silent: another one takes the run up. */
  giveUpWaiting: () => void;
  /** Tries once more to keep what the browser did not keep. */
  saveAgain: () => Promise<void>;
  /** False where what is open could not be kept, and has not been taken along as a file either. */
  isSafeToLeave: () => boolean;
  /** The open sandbox, which another tab has: that one saves it and goes on with a copy. */
  takeOverSandbox: () => Promise<void>;
  /**
   * The open sandbox, its whole run up to the head: what is saved, shared and exported. Opened
   * again it stands at the head, or at the moment given here.
   */
  document: (at?: SimMicros) => Promise<SandboxDocument>;
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
