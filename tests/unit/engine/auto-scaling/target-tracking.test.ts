/** Target tracking on a service under load: what it does, when, and where it comes to rest. */
import { describe, expect, test } from 'vitest';
import { cpu, RESOURCE, scalable } from '../../../support/scaling';

const alarm = (side: string) =>
  `MetricAlarms[?contains(AlarmName, '${side}')] | [0].[Namespace, MetricName, Period, EvaluationPeriods, Threshold, ComparisonOperator, TreatMissingData]`;

describe('the alarms of a policy', () => {
  test('fact T2.5-11: 3 of 3 minutes above the target, 15 of 15 below nine tenths of it', () => {
    const { track, door } = scalable();
    track(cpu());
    expect(door.give('CloudWatch.DescribeAlarms', {}, alarm('AlarmHigh'))).toEqual([
      'AWS/ECS',
      'CPUUtilization',
      60,
      3,
      50,
      'GreaterThanThreshold',
      'missing',
    ]);
    expect(door.give('CloudWatch.DescribeAlarms', {}, alarm('AlarmLow'))).toEqual([
      'AWS/ECS',
      'CPUUtilization',
      60,
      15,
      45,
      'LessThanThreshold',
      'missing',
    ]);
  });

  test('are called after the service, are shown with the policy, and go with it', () => {
    const { track, door } = scalable();
    track(cpu({ DisableScaleIn: true }), 'out-only');
    const named = { ServiceNamespace: 'ecs', ResourceId: RESOURCE };
    const [name] = door.give(
      'ApplicationAutoScaling.DescribeScalingPolicies',
      named,
      'ScalingPolicies[0].Alarms[].AlarmName',
    ) as string[];
    expect(name).toMatch(
      /^TargetTracking-service\/demo\/web-AlarmHigh-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const names = () => door.give('CloudWatch.DescribeAlarms', {}, 'MetricAlarms[].AlarmName');
    expect(names()).toEqual([name]);
    track(cpu(), 'out-only');
    expect(names()).toHaveLength(2);
    door.give('ApplicationAutoScaling.DeleteScalingPolicy', {
      ...named,
      PolicyName: 'out-only',
      ScalableDimension: 'ecs:service:DesiredCount',
    });
    expect(names()).toEqual([]);
  });

  test('fact T2.5-1, 6-9: by the minute, or every 20 s for a service that reports so', () => {
    const high = cpu({
      PredefinedMetricSpecification: {
        PredefinedMetricType: 'ECSServiceAverageCPUUtilizationHighResolution',
      },
    });
    expect(() => scalable().track(high)).toThrow(/resolution of 20 seconds/);
    const monitoring = {
      metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }],
    };
    const fast = scalable({ monitoring });
    fast.track(high);
    const slow = scalable();
    slow.track(cpu());
    const took = [fast, slow].map((one) => {
      one.traffic(20);
      const since = one.now();
      expect(one.untilScaled()).toBe(4);
      return one.now() - since;
    });
    expect(took[0]).toBeGreaterThan(60);
    expect(took[0]).toBeLessThan(85);
    expect(took[1]).toBeGreaterThan(180);
  });

  test.each([
    ['ECSServiceAverageCPUUtilization', 'CPUUtilization'],
    ['ECSServiceAverageMemoryUtilization', 'MemoryUtilization'],
  ])('fact T2.5-1: %s is the Average of the service’s %s', (type, metric) => {
    const { track, door } = scalable();
    track({ TargetValue: 50, PredefinedMetricSpecification: { PredefinedMetricType: type } });
    const shown = 'MetricAlarms[0].[Namespace, MetricName, Statistic, Dimensions[].Value]';
    expect(door.give('CloudWatch.DescribeAlarms', {}, shown)).toEqual([
      'AWS/ECS',
      metric,
      'Average',
      ['demo', 'web'],
    ]);
  });
});

describe('utilisation', () => {
  test('is what requests take of what the tasks have: 20 × 25 ms of 2 × 250 ms is 100 %', () => {
    const { traffic, wait, door, now } = scalable();
    for (const [rate, percent] of [
      [8, 40],
      [15, 75],
      [20, 100],
    ]) {
      traffic(rate!);
      wait(125 - (now() % 60));
      const to = Math.floor(now() / 60) * 60;
      const asked = { service: 'web', from: to - 60, to };
      const figure = door.give('Sandbox.GetMetrics', asked, 'cpuUtilization') as number;
      expect(Math.abs(figure - percent!)).toBeLessThan(percent! * 0.02);
    }
  });
});

describe('scaling out', () => {
  test('fact T2.5-8, 6-6: reckons from the tasks that run: ceil(2 × 100 / 50) is 4', () => {
    const { track, traffic, untilScaled, activities, door } = scalable();
    track(cpu());
    traffic(20);
    expect(untilScaled()).toBe(4);
    expect(activities()).toMatchObject([
      {
        what: 'Setting desired count to 4.',
        cause: expect.stringMatching(
          /^monitor alarm TargetTracking-service\/demo\/web-AlarmHigh-\S+ in state ALARM triggered policy track$/,
        ),
        status: 'InProgress',
      },
    ]);
    door.give('Sandbox.Wait', { until: 'steady:web', timeout: 600 });
    door.give('Sandbox.Wait', { for: 20 });
    expect(activities()[0]?.status).toBe('Successful');
  });

  test('T2.5-8: while the new tasks are on their way the running ones are what counts', () => {
    const { track, traffic, untilScaled, desired, running, wait, now } = scalable();
    track(cpu({ ScaleOutCooldown: 0 }));
    traffic(20);
    untilScaled();
    // At the very next look 2 of 4 run, and still need 4 in all, not 8.
    const later = now() + 59;
    while (now() < later && running() < 4) wait(1);
    wait(1);
    expect(desired()).toBe(4);
  });

  test('fact 6-10: out after some 3 minutes above the target, in after some 15 below', () => {
    const { track, traffic, untilScaled, now, wait } = scalable();
    track(cpu());
    wait(60 - (now() % 60));
    traffic(20);
    const since = now();
    untilScaled();
    expect(now() - since).toBeGreaterThanOrEqual(180);
    expect(now() - since).toBeLessThan(245);
    wait(300);
    traffic(5);
    const quiet = now();
    expect(untilScaled()).toBeLessThan(3);
    expect(now() - quiet).toBeGreaterThan(14 * 60);
    expect(now() - quiet).toBeLessThan(17 * 60);
  });

  test('fact T2.5-3: cooldowns last 300 s where nothing is said, else as long as is said', () => {
    const usual = scalable();
    usual.track(cpu());
    const own = scalable();
    own.track(cpu({ ScaleOutCooldown: 40 }));
    const lengths = [usual, own].map((one) => {
      one.traffic(20);
      one.untilScaled();
      return one.target().scaleOut!.until / 1e6 - one.activities()[0]!.at;
    });
    expect(lengths).toEqual([300, 40]);
  });

  test('T2.5-4: proportionally, and never beyond the maximum', () => {
    const { track, traffic, untilScaled, activities, wait } = scalable({}, 1, 3);
    track(cpu());
    traffic(20);
    expect(untilScaled()).toBe(3);
    wait(200);
    expect(activities(true).at(-1)).toMatchObject({
      what: 'Attempting to scale due to alarm triggered',
      status: 'Failed',
    });
  });

  test('a ramp is ridden to where arithmetic says: 38 a second × 25 ms of 250 ms is 7.6 at 50 %', () => {
    const { track, door, desired, wait } = scalable();
    track(cpu());
    door.give('Sandbox.PutTraffic', {
      name: 'clients',
      loadBalancer: 'web-alb',
      pattern: 'ramp',
      rate: 8,
      toRate: 38,
      over: 600,
    });
    wait(3000);
    expect(desired()).toBe(8);
  });
});

describe('scaling in', () => {
  /** 4 tasks at half of what they can, then less to do. */
  const grown = (tracking: object = {}, rate = 5) => {
    const one = scalable();
    one.track(cpu(tracking));
    one.traffic(20);
    one.untilScaled();
    one.wait(310);
    one.traffic(rate);
    return one;
  };

  test('fact T2.5-5: gradually: no further than the highest of the last 15 minutes allows', () => {
    const { untilScaled, traffic, wait, desired, door } = grown({}, 17);
    // 17 a second are 42.5 % of 4 tasks, and 4 are needed; then 5 a second are 12.5 %, and 1 is.
    wait(600);
    traffic(5);
    wait(420);
    const low = "MetricAlarms[?contains(AlarmName, 'AlarmLow')] | [0].StateValue";
    expect([door.give('CloudWatch.DescribeAlarms', {}, low), desired()]).toEqual(['ALARM', 4]);
    expect(untilScaled()).toBeLessThan(3);
  });

  test('T2.5-5: it waits for the cooldown, and a scale-out ends that', () => {
    const { untilScaled, target, steps, ring, desired, now } = grown({ ScaleInCooldown: 500 });
    untilScaled();
    expect(target().scaleIn!.until / 1e6 - now()).toBeGreaterThan(490);
    steps('more', { StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }] });
    ring('more');
    expect(target().scaleIn).toBeUndefined();
    expect(desired()).toBeGreaterThan(1);
  });

  test('not at all where it is switched off', () => {
    const { wait, desired, door } = grown({ DisableScaleIn: true });
    wait(1500);
    expect(desired()).toBe(4);
    expect(door.give('CloudWatch.DescribeAlarms', {}, 'length(MetricAlarms)')).toBe(1);
  });
});

test('fact T2.5-6: out if any policy asks, in only if all agree', () => {
  const { track, traffic, untilScaled, wait, desired, door } = scalable();
  track(cpu(), 'cpu');
  const label = { PredefinedMetricType: 'ALBRequestCountPerTarget', ResourceLabel: 'web-alb/web' };
  track({ TargetValue: 250, PredefinedMetricSpecification: label }, 'requests');
  traffic(20);
  // The processor asks for 4; 1200 a minute at 250 each for 5: the larger one counts.
  untilScaled();
  wait(310);
  expect(desired()).toBe(5);
  // Less work by each request: the processor is idle, and requests are as many as before.
  door.give('ApplicationAutoScaling.PutScalingPolicy', {
    PolicyName: 'cpu',
    ServiceNamespace: 'ecs',
    ResourceId: RESOURCE,
    ScalableDimension: 'ecs:service:DesiredCount',
    TargetTrackingScalingPolicyConfiguration: cpu({ TargetValue: 90 }),
  });
  wait(1500);
  const state = "MetricAlarms[?contains(AlarmName, 'AlarmLow')].StateValue";
  expect(door.give('CloudWatch.DescribeAlarms', {}, state)).toEqual(
    expect.arrayContaining(['ALARM', 'OK']),
  );
  expect(desired()).toBe(5);
  traffic(2);
  expect(untilScaled()).toBeLessThan(5);
});

test('fact T2.5-7: no data, no scaling: a service without requests is not idle', () => {
  const { track, traffic, untilScaled, wait, desired, door } = scalable();
  const label = { PredefinedMetricType: 'ALBRequestCountPerTarget', ResourceLabel: 'web-alb/web' };
  track({ TargetValue: 290, PredefinedMetricSpecification: label });
  traffic(20);
  expect(untilScaled()).toBe(5);
  wait(310);
  door.give('Sandbox.DeleteTraffic', { name: 'clients' });
  wait(3600);
  const states = 'MetricAlarms[].StateValue';
  expect(door.give('CloudWatch.DescribeAlarms', {}, states)).toEqual([
    'INSUFFICIENT_DATA',
    'INSUFFICIENT_DATA',
  ]);
  expect(desired()).toBe(5);
});

test('fact T2.5-9: during a deployment it scales out, and not in', () => {
  const one = scalable({}, 1, 10);
  one.track(cpu());
  one.traffic(20);
  one.untilScaled();
  one.wait(310);
  one.traffic(5);
  one.wait(600);
  // A revision that never becomes healthy keeps the deployment going.
  one.door.give('Sandbox.PutImage', { image: 'bad', healthCheckStatus: 500 });
  one.door.give('ECS.RegisterTaskDefinition', {
    family: 'web',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'web', image: 'bad', portMappings: [{ containerPort: 80 }] }],
  });
  one.door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', taskDefinition: 'web' });
  one.wait(1500);
  const low = "MetricAlarms[?contains(AlarmName, 'AlarmLow')] | [0].StateValue";
  expect(one.door.give('CloudWatch.DescribeAlarms', {}, low)).toBe('ALARM');
  expect(one.desired()).toBe(4);
  one.steps('more', { StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }] });
  one.ring('more');
  expect(one.desired()).toBeGreaterThan(4);
});
