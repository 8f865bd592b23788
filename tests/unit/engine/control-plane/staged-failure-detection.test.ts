import { describe, expect, test } from 'vitest';
import { type Shifting, steadyShifting } from '../../../support/shifting-service';

const BREAKER = { deploymentCircuitBreaker: { enable: true, rollback: true } };
const CANARY = {
  strategy: 'CANARY',
  canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: 5 },
  bakeTimeInMinutes: 2,
};
const STRATEGIES = [
  ['BLUE_GREEN', { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 2 }],
  ['CANARY', CANARY],
  ['LINEAR', { strategy: 'LINEAR', linearConfiguration: { stepPercent: 50 } }],
] as const;

const describeFully = ({ give, deployment }: Shifting, member: string) =>
  give(
    'ECS.DescribeServiceDeployments',
    { serviceDeploymentArns: [deployment().serviceDeploymentArn] },
    `serviceDeployments[0].${member}`,
  );

describe.each(STRATEGIES)('the circuit breaker, %s', (_name, configuration) => {
  test('fact 2.1-17, 3.5-1: counts starts that fail', () => {
    const web = steadyShifting({ ...configuration, ...BREAKER });
    web.give('Sandbox.PutImage', { image: 'web:2', missing: true });
    web.deploy();
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(describeFully(web, 'deploymentCircuitBreaker')).toMatchObject({
      status: 'TRIGGERED',
      threshold: 3,
    });
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
  });

  test('fact 2.1-17: counts health checks that fail', () => {
    const web = steadyShifting({ ...configuration, ...BREAKER });
    web.give('Sandbox.PutImage', { image: 'web:2', healthCheckStatus: 500 });
    web.deploy();
    web.until('deployment:web=ROLLBACK_SUCCESSFUL', 7200);
    expect(describeFully(web, 'deploymentCircuitBreaker.status')).toBe('TRIGGERED');
    expect(web.deployment().statusReason).toBe(
      'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    );
  });
});

describe('an alarm during a canary', () => {
  /** Steady under 30 requests a second, with an alarm on 5xx answers of the group it goes to. */
  function watchedCanary(rollback = true): Shifting {
    const alarms = { alarmNames: ['errors'], enable: true, rollback };
    const web = steadyShifting({ ...CANARY, alarms });
    web.give('Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate: 30 });
    web.give('CloudWatch.PutMetricAlarm', {
      AlarmName: 'errors',
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'HTTPCode_Target_5XX_Count',
      Statistic: 'Sum',
      Dimensions: [
        { Name: 'LoadBalancer', Value: 'web-alb' },
        { Name: 'TargetGroup', Value: 'green' },
      ],
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 10,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
    });
    return web;
  }

  test('fact 2.2-2, 3.5-1: takes the weights back and ends ROLLBACK_SUCCESSFUL, the alarm named', () => {
    const web = watchedCanary();
    web.give('Sandbox.PutImage', { image: 'web:2', errorRate: 0.2 });
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    web.until('deployment:web=ROLLBACK_IN_PROGRESS', 300);
    expect(describeFully(web, 'alarms')).toEqual({
      status: 'TRIGGERED',
      alarmNames: ['errors'],
      triggeredAlarmNames: ['errors'],
    });
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
  });

  test('leaves a good one to succeed', () => {
    const web = watchedCanary();
    web.deploy();
    web.until('deployment:web=SUCCESSFUL', 1800);
    expect(describeFully(web, 'alarms.status')).toBe('MONITORING_COMPLETE');
  });

  test('without rollback stops it where it is', () => {
    const web = watchedCanary(false);
    web.give('Sandbox.PutImage', { image: 'web:2', errorRate: 0.2 });
    web.deploy();
    web.until('deployment:web=STOPPED', 1800);
    expect(web.deployment().rollback).toBeUndefined();
  });
});

describe('StopServiceDeployment', () => {
  test.each(STRATEGIES)(
    'fact 3.5-1: rolls a %s deployment back from its shift',
    (_name, configuration) => {
      const web = steadyShifting(configuration);
      web.deploy();
      web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
      const { serviceDeploymentArn } = web.deployment();
      web.give('ECS.StopServiceDeployment', { serviceDeploymentArn });
      expect(web.deployment().status).toBe('ROLLBACK_REQUESTED');
      web.until('deployment:web=ROLLBACK_SUCCESSFUL', 600);
      expect(web.weights()).toEqual({ blue: 100, green: 0 });
      web.until('steady:web', 600);
    },
  );
});
