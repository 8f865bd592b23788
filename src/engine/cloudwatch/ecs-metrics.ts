import { cellsOf, gaugeReadings, type Metric, type Sight } from './metric';
import { readingsTaken, type SampleSet } from './metric-statistics';
import { taskShare } from './task-shares';

const BY_SERVICE = ['ClusterName', 'ServiceName'];
const BY_CLUSTER = ['ClusterName'];

/**
 * Percent of what its tasks have reserved: one reading a minute of each task, so that the Average
 * is what all use of what all have.
 */
function utilisation(what: 'cpuSum' | 'memorySum') {
  return (sight: Sight): SampleSet | null => {
    const readings = [...cellsOf(sight)].flatMap(([label, figures]) => {
      const { samples } = figures;
      if (samples === 0) return [];
      const { memory, memoryLimit } = taskShare(sight.world, label);
      const ofTask = what === 'memorySum' && memory > 0 ? memoryLimit / memory : 1;
      return [{ value: (figures[what] / samples) * ofTask, seconds: samples }];
    });
    return readingsTaken(readings, sight.seconds);
  };
}

const reservation = (what: 'cpu' | 'memory'): Metric => ({
  unit: 'Percent',
  dimensions: [BY_CLUSTER],
  samples: (sight) =>
    gaugeReadings(sight, ({ names }) => `${what}-reservation ${names['ClusterName']}`),
});

/**
 * What AWS/ECS reports: utilisation of services, and how much of a cluster's EC2 instances is
 * reserved. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
export const ECS_METRICS: Readonly<Record<string, Metric>> = {
  CPUUtilization: { unit: 'Percent', dimensions: [BY_SERVICE], samples: utilisation('cpuSum') },
  MemoryUtilization: {
    unit: 'Percent',
    dimensions: [BY_SERVICE],
    samples: utilisation('memorySum'),
  },
  CPUReservation: reservation('cpu'),
  MemoryReservation: reservation('memory'),
};

/**
 * What ECS reports of capacity providers with managed scaling.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html
 */
export const MANAGED_SCALING_METRICS: Readonly<Record<string, Metric>> = {
  CapacityProviderReservation: {
    unit: 'Percent',
    dimensions: [['CapacityProviderName', 'ClusterName']],
    samples: (sight) =>
      gaugeReadings(sight, ({ names }) => `reservation ${names['CapacityProviderName']}`),
  },
};
