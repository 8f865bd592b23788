import type { ServiceScalingView } from '../model/infrastructure-view';

const METRICS: Readonly<Record<string, string>> = {
  ECSServiceAverageCPUUtilization: 'CPU',
  ECSServiceAverageMemoryUtilization: 'memory',
  CPUUtilization: 'CPU',
  MemoryUtilization: 'memory',
};

/** `CPU 60 %`, `1000 requests/target`; empty for a policy without a figure of its own. */
function aimOf({ metric, target, type }: ServiceScalingView['policies'][number]): string {
  if (target === null) return '';
  if (type === 'StepScaling') return 'steps';
  if (metric.startsWith('ALBRequestCount')) return `${target} requests/target`;
  return METRICS[metric] ? `${METRICS[metric]} ${target} %` : '';
}

/** Between how many tasks a service is scaled, and by what; null where it is not. */
export function scalingWords(
  scaling: ServiceScalingView | null,
): { full: string; short: string } | null {
  if (!scaling) return null;
  const short = `${scaling.min}–${scaling.max}`;
  const aims = scaling.policies.map(aimOf).filter(Boolean);
  return { full: [short, ...new Set(aims)].join(' · '), short };
}
