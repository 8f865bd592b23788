/**
 * An answer to "Why?", from the simulation's own facts: what is the matter, the chain of causes
 * (each the cause of the one before it), how each shows in AWS, and what would put it right.
 */
export interface Explanation {
  /** ARN of the task, service or target group it is about. */
  readonly subject: string;
  /** One sentence: what is the matter, or that nothing is. */
  readonly headline: string;
  readonly isFault: boolean;
  readonly causes: readonly ExplainedCause[];
  readonly fixes: readonly Fix[];
}

export interface ExplainedCause {
  readonly text: string;
  /** Words and numbers as they stand in the sandbox now. */
  readonly evidence: string;
  /** When it began or was seen, seconds. */
  readonly at: number | null;
  /** A command line that shows it in AWS. */
  readonly command: string;
}

/** Something that would help, as operations ready to be given. */
export interface Fix {
  readonly text: string;
  readonly operations: readonly { target: string; input: Record<string, unknown> }[];
}
