import { describe, expect, test } from 'vitest';
import { deployedBehindBalancer } from '../../../support/deployments';
import type { Door } from '../../../support/sandbox-door';

const LOAD_BALANCER = { Name: 'LoadBalancer', Value: 'web-alb' };
const TARGET_GROUP = { Name: 'TargetGroup', Value: 'web' };

/** Alarm `a`: more than 0 in one minute, unless told otherwise. */
const put = ({ give }: Door, changes: object) =>
  give('CloudWatch.PutMetricAlarm', {
    AlarmName: 'a',
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'RequestCount',
    Statistic: 'Sum',
    Dimensions: [LOAD_BALANCER],
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    ...changes,
  });

const shown = ({ give }: Door, member: string) =>
  give('CloudWatch.DescribeAlarms', { AlarmNames: ['a'] }, `MetricAlarms[0].${member}`);
const state = (door: Door) => shown(door, 'StateValue');
const figures = ({ dispatcher }: Door) => dispatcher.engine.ctx.world.alarms.get('a')!.recent;
const now = ({ give }: Door) => give('Sandbox.DescribeClock', {}, 'now') as number;
/** Waits for two seconds after the minute after next, so that a whole minute has been looked at. */
const wholeMinute = (door: Door) =>
  door.give('Sandbox.Wait', { for: 120 - (now(door) % 60) + 2.1 });

function underLoad(changes: object = {}, rate = 10) {
  const { door } = deployedBehindBalancer(changes, rate);
  return door;
}

describe('CW-1: evaluation', () => {
  test('a new alarm has INSUFFICIENT_DATA until the end of its first period', () => {
    const door = underLoad({}, 0);
    put(door, {});
    expect([state(door), shown(door, 'StateReason')]).toEqual([
      'INSUFFICIENT_DATA',
      'Unchecked: Initial alarm creation',
    ]);
    door.give('Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate: 10 });
    wholeMinute(door);
    expect(state(door)).toBe('ALARM');
    expect(shown(door, 'StateReason')).toMatch(
      /^Threshold Crossed: 1 out of the last 1 datapoint \[\d+\.0 \(01\/01\/26 00:\d\d:00\)\] was greater than the threshold \(0\.0\) \(minimum 1 datapoint for OK -> ALARM transition\)\.$/,
    );
  });

  test('its figure is what get-metrics counts over the same minute', () => {
    const door = underLoad();
    put(door, {});
    wholeMinute(door);
    const to = Math.floor(now(door) / 60) * 60;
    const counted = door.give('Sandbox.GetMetrics', { loadBalancer: 'web-alb', from: to - 60, to });
    const { requestCount } = counted as { requestCount: number };
    expect(requestCount).toBeGreaterThan(500);
    expect(figures(door).at(-1)).toBe(requestCount);
  });

  test('M out of N: the alarm goes off with the M-th breaching minute', () => {
    const door = underLoad();
    put(door, { EvaluationPeriods: 3, DatapointsToAlarm: 2, Threshold: 100 });
    door.give('Sandbox.DeleteTraffic', { name: 'clients' });
    wholeMinute(door);
    const since = now(door);
    door.give('Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate: 10 });
    door.give('Sandbox.Wait', { for: 61 });
    expect(state(door)).not.toBe('ALARM');
    door.give('Sandbox.Wait', { for: 60 });
    expect([state(door), now(door) - since]).toEqual(['ALARM', 121]);
  });

  test('the window slides: a period of 5 minutes is looked at every minute', () => {
    const door = underLoad();
    put(door, { Period: 300, Threshold: 1e9 });
    wholeMinute(door);
    const first = figures(door).at(-1);
    door.give('Sandbox.Wait', { for: 60 });
    expect(figures(door).at(-1)).not.toBe(first);
  });

  test('periods under a minute are looked at as they end', () => {
    const door = underLoad();
    put(door, { Period: 10 });
    door.give('Sandbox.Wait', { for: 15 });
    expect(state(door)).toBe('ALARM');
  });

  test('a changed alarm keeps its state, and is looked at once a minute still', () => {
    const door = underLoad();
    put(door, {});
    wholeMinute(door);
    for (let i = 0; i < 3; i++) put(door, { Threshold: 1e6 });
    expect(state(door)).toBe('ALARM');
    wholeMinute(door);
    expect(state(door)).toBe('OK');
    const { agenda } = door.dispatcher.engine.ctx.world;
    const plans = [...agenda.values()].filter(
      (entry) => entry.kind === 'step' && entry.step.step === 'evaluate-alarm',
    );
    expect(plans).toHaveLength(1);
  });

  test('each change of state is an event', () => {
    const door = underLoad();
    put(door, {});
    wholeMinute(door);
    const events = "events[?type=='AlarmStateChange'].[subject,message]";
    expect(door.give('Sandbox.DescribeEvents', {}, events)).toEqual([
      ['arn:aws:cloudwatch:us-east-1:123456789012:alarm:a', 'INSUFFICIENT_DATA → ALARM'],
    ]);
    const history = 'AlarmHistoryItems[].HistorySummary';
    expect(door.give('CloudWatch.DescribeAlarmHistory', { AlarmName: 'a' }, history)).toEqual([
      'Alarm updated from INSUFFICIENT_DATA to ALARM',
    ]);
  });

  test('a checkpoint loses no evaluation', () => {
    const door = underLoad();
    put(door, {});
    const { engine } = door.dispatcher;
    const saved = engine.checkpoint();
    wholeMinute(door);
    const after = engine.fingerprint();
    engine.restore(saved);
    wholeMinute(door);
    expect([engine.fingerprint(), state(door)]).toEqual([after, 'ALARM']);
  });
});

describe('CW-3: metrics', () => {
  /** The figure of the last whole minute, with targets that answer half their requests with 500. */
  const figureOf = (changes: object) => {
    const door = underLoad();
    door.give('Sandbox.InjectFault', { type: 'error-burst', service: 'web', errorRate: 0.5 });
    put(door, changes);
    wholeMinute(door);
    return figures(door).at(-1);
  };

  test('target codes by load balancer, and by target group too', () => {
    const both = { Dimensions: [LOAD_BALANCER, TARGET_GROUP] };
    const of = (MetricName: string) => figureOf({ MetricName, ...both });
    const [ok, bad, all] = [
      of('HTTPCode_Target_2XX_Count'),
      of('HTTPCode_Target_5XX_Count'),
      of('RequestCount'),
    ];
    expect(bad).toBeGreaterThan(200);
    expect(ok! + bad!).toBe(all);
    expect(figureOf({ MetricName: 'HTTPCode_Target_5XX_Count' })).toBe(bad);
  });

  test('nothing counted is no datapoint, not 0', () => {
    expect(figureOf({ MetricName: 'HTTPCode_ELB_5XX_Count' })).toBeNull();
    expect(figureOf({ MetricName: 'HTTPCode_Target_4XX_Count' })).toBeNull();
  });

  test('what the load balancer answers itself is in HTTPCode_ELB, and not in RequestCount', () => {
    const { door } = deployedBehindBalancer({}, 10);
    door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 0 });
    door.give('Sandbox.Wait', { for: 120 });
    put(door, { MetricName: 'HTTPCode_ELB_503_Count' });
    wholeMinute(door);
    expect(figures(door).at(-1)).toBeGreaterThan(500);
    put(door, { MetricName: 'RequestCount' });
    wholeMinute(door);
    expect(figures(door).at(-1)).toBeNull();
  });

  test('TargetResponseTime is in seconds, its percentiles in order', () => {
    const of = (statistic: object) =>
      figureOf({ MetricName: 'TargetResponseTime', Statistic: undefined, ...statistic })!;
    const mean = of({ Statistic: 'Average' });
    expect(mean).toBeGreaterThan(0.03);
    expect(mean).toBeLessThan(0.08);
    const [p50, p99, most] = [
      of({ ExtendedStatistic: 'p50' }),
      of({ ExtendedStatistic: 'p99' }),
      of({ Statistic: 'Maximum' }),
    ];
    expect([p50, p99, most]).toEqual([p50, p99, most].sort((a, b) => a - b));
    expect(p50).toBeLessThan(p99);
  });

  test('host counts are of a target group at a load balancer, and 0 is a datapoint', () => {
    const both = { Statistic: 'Average', Dimensions: [TARGET_GROUP, LOAD_BALANCER] };
    expect(figureOf({ MetricName: 'HealthyHostCount', ...both })).toBe(2);
    expect(figureOf({ MetricName: 'UnHealthyHostCount', ...both })).toBe(0);
    expect(
      figureOf({ MetricName: 'HealthyHostCount', ...both, Dimensions: [TARGET_GROUP] }),
    ).toBeNull();
  });

  test('RequestCountPerTarget is a target’s share', () => {
    const all = figureOf({})!;
    const each = figureOf({ MetricName: 'RequestCountPerTarget', Dimensions: [TARGET_GROUP] });
    expect(each).toBe(all / 2);
  });

  test('CPU and memory of a service, in percent', () => {
    const service = {
      Namespace: 'AWS/ECS',
      Statistic: 'Average',
      Dimensions: [
        { Name: 'ClusterName', Value: 'demo' },
        { Name: 'ServiceName', Value: 'web' },
      ],
    };
    const cpu = figureOf({ MetricName: 'CPUUtilization', ...service })!;
    expect(cpu).toBeGreaterThan(0);
    expect(cpu).toBeLessThan(20);
    expect(figureOf({ MetricName: 'MemoryUtilization', ...service })).toBe(25);
    const count = { MetricName: 'CPUUtilization', ...service, Statistic: 'SampleCount' };
    expect(figureOf(count)).toBe(2);
  });

  test('of another unit, other dimensions or a name that nothing has there is no data', () => {
    expect(figureOf({ Unit: 'Percent' })).toBeNull();
    expect(figureOf({ Dimensions: [] })).toBeNull();
    expect(figureOf({ Dimensions: [{ Name: 'LoadBalancer', Value: 'none' }] })).toBeNull();
    expect(figureOf({ MetricName: 'RequestCuont' })).toBeNull();
  });
});

describe('CW-4: by hand', () => {
  test('set-alarm-state holds until the next evaluation', () => {
    const door = underLoad();
    put(door, { Threshold: 1e6 });
    wholeMinute(door);
    door.give('CloudWatch.SetAlarmState', {
      AlarmName: 'a',
      StateValue: 'ALARM',
      StateReason: 'a rehearsal',
    });
    expect([state(door), shown(door, 'StateReason')]).toEqual(['ALARM', 'a rehearsal']);
    door.give('Sandbox.Wait', { for: 61 });
    expect(state(door)).toBe('OK');
  });

  test('the fault holds it in ALARM until it is over', () => {
    const door = underLoad();
    put(door, { Threshold: 1e6 });
    wholeMinute(door);
    door.give('Sandbox.InjectFault', { type: 'alarm', alarmName: 'a', for: 150 });
    door.give('Sandbox.Wait', { for: 149 });
    expect(state(door)).toBe('ALARM');
    door.give('Sandbox.Wait', { for: 2 });
    expect(state(door)).toBe('OK');
  });
});
