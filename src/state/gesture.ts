import type { AwsError } from '../model/result';

/** One operation of the one door. */
export interface Operation {
  target: string;
  input: Record<string, unknown>;
  /**
   * What later operations of the same gesture need of its answer, as a path such as
   * `Rules[0].RuleArn`: in the texts of their input `$NAME` stands for it.
   */
  saves?: { name: string; path: string };
}

/** What a click, drop or drawn edge comes to: a few operations with a name, given in order. */
export interface Gesture {
  /** `Create service web`, in the words of a menu. */
  label: string;
  operations: Operation[];
  /** The template that it comes from, by id: it runs its script or a line proposed by it. */
  template?: string;
  /** A script that nobody has asked to see: the terminal says only how long it is. */
  isFolded?: true;
  /**
   * Canvas places for what it creates, by the name given in the operations (see
   * `workspace-store`).
   */
  places?: Place[];
  /**
   * What can only be done once these entities are gone or have stopped: deleting an emptied
   * cluster.
   */
  afterwards?: { whenGone: string[]; operations: Operation[] };
}

/**
 * Where something is to be drawn once it exists. `kind` as in `EntityView`; a fault's name is its
 * type.
 */
export interface Place {
  kind: string;
  name: string;
  x: number;
  y: number;
}

/** How a gesture ended. Operations before a refused one have been carried out. */
export interface Outcome {
  gesture: Gesture;
  ok: boolean;
  /** Answers of the operations carried out, in order. */
  outputs: unknown[];
  error?: AwsError & { operation: Operation };
}

/** What was given in a sandbox: a command, as written, or something done on the screen. */
export type Given = { readonly documentId: string } & (
  | { readonly line: string }
  | { readonly outcome: Outcome }
);
