import { describe, expect, test } from 'vitest';
import { lastPart } from '../../../../src/model/ids';
import { scalable } from '../../../support/scaling';

const CLUSTER = { Name: 'ClusterName', Value: 'demo' };
const SERVICE = [CLUSTER, { Name: 'ServiceName', Value: 'web' }];
const FAMILY = [CLUSTER, { Name: 'TaskDefinitionFamily', Value: 'web' }];

type Given = ReturnType<typeof scalable>;

const settings = ({ door }: Given, value: string) =>
  door.give('ECS.UpdateClusterSettings', {
    cluster: 'demo',
    settings: [{ name: 'containerInsights', value }],
  });

/** A statistic of the last whole minute. */
function figure(
  { door, now }: Given,
  MetricName: string,
  Dimensions: object[],
  Statistic = 'Average',
  Namespace = 'ECS/ContainerInsights',
): number | null {
  const end = Math.floor(now() / 60) * 60;
  const epoch = 1_767_225_600;
  const points = door.give(
    'CloudWatch.GetMetricStatistics',
    {
      Namespace,
      MetricName,
      Dimensions,
      StartTime: epoch + end - 60,
      EndTime: epoch + end,
      Period: 60,
      Statistics: [Statistic],
    },
    `Datapoints[0].${Statistic}`,
  );
  return points as number | null;
}

describe('CW-5: Container Insights', () => {
  test('nothing while it is off, and nothing of the time before it was on', () => {
    const one = scalable();
    one.wait(120);
    expect(figure(one, 'RunningTaskCount', SERVICE)).toBeNull();
    expect(figure(one, 'CpuReserved', SERVICE)).toBeNull();
    settings(one, 'enabled');
    one.wait(125);
    expect(figure(one, 'RunningTaskCount', SERVICE)).toBe(2);
    settings(one, 'disabled');
    one.wait(125);
    expect(figure(one, 'RunningTaskCount', SERVICE)).toBeNull();
  });

  test('counts of services and clusters', () => {
    const one = scalable();
    settings(one, 'enabled');
    one.wait(125);
    const of = (name: string, dimensions: object[]) => figure(one, name, dimensions);
    expect(of('DesiredTaskCount', SERVICE)).toBe(2);
    expect(of('PendingTaskCount', SERVICE)).toBe(0);
    expect(of('DeploymentCount', SERVICE)).toBe(1);
    expect(of('TaskCount', [CLUSTER])).toBe(2);
    expect(of('ServiceCount', [CLUSTER])).toBe(1);
    expect(of('ContainerInstanceCount', [CLUSTER])).toBeNull();
  });

  test('CPU units and MiB: 8 × 25 ms a second on 2 tasks of 256 units are 102 units each', () => {
    const one = scalable();
    settings(one, 'enabled');
    one.traffic(8);
    one.wait(185);
    expect(figure(one, 'CpuReserved', SERVICE, 'Sum')).toBe(512);
    expect(figure(one, 'CpuReserved', FAMILY)).toBe(256);
    expect(figure(one, 'MemoryReserved', SERVICE)).toBe(512);
    // 128 MiB as every image has them unless told otherwise.
    expect(figure(one, 'MemoryUtilized', SERVICE)).toBeCloseTo(128, 0);
    expect(figure(one, 'CpuUtilized', SERVICE)).toBeGreaterThan(100);
    expect(figure(one, 'CpuUtilized', SERVICE)).toBeLessThan(105);
    expect(figure(one, 'CPUUtilization', SERVICE, 'Average', 'AWS/ECS')).toBeCloseTo(40, 0);
  });

  test('tasks and containers one by one only where it is enhanced', () => {
    const one = scalable();
    settings(one, 'enabled');
    one.traffic(8);
    one.wait(125);
    const [task = ''] = one.door.give('ECS.ListTasks', { cluster: 'demo' }, 'taskArns') as string[];
    const id = { Name: 'TaskId', Value: lastPart(task) };
    const container = { Name: 'ContainerName', Value: 'web' };
    const ofTask = () => figure(one, 'TaskCpuUtilization', [...SERVICE, id]);
    const ofContainer = () => figure(one, 'ContainerCpuUtilization', [...SERVICE, id, container]);
    expect([ofTask(), ofContainer()]).toEqual([null, null]);
    settings(one, 'enhanced');
    one.wait(125);
    expect(ofTask()).toBeCloseTo(40, 0);
    expect(ofContainer()).toBeCloseTo(40, 0);
  });

  test('an alarm watches it as any other metric', () => {
    const one = scalable();
    settings(one, 'enabled');
    one.door.give('CloudWatch.PutMetricAlarm', {
      AlarmName: 'few',
      Namespace: 'ECS/ContainerInsights',
      MetricName: 'RunningTaskCount',
      Dimensions: SERVICE,
      Statistic: 'Minimum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 3,
      ComparisonOperator: 'LessThanThreshold',
    });
    one.wait(125);
    const state = 'MetricAlarms[0].StateValue';
    expect(one.door.give('CloudWatch.DescribeAlarms', {}, state)).toBe('ALARM');
  });

  test('there is no other value of the setting', () => {
    expect(
      scalable().door.refused('ECS.UpdateClusterSettings', {
        cluster: 'demo',
        settings: [{ name: 'containerInsights', value: 'on' }],
      }).__type,
    ).toBe('InvalidParameterException');
  });
});
