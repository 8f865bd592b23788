/** How true to AWS the sandbox is: what `describe-fidelity` answers. */
export interface Fidelity {
  readonly waits: readonly Wait[];
  /** What is assumed besides the waits. */
  readonly assumptions: readonly Assumption[];
  /** What is left out or made simpler than it is, one or two sentences each. */
  readonly simplifications: readonly string[];
  /** How many of AWS's and the sandbox's operations are carried out, and refused by name. */
  readonly operations: { readonly implemented: number; readonly refused: number };
}

/** A length of time that something takes. */
export interface Wait {
  /** Unique: links name it. */
  readonly id: string;
  readonly what: string;
  /** Seconds: drawn evenly between the two when they differ. */
  readonly seconds: readonly [low: number, high: number];
  /** AWS does not document it: it is the sandbox's choice. */
  readonly assumed: boolean;
  /** An AWS page, or what it was read off. */
  readonly source: string;
  /** Facts of docs/fidelity.md that it is a part of, by their numbers. */
  readonly facts: readonly string[];
}

/** What AWS documents nowhere and was chosen here. */
export interface Assumption {
  /** One sentence. */
  readonly text: string;
  /** Facts of docs/fidelity.md that rest on it, by their numbers. */
  readonly facts: readonly string[];
}
