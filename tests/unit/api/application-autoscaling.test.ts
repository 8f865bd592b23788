/** Application Auto Scaling through the door: what it takes, refuses and answers. */
import { describe, expect, test } from 'vitest';
import type { Account } from '../../../src/model/account';
import { deployedBehindBalancer } from '../../support/deployments';
import { openDoor } from '../../support/sandbox-door';

const NAMED = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/demo/web',
  ScalableDimension: 'ecs:service:DesiredCount',
};
const RANGE = { MinCapacity: 1, MaxCapacity: 5 };
const TRACKING = {
  TargetValue: 50,
  PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
};

const registered = () => {
  const { door } = deployedBehindBalancer();
  door.give('ApplicationAutoScaling.RegisterScalableTarget', { ...NAMED, ...RANGE });
  return door;
};
const policy = (changes: object) => ({ PolicyName: 'p', ...NAMED, ...changes });
const tracking = (changes: object = {}) =>
  policy({
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: { ...TRACKING, ...changes },
  });
const steps = (changes: object = {}) =>
  policy({
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
      ...changes,
    },
  });

describe('scalable targets', () => {
  test.each([
    [{ ResourceId: 'service/demo/none' }, "ECS service doesn't exist: service/demo/none"],
    [
      { ScalableDimension: 'ecs:service:Size' },
      'Unsupported service namespace, resource type or scalable dimension',
    ],
    [{ MinCapacity: 6 }, 'Maximum capacity cannot be less than minimum capacity'],
    [{ MinCapacity: -1 }, 'Capacity cannot be negative'],
    [
      { MaxCapacity: undefined },
      'Both minimum and maximum capacity must be specified for a new scalable target',
    ],
  ])('%j is refused', (changes, message) => {
    const { door } = deployedBehindBalancer();
    const input = JSON.parse(JSON.stringify({ ...NAMED, ...RANGE, ...changes }));
    expect(door.refused('ApplicationAutoScaling.RegisterScalableTarget', input)).toEqual({
      __type: 'ValidationException',
      message,
    });
  });

  test('a service may go by its name; the answer is as AWS’s', () => {
    const { door } = deployedBehindBalancer();
    const arn = door.give(
      'ApplicationAutoScaling.RegisterScalableTarget',
      { ...NAMED, ResourceId: 'web', ...RANGE },
      'ScalableTargetARN',
    );
    expect(arn).toMatch(
      /^arn:aws:application-autoscaling:us-east-1:123456789012:scalable-target\/[0-9a-f]{36}$/,
    );
    expect(
      door.give(
        'ApplicationAutoScaling.DescribeScalableTargets',
        { ServiceNamespace: 'ecs' },
        'ScalableTargets[0]',
      ),
    ).toMatchObject({
      ResourceId: 'service/demo/web',
      ...RANGE,
      SuspendedState: {
        DynamicScalingInSuspended: false,
        DynamicScalingOutSuspended: false,
        ScheduledScalingSuspended: false,
      },
      ScalableTargetARN: arn,
    });
  });

  test('deregistering takes policies, alarms and actions along', () => {
    const door = registered();
    door.give('ApplicationAutoScaling.PutScalingPolicy', tracking());
    door.give('ApplicationAutoScaling.DeregisterScalableTarget', NAMED);
    expect(door.give('CloudWatch.DescribeAlarms', {}, 'MetricAlarms')).toEqual([]);
    expect(door.refused('ApplicationAutoScaling.DeregisterScalableTarget', NAMED).__type).toBe(
      'ObjectNotFoundException',
    );
  });

  test('what is scaled besides ECS is refused by name', () => {
    expect(
      openDoor().refused('ApplicationAutoScaling.DescribeScalableTargets', {
        ServiceNamespace: 'dynamodb',
      }).message,
    ).toBe('ECS Sandbox does not simulate auto scaling of dynamodb.');
  });
});

describe('policies', () => {
  test('need a scalable target', () => {
    const { door } = deployedBehindBalancer();
    expect(door.refused('ApplicationAutoScaling.PutScalingPolicy', tracking())).toEqual({
      __type: 'ObjectNotFoundException',
      message:
        'No scalable target registered for service namespace: ecs, resource ID: service/demo/web, scalable dimension: ecs:service:DesiredCount',
    });
  });

  test('one metric is tracked by one policy', () => {
    const door = registered();
    door.give('ApplicationAutoScaling.PutScalingPolicy', tracking());
    const another = { ...tracking({ TargetValue: 70 }), PolicyName: 'q' };
    expect(door.refused('ApplicationAutoScaling.PutScalingPolicy', another).message).toBe(
      'Only one TargetTrackingScaling policy for a given metric specification is allowed.',
    );
    door.give('ApplicationAutoScaling.PutScalingPolicy', tracking({ TargetValue: 70 }));
  });

  test.each([
    [tracking({ PredefinedMetricSpecification: undefined }), /Exactly one of/],
    [tracking({ TargetValue: 0 }), /TargetValue must be greater/],
    [
      tracking({
        PredefinedMetricSpecification: { PredefinedMetricType: 'DynamoDBReadCapacityUtilization' },
      }),
      /does not apply to ECS services/,
    ],
    [
      tracking({
        PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget' },
      }),
      /ResourceLabel must be specified/,
    ],
    [
      tracking({
        PredefinedMetricSpecification: {
          PredefinedMetricType: 'ALBRequestCountPerTarget',
          ResourceLabel: 'app/none/1/targetgroup/web/2',
        },
      }),
      /names no load balancer and target group/,
    ],
    [steps({ StepAdjustments: [] }), /At least one StepAdjustment/],
    [
      steps({
        StepAdjustments: [
          { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
          { MetricIntervalLowerBound: 20, ScalingAdjustment: 2 },
        ],
      }),
      /cannot overlap or have a gap/,
    ],
    [steps({ StepAdjustments: [{ ScalingAdjustment: 1 }] }), /cannot both be null/],
    [
      steps({
        StepAdjustments: [
          { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
        ],
      }),
      /null upper bound/,
    ],
    [policy({ PolicyType: 'StepScaling' }), /StepScalingPolicyConfiguration must be specified/],
  ])('%#: what makes no sense is refused', (input, message) => {
    const plain = JSON.parse(JSON.stringify(input));
    const error = registered().refused('ApplicationAutoScaling.PutScalingPolicy', plain);
    expect(error.__type).toBe('ValidationException');
    expect(error.message).toMatch(message);
  });

  test('fact T2.5-2: predictive scaling, and metrics of other services, are refused by name', () => {
    const door = registered();
    const predictive = policy({ PolicyType: 'PredictiveScaling' });
    expect(door.refused('ApplicationAutoScaling.PutScalingPolicy', predictive).message).toMatch(
      /predictive scaling/,
    );
    const backlog = tracking({
      PredefinedMetricSpecification: undefined,
      CustomizedMetricSpecification: {
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Namespace: 'AWS/SQS',
        Statistic: 'Average',
      },
    });
    const plain = JSON.parse(JSON.stringify(backlog));
    expect(door.refused('ApplicationAutoScaling.PutScalingPolicy', plain).message).toMatch(
      /AWS\/SQS/,
    );
  });

  test('fact T2.5-1: requests per target are named by their label, or by names', () => {
    const door = registered();
    const byName = {
      PredefinedMetricType: 'ALBRequestCountPerTarget',
      ResourceLabel: 'web-alb/web',
    };
    door.give(
      'ApplicationAutoScaling.PutScalingPolicy',
      tracking({ PredefinedMetricSpecification: byName }),
    );
    const label = door.give(
      'ApplicationAutoScaling.DescribeScalingPolicies',
      { ServiceNamespace: 'ecs' },
      'ScalingPolicies[0].TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification.ResourceLabel',
    );
    expect(label).toMatch(/^app\/web-alb\/[0-9a-f]{16}\/targetgroup\/web\/[0-9a-f]{16}$/);
    expect(
      door.give(
        'CloudWatch.DescribeAlarms',
        {},
        'MetricAlarms[0].[MetricName, Statistic, Threshold]',
      ),
    ).toEqual(['RequestCountPerTarget', 'Sum', 50]);
  });
});

describe('scheduled actions', () => {
  const action = (changes: object) => ({
    ...NAMED,
    ScheduledActionName: 'a',
    Schedule: 'rate(5 minutes)',
    ScalableTargetAction: { MinCapacity: 2 },
    ...changes,
  });

  test.each([
    [{ Schedule: 'sometimes' }, /Schedule expression sometimes is not valid/],
    [{ Schedule: undefined }, /Schedule must be specified/],
    [
      { ScalableTargetAction: {} },
      /^At least one of minimum capacity and maximum capacity should be provided$/,
    ],
    [{ ScheduledActionName: 'a/b' }, /cannot contain/],
    [{ Timezone: 'Europe/Berlin' }, /time zones with rules/],
  ])('%j is refused', (changes, message) => {
    const input = JSON.parse(JSON.stringify(action(changes)));
    expect(
      registered().refused('ApplicationAutoScaling.PutScheduledAction', input).message,
    ).toMatch(message);
  });

  test('are shown as they were given; without new bounds a change takes the old ones away', () => {
    const door = registered();
    const shown = () =>
      door.give(
        'ApplicationAutoScaling.DescribeScheduledActions',
        { ServiceNamespace: 'ecs' },
        'ScheduledActions[0].[Schedule, StartTime, ScalableTargetAction]',
      );
    door.give(
      'ApplicationAutoScaling.PutScheduledAction',
      action({ StartTime: '2026-01-02T00:00:00Z' }),
    );
    expect(shown()).toEqual(['rate(5 minutes)', 1_767_312_000, { MinCapacity: 2 }]);
    door.give('ApplicationAutoScaling.PutScheduledAction', {
      ...NAMED,
      ScheduledActionName: 'a',
      Schedule: 'rate(10 minutes)',
    });
    expect(shown()).toEqual(['rate(10 minutes)', null, { MinCapacity: 2 }]);
  });
});

test('all of it comes back with an account, on another sandbox, under the same names', () => {
  const door = registered();
  door.give('ApplicationAutoScaling.PutScalingPolicy', tracking());
  const byName = { PredefinedMetricType: 'ALBRequestCountPerTarget', ResourceLabel: 'web-alb/web' };
  door.give('ApplicationAutoScaling.PutScalingPolicy', {
    ...tracking({ PredefinedMetricSpecification: byName, DisableScaleIn: true }),
    PolicyName: 'requests',
  });
  const arn = door.give(
    'ApplicationAutoScaling.PutScalingPolicy',
    { ...steps(), PolicyName: 'steps' },
    'PolicyARN',
  );
  door.give('CloudWatch.PutMetricAlarm', {
    AlarmName: 'mine',
    Namespace: 'AWS/ECS',
    MetricName: 'CPUUtilization',
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    AlarmActions: [arn],
  });
  door.give('ApplicationAutoScaling.PutScheduledAction', {
    ...NAMED,
    ScheduledActionName: 'night',
    Schedule: 'cron(0 22 * * ? *)',
    ScalableTargetAction: { MaxCapacity: 2 },
  });
  const account = door.give('Sandbox.DescribeAccount') as Account;
  const other = openDoor(7);
  other.give('Sandbox.LoadAccount', { account });
  expect(other.give('Sandbox.DescribeAccount')).toEqual(account);
  const names = 'MetricAlarms[].[AlarmName, AlarmActions]';
  expect(other.give('CloudWatch.DescribeAlarms', {}, names)).toEqual(
    door.give('CloudWatch.DescribeAlarms', {}, names),
  );
});
