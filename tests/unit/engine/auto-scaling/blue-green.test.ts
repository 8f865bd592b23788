import { expect, test } from 'vitest';
import { steadyShifting } from '../../../support/shifting-service';

test('fact T2.5-10: requests per target do not follow a blue/green deployment to the other group', () => {
  const door = steadyShifting({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 });
  const { give } = door;
  const named = {
    ServiceNamespace: 'ecs',
    ResourceId: 'service/demo/web',
    ScalableDimension: 'ecs:service:DesiredCount',
  };
  give('ApplicationAutoScaling.RegisterScalableTarget', {
    ...named,
    MinCapacity: 2,
    MaxCapacity: 10,
  });
  give('ApplicationAutoScaling.PutScalingPolicy', {
    PolicyName: 'requests',
    ...named,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 600,
      PredefinedMetricSpecification: {
        PredefinedMetricType: 'ALBRequestCountPerTarget',
        ResourceLabel: 'web-alb/blue',
      },
    },
  });
  const desired = () =>
    give(
      'ECS.DescribeServices',
      { cluster: 'demo', services: ['web'] },
      'services[0].desiredCount',
    ) as number;
  const before = desired();
  give('ECS.UpdateService', { cluster: 'demo', service: 'web', taskDefinition: 'web:2' });
  give('Sandbox.Wait', { until: 'deployment:web=SUCCESSFUL', timeout: 7200 });
  // All requests go to green by now: far more than the target, and the policy has no data.
  const traffic = { name: 'clients', loadBalancer: 'web-alb', pattern: 'constant', rate: 100 };
  give('Sandbox.PutTraffic', traffic);
  give('Sandbox.Wait', { for: 1200 });
  expect(desired()).toBe(before);
  const states = "MetricAlarms[?contains(AlarmName, 'TargetTracking')].StateValue";
  expect(give('CloudWatch.DescribeAlarms', {}, states)).not.toContain('ALARM');
});
