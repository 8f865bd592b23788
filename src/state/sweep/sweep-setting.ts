import type { FigureName } from '../../model/trial';
import type { Giving } from './log-with-value';

/** A number of one thing in the sandbox that a sweep can vary. */
export interface SweepSetting {
  /** Unique in a sandbox: `deregistration-delay/arn:…`. */
  id: string;
  /** `Deregistration delay`. */
  label: string;
  /** The name of what has it: `web`. */
  of: string;
  unit: string;
  /** What AWS accepts, or where nothing is to be learned any more. */
  least: number;
  most: number;
  /** Values to begin with. */
  suggested: readonly number[];
  /** As it is now; null where the screen does not know. */
  current: number | null;
  /** What it is most often set against. */
  figure: FigureName;
  giving: Giving;
}

/** Whole numbers from one to another, evenly apart, both ends included; at most `count`. */
export function evenValues(from: number, to: number, count: number): number[] {
  const [low, high] = from <= to ? [from, to] : [to, from];
  const steps = Math.max(1, Math.min(count - 1, high - low));
  const values = Array.from({ length: steps + 1 }, (_, at) =>
    Math.round(low + ((high - low) * at) / steps),
  );
  return [...new Set(values)];
}
