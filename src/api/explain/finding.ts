import type { ExplainedCause, Explanation, Fix } from '../../model/explanation';
import { type SimMicros, toSeconds } from '../../model/sim-time';

/** Causes, each the cause of the one before it, and what would put the last one right. */
export interface Finding {
  readonly causes: readonly ExplainedCause[];
  readonly fixes: readonly Fix[];
}

/** A cause; `command` shows it in AWS. */
export const cause = (
  text: string,
  evidence: string,
  command: string,
  at: SimMicros | null = null,
): ExplainedCause => ({ text, evidence, at: at === null ? null : toSeconds(at), command });

/** A fix of one operation. */
export const fix = (text: string, target: string, input: Record<string, unknown>): Fix => ({
  text,
  operations: [{ target, input }],
});

/** Advice that no single operation carries out. */
export const advice = (text: string): Fix => ({ text, operations: [] });

/** Findings one after the other: a chain, and all that helps. */
export const chainOf = (findings: readonly Finding[]): Finding => ({
  causes: findings.flatMap((one) => one.causes),
  fixes: findings.flatMap((one) => one.fixes),
});

export const explanation = (
  subject: string,
  headline: string,
  finding: Finding | null,
): Explanation => ({
  subject,
  headline,
  isFault: finding !== null,
  causes: finding?.causes ?? [],
  fixes: finding?.fixes ?? [],
});
