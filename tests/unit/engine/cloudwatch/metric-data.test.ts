/** Datapoints through CloudWatch's own operations. */
import { describe, expect, test } from 'vitest';
import { deployedBehindBalancer } from '../../../support/deployments';
import type { Door } from '../../../support/sandbox-door';

const EPOCH = 1_767_225_600;
const LOAD_BALANCER = { Name: 'LoadBalancer', Value: 'web-alb' };
const TARGET_GROUP = { Name: 'TargetGroup', Value: 'web' };
const now = ({ give }: Door) => give('Sandbox.DescribeClock', {}, 'now') as number;

/** So many whole minutes with requests, up to the last of them. */
function underLoad(changes: object = {}, rate = 10) {
  const { door } = deployedBehindBalancer(changes, rate);
  door.give('Sandbox.Wait', { for: 245 });
  return door;
}

const statistics = (door: Door, changes: object) => {
  const end = EPOCH + Math.floor(now(door) / 60) * 60;
  return door.give('CloudWatch.GetMetricStatistics', {
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'RequestCount',
    Dimensions: [LOAD_BALANCER],
    StartTime: end - 120,
    EndTime: end,
    Period: 60,
    Statistics: ['Sum'],
    ...changes,
  }) as { Label: string; Datapoints: Record<string, unknown>[] };
};

describe('GetMetricStatistics', () => {
  test('a datapoint a period, with what get-metrics counts over it', () => {
    const door = underLoad();
    const { Label, Datapoints } = statistics(door, {});
    expect([Label, Datapoints.length]).toEqual(['RequestCount', 2]);
    const to = Math.floor(now(door) / 60) * 60;
    const asked = { loadBalancer: 'web-alb', from: to - 60, to };
    const counted = door.give('Sandbox.GetMetrics', asked, 'requestCount');
    expect(Datapoints[1]).toEqual({ Timestamp: EPOCH + to - 60, Sum: counted, Unit: 'Count' });
  });

  test('fact T5.4-1: no traffic, no datapoints; redirects are counted as such', () => {
    const door = underLoad({}, 0);
    const names = ['RequestCount', 'HTTPCode_ELB_5XX_Count', 'HTTP_Redirect_Count'];
    for (const MetricName of names) {
      expect(statistics(door, { MetricName }).Datapoints).toEqual([]);
    }
    const RedirectConfig = { StatusCode: 'HTTP_302', Host: 'other' };
    door.give('ELBv2.ModifyListener', {
      ListenerArn: 'web-alb:80',
      DefaultActions: [{ Type: 'redirect', RedirectConfig }],
    });
    const traffic = { name: 'clients', loadBalancer: 'web-alb', pattern: 'constant', rate: 2 };
    door.give('Sandbox.PutTraffic', traffic);
    door.give('Sandbox.Wait', { for: 245 });
    for (const MetricName of ['HTTP_Redirect_Count', 'HTTPCode_ELB_3XX_Count']) {
      expect(statistics(door, { MetricName }).Datapoints[1]).toMatchObject({ Sum: 120 });
    }
    expect(statistics(door, {}).Datapoints).toEqual([]);
  });

  test('fact T5.4-2: requests per target, shared among the healthy, or all where none is', () => {
    const door = underLoad({ desiredCount: 4 }, 20);
    const Dimensions = [LOAD_BALANCER, TARGET_GROUP];
    const of = (MetricName: string, Statistic = 'Sum') =>
      statistics(door, { MetricName, Dimensions, Statistics: [Statistic] }).Datapoints[1]?.[
        Statistic
      ];
    const share = () => (of('RequestCount') as number) / (of('RequestCountPerTarget') as number);
    expect(of('HealthyHostCount', 'Average')).toBe(4);
    expect(share()).toBeCloseTo(4, 5);
    expect(of('TargetResponseTime', 'Average')).toBeGreaterThan(0);
    expect([of('AnomalousHostCount', 'Maximum'), of('MitigatedHostCount', 'Maximum')]).toEqual([
      0, 0,
    ]);
    door.give('Sandbox.InjectFault', { type: 'fail-health-check', service: 'web' });
    door.give('Sandbox.Wait', { until: 'healthy:web=0', timeout: 60 });
    door.give('Sandbox.Wait', { for: 5 });
    const second = now(door);
    const window = { StartTime: EPOCH + second - 4, EndTime: EPOCH + second - 2, Period: 1 };
    const sums = (MetricName: string, more: object = {}) =>
      statistics(door, { ...window, MetricName, Dimensions, ...more }).Datapoints[0]?.[
        'Sum'
      ] as number;
    const unhealthy = sums('UnHealthyHostCount');
    expect(unhealthy).toBeGreaterThan(0);
    expect(sums('RequestCount') / sums('RequestCountPerTarget')).toBeCloseTo(unhealthy, 5);
  });

  test.each([
    [{ Statistics: undefined }, 'InvalidParameterCombination'],
    [{ Period: 61 }, 'InvalidParameterValue'],
    [{ StartTime: EPOCH + 60, EndTime: EPOCH }, 'InvalidParameterValue'],
    [{ StartTime: 'once' }, 'InvalidParameterValue'],
    [{ StartTime: EPOCH - 1e6, EndTime: EPOCH }, 'InvalidParameterCombination'],
    [{ MetricName: 'ConsumedLCUs' }, 'UnsupportedFeatureException'],
  ])('%j is refused', (changes, type) => {
    const { door } = deployedBehindBalancer();
    const input = {
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'RequestCount',
      StartTime: EPOCH,
      EndTime: EPOCH + 60,
      Period: 60,
      Statistics: ['Sum'],
      ...changes,
    };
    const plain = JSON.parse(JSON.stringify(input));
    expect(door.refused('CloudWatch.GetMetricStatistics', plain).__type).toBe(type);
  });
});

describe('GetMetricData', () => {
  const query = (Id: string, Stat = 'Sum', more: object = {}) => ({
    Id,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/ApplicationELB',
        MetricName: 'RequestCount',
        Dimensions: [LOAD_BALANCER],
      },
      Period: 60,
      Stat,
    },
    ...more,
  });
  const ask = (door: Door, queries: object[], more: object = {}) => {
    const end = EPOCH + Math.floor(now(door) / 60) * 60;
    const window = { StartTime: end - 120, EndTime: end };
    return door.give(
      'CloudWatch.GetMetricData',
      { MetricDataQueries: queries, ...window, ...more },
      'MetricDataResults',
    ) as { Id: string; Label: string; Timestamps: number[]; Values: number[] }[];
  };

  test('several at once, the newest datapoint first unless told otherwise', () => {
    const door = underLoad();
    const [sum, p50] = ask(door, [query('m1'), query('m2', 'p50', { Label: 'half' })]);
    expect([sum?.Id, sum?.Label, p50?.Label]).toEqual(['m1', 'RequestCount', 'half']);
    const [earlier] = ask(door, [query('m1')], { ScanBy: 'TimestampAscending' });
    expect(sum?.Timestamps).toEqual([...(earlier?.Timestamps ?? [])].reverse());
    expect(sum?.Values).toHaveLength(2);
  });

  test('metric math is refused by name, and an id that is none', () => {
    const { door } = deployedBehindBalancer();
    const window = { StartTime: EPOCH, EndTime: EPOCH + 60 };
    const refused = (queries: object[]) =>
      door.refused('CloudWatch.GetMetricData', { MetricDataQueries: queries, ...window }).message;
    expect(refused([{ Id: 'e1', Expression: 'm1 * 2' }])).toMatch(/metric math/);
    expect(refused([query('M1')])).toMatch(/lowercase/);
    expect(refused([query('m1'), query('m1')])).toMatch(/not unique/);
  });
});

test('ListMetrics names what has had datapoints, by each of its sets of dimensions', () => {
  const door = underLoad();
  const names = door.give(
    'CloudWatch.ListMetrics',
    { Namespace: 'AWS/ECS' },
    'Metrics[].MetricName',
  );
  expect(names).toEqual(['CPUUtilization', 'MemoryUtilization']);
  const counts = door.give(
    'CloudWatch.ListMetrics',
    { MetricName: 'RequestCount', Dimensions: [TARGET_GROUP] },
    'Metrics[].Dimensions[].Name',
  );
  expect(counts).toEqual(['LoadBalancer', 'TargetGroup']);
});
