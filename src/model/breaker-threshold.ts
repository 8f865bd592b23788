import type { DeploymentCircuitBreaker } from './deployment-configuration';

type Threshold = NonNullable<DeploymentCircuitBreaker['thresholdConfiguration']>;

/** Of a breaker that says nothing of its threshold. */
export const DEFAULT_THRESHOLD: Readonly<Threshold> = { type: 'BOUNDED_PERCENT', value: 50 };

/** What a bounded percentage comes to at least and at most. */
const BOUNDS = { least: 3, most: 200 };

/**
 * How many failures trip the circuit breaker of a service of so many tasks.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function breakerThreshold(
  { type, value }: Readonly<Threshold>,
  desiredCount: number,
): number {
  if (type === 'COUNT') return value;
  const share = Math.ceil((value * desiredCount) / 100);
  if (type === 'UNBOUNDED_PERCENT') return Math.max(1, share);
  return Math.min(BOUNDS.most, Math.max(BOUNDS.least, share));
}
