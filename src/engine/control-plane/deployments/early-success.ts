import type { DeploymentConfiguration } from '../../../model/deployment-configuration';

/** When a rolling deployment counts as a success. */
export interface SuccessCriteria {
  /** So many healthy fresh tasks are enough. */
  healthy: number;
  /**
   * `ROLLED`: the source goes as fresh tasks take its place. `BLOCKING`: once the healthy ones are
   * there, the source goes, and then it is a success. `DEFERRED`: it is one at once.
   */
  cleanup: 'ROLLED' | 'BLOCKING' | 'DEFERRED';
}

/**
 * EARLY-1: all of the desired count, or the healthy percent of it, rounded up; at least one task,
 * unless none is wanted.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/early-success-criteria.html
 */
export function successCriteria(
  desired: number,
  { earlySuccessCriteria: early, strategy }: DeploymentConfiguration,
): SuccessCriteria {
  if (!early?.enable || strategy !== 'ROLLING') return { healthy: desired, cleanup: 'ROLLED' };
  const healthy = Math.ceil((desired * (early.healthyPercent ?? 100)) / 100);
  return {
    healthy: Math.min(desired, Math.max(1, healthy)),
    cleanup: early.sourceServiceRevisionCleanup ?? 'BLOCKING',
  };
}
