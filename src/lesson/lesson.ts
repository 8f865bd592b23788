import type { RootContent } from 'mdast';

/** A piece of a lesson's text: paragraphs, lists, tables and code, as Markdown's syntax tree. */
export type Prose = readonly RootContent[];

/**
 * Something to do in a running sandbox, in steps. Whether a step is done is seen from the sandbox
 * itself: its goals are looked up there, as one would in AWS.
 */
export interface Lesson {
  readonly title: string;
  /** Its place among the ten; null for all others. */
  readonly number: number | null;
  /** About how long it takes, in minutes of the learner's. */
  readonly minutes: number;
  /** One or two short sentences. */
  readonly summary: string;
  /** A case of the clinic shows symptoms only, and its hints are clues that cost. */
  readonly kind: 'lesson' | 'clinic';
  /** Where it stands in a list: a heading of its own. */
  readonly group: string | null;
  readonly seed: number;
  /** The script that makes the sandbox the first step finds. */
  readonly setup: string;
  /** What stands before the first step. */
  readonly intro: Prose;
  readonly steps: readonly Step[];
  /** What stands after the last one. */
  readonly wrapUp: Prose;
}

export interface Step {
  readonly title: string;
  /** Of its heading in the file. */
  readonly line: number;
  readonly text: Prose;
  /** Lines of `aws …` that are carried out when the step begins. */
  readonly begin: string;
  /** Lines that show something: where one would look in AWS. */
  readonly look: readonly string[];
  /** All of them at once end the step. */
  readonly goals: readonly Goal[];
  /** From a nudge to what all but says it. */
  readonly hints: readonly Prose[];
  readonly why: Prose;
  /** The script that brings the goals about, waits included. */
  readonly answer: string;
  /** What somebody may try who has not understood: none of it brings the goals about. */
  readonly wrong: readonly WrongAnswer[];
}

export interface WrongAnswer {
  readonly title: string;
  readonly script: string;
}

/** What a step is to come to. */
export type Goal = LookGoal | GivenGoal | QuestionGoal;

/** A command that only looks answers as expected: at the moment, not once upon a time. */
export interface LookGoal {
  readonly kind: 'look';
  readonly label: string;
  readonly line: number;
  /** An `aws …` line with a `--query` that answers one value. */
  readonly run: string;
  readonly expect: Expectation;
}

export type Expectation =
  | { readonly is: string | number | boolean | null }
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | { readonly contains: string };

/** A command was used since the step began, whoever looks at what it answered. */
export interface GivenGoal {
  readonly kind: 'given';
  readonly label: string;
  readonly line: number;
  /** How the command begins, from `aws` on. */
  readonly given: string;
}

/** A question, answered by choosing. */
export interface QuestionGoal {
  readonly kind: 'question';
  readonly label: string;
  readonly line: number;
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly text: string;
  readonly right: boolean;
  /** Why it is, or is not: told once it was chosen. */
  readonly because: string;
}

/** Something in a lesson's file that cannot be, with the line it stands in. */
export interface LessonFault {
  readonly line: number;
  readonly message: string;
}
