import type { LoggedCommand } from '../../model/logged-command';
import type { SimMicros } from '../../model/sim-time';
import type { Give } from '../../state/comparison-changes';
import type { Operation } from '../../state/gesture';

/** A run made differently from its beginning: its log, and what is laid over it. */
export interface Remade {
  log: readonly LoggedCommand[];
  changes: readonly LoggedCommand[];
}

/** What a value of a change comes to. */
export interface Changing {
  /** What both variants are called. */
  names: { a: string; b: string };
  /** The question that the comparison answers. */
  title: string;
  /** The same as operations, to be shown as commands; empty where they are known only later. */
  shown: readonly Operation[];
  /** What A gets at the moment, where it is not left as it is: in words, and as operations. */
  ofA?: { words: string; shown: readonly Operation[] };
  /** As if it had been so from the beginning; absent where that makes no sense. */
  beginning?: (log: readonly LoggedCommand[]) => Remade;
  /** What is done at a moment of the run. */
  moment: { a?: Give; b: Give };
  /** What keeps it from being compared, in words. */
  problem?: string;
}

export type ChangeField =
  | {
      kind: 'choice';
      label: string;
      choices: readonly { value: string; label: string }[];
      initial: string;
    }
  | {
      kind: 'number';
      label: string;
      initial: number;
      min: number;
      max: number;
      unit: string;
      /** What it is now, in words. */
      now: string;
    }
  | { kind: 'lines'; label: string };

/** One thing that can be changed in a variant. */
export interface ChangeOption {
  /** `routing/arn:…`. */
  id: string;
  label: string;
  /** The name of what is changed. */
  of: string;
  field: ChangeField;
  /** Whether it is compared from the beginning or from a moment on unless something is said. */
  usually: 'beginning' | 'moment';
  /** When it is done unless something is said; absent where any moment will do. */
  calm?: SimMicros | undefined;
  /** So many simulated seconds tell something. */
  length: number;
  /** @param value - of the field, as text */
  changing: (value: string) => Changing;
}
