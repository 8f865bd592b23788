/** Step scaling by alarms, and scheduled actions, on a service. */
import { describe, expect, test } from 'vitest';
import { RESOURCE, scalable } from '../../../support/scaling';

const UP = { StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }] };
const DOWN = { StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }] };

describe('step scaling', () => {
  test('fact T2.5-2: an alarm whose action names the policy changes the desired count', () => {
    const { steps, ring, desired, activities, target } = scalable();
    steps('more', UP);
    ring('more');
    expect(desired()).toBe(4);
    expect(activities()).toMatchObject([
      {
        what: 'Setting desired count to 4.',
        cause: 'monitor alarm more in state ALARM triggered policy more',
      },
    ]);
    // A cooldown of 300 s where nothing is said.
    expect(target().scaleOut!.until / 1e6 - activities()[0]!.at).toBe(300);
  });

  test('it goes on with each evaluation that leaves the alarm in ALARM, after the cooldown', () => {
    const { steps, door, traffic, desired, wait, now } = scalable({}, 1, 5);
    steps('more', { ...UP, Cooldown: 90 });
    door.give('CloudWatch.PutMetricAlarm', {
      AlarmName: 'more',
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'RequestCount',
      Dimensions: [{ Name: 'LoadBalancer', Value: 'web-alb' }],
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 100,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [
        door.give(
          'ApplicationAutoScaling.DescribeScalingPolicies',
          { ServiceNamespace: 'ecs' },
          'ScalingPolicies[0].PolicyARN',
        ),
      ],
    });
    wait(60 - (now() % 60));
    traffic(2);
    wait(63);
    expect(desired()).toBe(4);
    wait(60);
    // In its cooldown the same step adds nothing.
    expect(desired()).toBe(4);
    wait(60);
    expect(desired()).toBe(5);
  });

  test('the size of the breach chooses the step', () => {
    const { steps, door, traffic, desired, wait } = scalable();
    steps('more', {
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 60, ScalingAdjustment: 1 },
        { MetricIntervalLowerBound: 60, ScalingAdjustment: 5 },
      ],
    });
    const alarm = (Threshold: number) =>
      door.give('CloudWatch.PutMetricAlarm', {
        AlarmName: 'more',
        Namespace: 'AWS/ApplicationELB',
        MetricName: 'RequestCount',
        Dimensions: [{ Name: 'LoadBalancer', Value: 'web-alb' }],
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold,
        ComparisonOperator: 'GreaterThanThreshold',
        AlarmActions: [
          door.give(
            'ApplicationAutoScaling.DescribeScalingPolicies',
            { ServiceNamespace: 'ecs' },
            'ScalingPolicies[0].PolicyARN',
          ),
        ],
      });
    // 120 requests a minute are 90 beyond 30.
    alarm(30);
    traffic(2);
    wait(125);
    expect(desired()).toBe(7);
  });

  test('disabled actions are not carried out', () => {
    const { steps, ring, door, desired } = scalable();
    steps('more', UP);
    door.give('CloudWatch.DisableAlarmActions', { AlarmNames: ['more'] });
    ring('more');
    expect(desired()).toBe(2);
  });

  test('T2.5-5: scaling in is blocked in the cooldown, and goes on after it', () => {
    const { steps, ring, desired, wait } = scalable({ desiredCount: 5 });
    steps('less', { ...DOWN, Cooldown: 60 }, 'LessThanThreshold');
    ring('less');
    expect(desired()).toBe(4);
    ring('less');
    expect(desired()).toBe(4);
    wait(61);
    ring('less');
    expect(desired()).toBe(3);
  });

  test('at the minimum nothing is scaled, and it is noted once why', () => {
    const { steps, ring, desired, door } = scalable({}, 2, 10);
    steps('less', DOWN, 'LessThanThreshold');
    ring('less');
    ring('less');
    expect(desired()).toBe(2);
    const asked = { ServiceNamespace: 'ecs', ResourceId: RESOURCE };
    const activities = (more: object) =>
      door.give(
        'ApplicationAutoScaling.DescribeScalingActivities',
        { ...asked, ...more },
        'ScalingActivities[].[StatusCode, NotScaledReasons]',
      );
    expect(activities({})).toEqual([]);
    expect(activities({ IncludeNotScaledActivities: true })).toEqual([
      ['Failed', [{ Code: 'AlreadyAtMinCapacity', MinCapacity: 2 }]],
    ]);
  });

  test('an activity that a later one comes upon is overridden', () => {
    const { steps, ring, activities, door } = scalable();
    steps('more', { ...UP, Cooldown: 0 });
    steps('exact', {
      AdjustmentType: 'ExactCapacity',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 7 }],
    });
    ring('more');
    ring('exact');
    expect(activities().map(({ status }) => status)).toEqual(['Overridden', 'InProgress']);
    door.give('Sandbox.Wait', { until: 'running:web=7', timeout: 300 });
    door.give('Sandbox.Wait', { for: 15 });
    expect(activities().map(({ status }) => status)).toEqual(['Overridden', 'Successful']);
  });

  test('its event tells the service from what to what, and why', () => {
    const { steps, ring, door } = scalable();
    steps('more', UP);
    ring('more');
    expect(
      door.give(
        'Sandbox.DescribeEvents',
        { service: 'web' },
        "events[?type=='ScalingActivity'].message",
      ),
    ).toEqual(['desired count 2 → 4: monitor alarm more in state ALARM triggered policy more']);
  });
});

describe('registering', () => {
  test('brings a desired count into the range at once', () => {
    const { register, desired, activities } = scalable();
    register({ MinCapacity: 4 });
    expect(desired()).toBe(4);
    register({ MinCapacity: 1, MaxCapacity: 3 });
    expect(desired()).toBe(3);
    expect(activities().map(({ cause }) => cause)).toEqual([
      'minimum capacity was set to 4',
      'maximum capacity was set to 3',
    ]);
  });

  test('suspended scaling is not carried out until it is resumed', () => {
    const { register, steps, ring, desired } = scalable();
    steps('more', UP);
    register({ SuspendedState: { DynamicScalingOutSuspended: true } });
    ring('more');
    expect(desired()).toBe(2);
    register({ SuspendedState: { DynamicScalingOutSuspended: false } });
    ring('more');
    expect(desired()).toBe(4);
  });
});

describe('scheduled actions', () => {
  const put = (one: ReturnType<typeof scalable>, schedule: string, action: object, more = {}) =>
    one.door.give('ApplicationAutoScaling.PutScheduledAction', {
      ServiceNamespace: 'ecs',
      ResourceId: RESOURCE,
      ScalableDimension: 'ecs:service:DesiredCount',
      ScheduledActionName: 'morning',
      Schedule: schedule,
      ScalableTargetAction: action,
      ...more,
    });

  test('fact T2.5-2: set the range at their time, simulated time 0 being 2026-01-01T00:00Z', () => {
    const one = scalable();
    put(one, 'at(2026-01-01T00:30:00)', { MinCapacity: 5, MaxCapacity: 8 });
    one.wait(1799 - one.now());
    expect(one.desired()).toBe(2);
    one.wait(2);
    expect(one.desired()).toBe(5);
    expect([one.target().minCapacity, one.target().maxCapacity]).toEqual([5, 8]);
    expect(one.activities()).toMatchObject([
      {
        what: 'Setting min capacity to 5 and max capacity to 8',
        cause: 'scheduled action name morning was triggered',
        status: 'Successful',
      },
      { what: 'Setting desired count to 5.', cause: 'minimum capacity was set to 5' },
    ]);
  });

  test('recur by a rate, and stay away while they are suspended', () => {
    const one = scalable();
    one.register({ SuspendedState: { ScheduledScalingSuspended: true } });
    put(one, 'rate(10 minutes)', { MinCapacity: 3 });
    one.wait(601);
    expect(one.desired()).toBe(2);
    one.register({ SuspendedState: { ScheduledScalingSuspended: false } });
    one.wait(600);
    expect(one.desired()).toBe(3);
    expect(one.activities().filter(({ what }) => what.includes('min capacity'))).toHaveLength(1);
  });

  test('an action that is changed or deleted is due no more as it was', () => {
    const one = scalable();
    put(one, 'rate(10 minutes)', { MinCapacity: 3 });
    put(one, 'rate(20 minutes)', { MinCapacity: 4 });
    one.wait(601);
    expect(one.desired()).toBe(2);
    one.door.give('ApplicationAutoScaling.DeleteScheduledAction', {
      ServiceNamespace: 'ecs',
      ResourceId: RESOURCE,
      ScalableDimension: 'ecs:service:DesiredCount',
      ScheduledActionName: 'morning',
    });
    one.wait(1200);
    expect(one.desired()).toBe(2);
  });
});
