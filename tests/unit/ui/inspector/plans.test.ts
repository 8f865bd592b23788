import { describe, expect, test } from 'vitest';
import type { TargetGroupView } from '../../../../src/model/view';
import type { TrafficSource } from '../../../../src/model/traffic';
import { IMAGE_DEFAULTS, imageValues, putImage } from '../../../../src/ui/inspector/image-values';
import { nextRevision } from '../../../../src/ui/inspector/revision-input';
import { planServiceChange } from '../../../../src/ui/inspector/service-fields';
import {
  ATTRIBUTE_FIELDS,
  HEALTH_CHECK_FIELDS,
  planTargetGroupChange,
} from '../../../../src/ui/inspector/target-group-fields';
import { planTraffic, trafficValues } from '../../../../src/ui/inspector/traffic-fields';

const group: Pick<TargetGroupView, 'id' | 'name'> = { id: 'arn:tg', name: 'web' };
const service = { name: 'web', clusterArn: 'arn:cluster/prod', taskDefinition: 'web:1' };

describe('a target group’s settings', () => {
  test('5.2: health checks are one operation, attributes another', () => {
    const plan = planTargetGroupChange(group, {
      interval: 10,
      matcher: '200-299',
      delay: 5,
      algorithm: 'least_outstanding_requests',
    });
    expect(plan?.operations).toEqual([
      {
        target: 'ELBv2.ModifyTargetGroup',
        input: {
          TargetGroupArn: 'arn:tg',
          HealthCheckIntervalSeconds: 10,
          Matcher: { HttpCode: '200-299' },
        },
      },
      {
        target: 'ELBv2.ModifyTargetGroupAttributes',
        input: {
          TargetGroupArn: 'arn:tg',
          Attributes: [
            { Key: 'load_balancing.algorithm.type', Value: 'least_outstanding_requests' },
            { Key: 'deregistration_delay.timeout_seconds', Value: '5' },
          ],
        },
      },
    ]);
  });

  test('nothing changed, nothing to give', () => {
    expect(planTargetGroupChange(group, {})).toBeNull();
  });

  test.each([
    ['interval', '5–300 s', '30 s'],
    ['timeout', '2–120 s', '5 s'],
    ['healthy', '2–10', '5'],
    ['unhealthy', '2–10', '2'],
    ['delay', '0–3,600 s', '300 s'],
  ])('5.2: %s goes over %s, AWS’s default is %s', (key, range, byDefault) => {
    const field = [...HEALTH_CHECK_FIELDS, ...ATTRIBUTE_FIELDS].find((one) => one.key === key);
    expect(field?.text).toMatchObject({ range, byDefault });
  });
});

describe('a service’s settings', () => {
  test('1.1: percents go into the deployment configuration', () => {
    const plan = planServiceChange(service, { desiredCount: 6, maximumPercent: 150 }, null);
    expect(plan?.operations).toEqual([
      {
        target: 'ECS.UpdateService',
        input: {
          cluster: 'prod',
          service: 'web',
          desiredCount: 6,
          deploymentConfiguration: { maximumPercent: 150 },
        },
      },
    ]);
  });

  test('another image registers a revision first, then deploys the family’s latest', () => {
    const described = {
      taskDefinitionArn: 'arn:task-definition/web:1',
      family: 'web',
      revision: 1,
      status: 'ACTIVE',
      compatibilities: ['EC2', 'FARGATE'],
      registeredAt: 1_767_225_600,
      cpu: '256',
      containerDefinitions: [
        { name: 'web', image: 'web:1', essential: true },
        { name: 'log', image: 'log:1' },
      ],
    };
    const revision = nextRevision(described, 'web', 'web:2');
    const plan = planServiceChange(service, { image: 'web:2' }, revision);
    expect(plan?.operations).toEqual([
      {
        target: 'ECS.RegisterTaskDefinition',
        input: {
          family: 'web',
          cpu: '256',
          containerDefinitions: [
            { name: 'web', image: 'web:2', essential: true },
            { name: 'log', image: 'log:1' },
          ],
        },
      },
      {
        target: 'ECS.UpdateService',
        input: { cluster: 'prod', service: 'web', taskDefinition: 'web' },
      },
    ]);
  });
});

describe('an image’s behaviour', () => {
  test('PutImage says what differs from the defaults, and what was declared before stays', () => {
    const values = imageValues({ image: 'web:1', serviceTimeMs: 80, sigtermExit: 'never' });
    expect(putImage('web:1', { ...values, exitAfter: '30' })).toEqual({
      target: 'Sandbox.PutImage',
      input: { image: 'web:1', serviceTimeMs: 80, sigtermExit: 'never', exitAfter: 30 },
    });
    expect(putImage('web:1', IMAGE_DEFAULTS).input).toEqual({ image: 'web:1' });
  });
});

describe('a client', () => {
  const source: TrafficSource = {
    name: 'shoppers',
    loadBalancerArn: 'arn:loadbalancer/app/web-alb/50dc6c495c0c9188',
    rate: 100,
    pattern: 'poisson',
    listenerPort: 80,
    path: '/',
    method: 'GET',
    headers: [{ name: 'x-beta', value: '1' }],
    clients: 1,
    clientTimeoutSeconds: 60,
  };

  test('a pattern brings its own members and no other’s', () => {
    const plan = planTraffic(source, {
      ...trafficValues(source),
      pattern: 'ramp',
      toRate: 300,
      over: 30,
    });
    expect(plan.operations[0]?.input).toEqual({
      name: 'shoppers',
      loadBalancer: 'web-alb',
      rate: 100,
      pattern: 'ramp',
      toRate: 300,
      over: 30,
      clients: 1,
      header: { 'x-beta': '1' },
    });
  });
});
