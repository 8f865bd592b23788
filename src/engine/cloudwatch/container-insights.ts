import { lastPart } from '../../model/ids';
import type { CellFigures } from '../observe/cell-figures';
import type { CellLabel } from '../observe/cell-labels';
import type { ClosedSpan } from '../observe/metrics';
import { cellsOf, gaugeReadings, type Metric, type Sight, type Subject } from './metric';
import { readingsTaken } from './metric-statistics';
import { taskShare, type TaskShare } from './task-shares';

const CLUSTER = ['ClusterName'];
const SERVICE = ['ClusterName', 'ServiceName'];
const FAMILY = ['ClusterName', 'TaskDefinitionFamily'];
const TASK = ['ClusterName', 'ServiceName', 'TaskId'];
const CONTAINER = ['ClusterName', 'ServiceName', 'ContainerName'];
const TASKS_CONTAINER = ['ClusterName', 'ServiceName', 'TaskId', 'ContainerName'];

/** Gauge that stands at 1 where Container Insights is on, at 2 where it is `enhanced`. */
export const insightsGauge = (cluster: string): string => `insights ${cluster}`;

/** What a task uses or has, as one reading of a second. */
type Reading = (figures: CellFigures, share: TaskShare) => number;

const cpuPercent: Reading = ({ cpuSum, samples }) => cpuSum / samples;
const memoryUsed: Reading = ({ memorySum, samples }, { memoryLimit }) =>
  ((memorySum / samples) * memoryLimit) / 100;

const READINGS = {
  cpuUsed: (figures, share) => (cpuPercent(figures, share) * share.cpu) / 100,
  cpuReserved: (_, { cpu }) => cpu,
  cpuPercent,
  memoryUsed,
  memoryReserved: (_, { memory }) => memory,
  memoryPercent: (figures, share) => (100 * memoryUsed(figures, share)) / share.memory,
} as const satisfies Record<string, Reading>;

/** `…/task/CLUSTER/ID`. */
const clusterOf = (taskArn: string): string => taskArn.split('/')[1] ?? '';

function isNamed(label: CellLabel, share: TaskShare, { names, serviceArn }: Subject): boolean {
  const { taskArn } = label;
  if (taskArn === null || clusterOf(taskArn) !== names['ClusterName']) return false;
  const is = (name: string, value: string) => names[name] === undefined || names[name] === value;
  return (
    (serviceArn === undefined || label.serviceArn === serviceArn) &&
    is('TaskDefinitionFamily', share.family) &&
    is('TaskId', lastPart(taskArn)) &&
    is('ContainerName', share.containerName)
  );
}

/** Readings of the tasks that are named, while Container Insights was on. */
const ofTasks = (
  unit: Metric['unit'],
  reading: Reading,
  dimensions: Metric['dimensions'],
  needs: 1 | 2,
): Metric => ({
  unit,
  dimensions,
  samples: (sight) => {
    const { names } = sight.subject;
    const gauge = insightsGauge(names['ClusterName'] ?? '');
    const isOn = ({ gauges }: ClosedSpan) => (gauges.get(gauge) ?? 0) >= needs;
    const measured = [...cellsOf(sight, (label, span) => label.taskArn !== null && isOn(span))];
    const readings = measured.flatMap(([label, figures]) => {
      if (figures.samples === 0) return [];
      const share = taskShare(sight.world, label);
      if (!isNamed(label, share, sight.subject)) return [];
      return [{ value: reading(figures, share), seconds: figures.samples }];
    });
    return readingsTaken(readings, sight.seconds);
  },
});

const ofTask = (unit: Metric['unit'], reading: Reading): Metric =>
  ofTasks(unit, reading, [CLUSTER, SERVICE, FAMILY], 1);

const enhanced = (unit: Metric['unit'], reading: Reading, dimensions: string[][]): Metric =>
  ofTasks(unit, reading, dimensions, 2);

const BY_CONTAINER = [CLUSTER, SERVICE, CONTAINER, TASKS_CONTAINER];
const BY_TASK = [CLUSTER, SERVICE, TASK];

const ofService = (what: string): Metric => ({
  unit: 'Count',
  dimensions: [SERVICE],
  samples: (sight: Sight) => gaugeReadings(sight, ({ serviceArn }) => `${what} ${serviceArn}`),
});

const ofCluster = (what: string): Metric => ({
  unit: 'Count',
  dimensions: [CLUSTER],
  samples: (sight) => gaugeReadings(sight, ({ names }) => `${what} ${names['ClusterName']}`),
});

/**
 * CW-5: what a cluster with Container Insights reports besides; nothing while that is off. Tasks
 * and containers one by one only with the value `enhanced`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-enhanced-observability-metrics-ECS.html
 */
export const CONTAINER_INSIGHTS_METRICS: Readonly<Record<string, Metric>> = {
  CpuUtilized: ofTask('None', READINGS.cpuUsed),
  CpuReserved: ofTask('None', READINGS.cpuReserved),
  MemoryUtilized: ofTask('Megabytes', READINGS.memoryUsed),
  MemoryReserved: ofTask('Megabytes', READINGS.memoryReserved),
  RunningTaskCount: ofService('running'),
  PendingTaskCount: ofService('pending'),
  DesiredTaskCount: ofService('desired'),
  DeploymentCount: ofService('deployments'),
  TaskSetCount: ofService('task-sets'),
  TaskCount: ofCluster('tasks'),
  ServiceCount: ofCluster('services'),
  ContainerInstanceCount: ofCluster('instances'),
  TaskCpuUtilization: enhanced('Percent', READINGS.cpuPercent, BY_TASK),
  TaskMemoryUtilization: enhanced('Percent', READINGS.memoryPercent, BY_TASK),
  ContainerCpuUtilized: enhanced('None', READINGS.cpuUsed, BY_CONTAINER),
  ContainerCpuReserved: enhanced('None', READINGS.cpuReserved, BY_CONTAINER),
  ContainerCpuUtilization: enhanced('Percent', READINGS.cpuPercent, BY_CONTAINER),
  ContainerMemoryUtilized: enhanced('Megabytes', READINGS.memoryUsed, BY_CONTAINER),
  ContainerMemoryReserved: enhanced('Megabytes', READINGS.memoryReserved, BY_CONTAINER),
  ContainerMemoryUtilization: enhanced('Percent', READINGS.memoryPercent, BY_CONTAINER),
};
