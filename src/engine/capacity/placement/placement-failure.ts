import type { Candidate } from './candidate';
import type { MisfitReason } from './fit';

/** No place was found for a task, and why. */
export interface PlacementFailure {
  /** The instances looked at, closest first, and what was in the way there; none: no instances. */
  readonly misfits: readonly { instanceArn: string; instanceId: string; reason: MisfitReason }[];
}

/**
 * The closest match is the instance of which most was right; of equal ones the one launched first
 * (assumed: AWS does not say what is close).
 */
export function failureOf(
  all: readonly { candidate: Candidate; reason: MisfitReason; passed: number }[],
): PlacementFailure {
  const closestFirst = [...all].sort((a, b) => b.passed - a.passed);
  return {
    misfits: closestFirst.map(({ candidate: { instance }, reason }) => ({
      instanceArn: instance.arn,
      instanceId: instance.id,
      reason,
    })),
  };
}
