import type { ServiceScalingView } from '../../model/infrastructure-view';

type Policy = ServiceScalingView['policies'][number];

const METRICS: Readonly<Record<string, string>> = {
  ECSServiceAverageCPUUtilization: 'CPU',
  ECSServiceAverageMemoryUtilization: 'Memory',
  ALBRequestCountPerTarget: 'Requests per target',
  CPUUtilization: 'CPU',
  MemoryUtilization: 'Memory',
};

/** A metric in plain words; one that has none by AWS's name. */
export const metricWord = (metric: string): string => METRICS[metric] ?? metric;

const isPercent = (metric: string): boolean => /Utilization/.test(metric);

/** `41 %`, `1,500 /min`; `no data yet` without one. */
export function metricFigure(metric: string, value: number | null): string {
  if (value === null) return 'no data yet';
  const rounded = Math.round(value * 10) / 10;
  if (isPercent(metric)) return `${rounded} %`;
  const figure = rounded.toLocaleString('en-US');
  return metric.startsWith('ALBRequestCount') ? `${figure} /min` : figure;
}

/** What type of policy, in a word. */
export const policyWord = ({ type }: Policy): string =>
  type === 'TargetTrackingScaling' ? 'target tracking' : 'step scaling';

/** How far the metric has come to its target, for a bar: 1 is there, at most 2. */
export const shareOfTarget = ({ current, target }: Policy): number =>
  current === null || target === null || target <= 0 ? 0 : Math.min(2, current / target);
