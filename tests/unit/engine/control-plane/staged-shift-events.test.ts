/** Every change of the weights of listener rules is told as an event, whichever way it goes. */
import { describe, expect, test } from 'vitest';
import { forward, type Shifting, steadyShifting } from '../../../support/shifting-service';

interface Told {
  type: string;
  at: number;
  message: string;
}

/** `TrafficShift` events since a moment, without the id of the deployment they begin with. */
function shiftsSince(web: Shifting, from: number): [number, string][] {
  const id = `ecs-svc/${web.deployment().targetServiceRevision.arn.split('/').at(-1)}`;
  const told = web.give('Sandbox.DescribeEvents', { service: 'web' }, 'events') as Told[];
  return told
    .filter(({ type, at }) => type === 'TrafficShift' && at >= from)
    .map(({ at, message }) => {
      expect(message.startsWith(`${id} shifted `)).toBe(true);
      return [Math.round(at), message.slice(`${id} shifted `.length)];
    });
}

const texts = (told: [number, string][]) => told.map(([, text]) => text);

const TEST_THERE = '100 % of test traffic to the target revision';
const ALL_THERE = '100 % of production traffic to the target revision';
const ALL_BACK = '100 % of production traffic to the source revision';
const TEST_BACK = '100 % of test traffic to the source revision';

describe('a shift of traffic is told', () => {
  test('BLUE_GREEN: test traffic, then production; nothing when the service is new', () => {
    const web = steadyShifting({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 });
    expect(shiftsSince(web, 0)).toEqual([]);
    const from = web.now();
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    expect(texts(shiftsSince(web, from))).toEqual([TEST_THERE, ALL_THERE]);
  });

  test('CANARY: its percent, then the rest, at the moment of each', () => {
    const canaryConfiguration = { canaryPercent: 12.5, canaryBakeTimeInMinutes: 5 };
    const web = steadyShifting({ strategy: 'CANARY', bakeTimeInMinutes: 0, canaryConfiguration });
    const from = web.now();
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    web.until('deployment:web=SUCCESSFUL');
    const told = shiftsSince(web, from);
    expect(texts(told)).toEqual([
      TEST_THERE,
      '12.5 % of production traffic to the target revision',
      ALL_THERE,
    ]);
    const [, canary, rest] = told;
    expect(rest![0] - canary![0]).toBeGreaterThanOrEqual(300);
    expect(rest![0] - canary![0]).toBeLessThan(330);
  });

  test('LINEAR: each step', () => {
    const linearConfiguration = { stepPercent: 40, stepBakeTimeInMinutes: 1 };
    const web = steadyShifting({ strategy: 'LINEAR', bakeTimeInMinutes: 0, linearConfiguration });
    const from = web.now();
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    const shares = [40, 80, 100].map((share) => `${share} % of production traffic to the target`);
    expect(texts(shiftsSince(web, from)).slice(1)).toEqual(shares.map((one) => `${one} revision`));
  });

  test('the way back, production and test', () => {
    const web = steadyShifting({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 });
    const from = web.now();
    web.deploy();
    web.until('stage:web=BAKE_TIME');
    web.give('ECS.StopServiceDeployment', {
      serviceDeploymentArn: web.deployment().serviceDeploymentArn,
    });
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(texts(shiftsSince(web, from))).toEqual([TEST_THERE, ALL_THERE, ALL_BACK, TEST_BACK]);
  });

  test('weights that were so already are no shift', () => {
    const web = steadyShifting({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 });
    web.give('ELBv2.ModifyListener', {
      ListenerArn: 'web-alb:8080',
      DefaultActions: forward(0, 7),
    });
    const from = web.now();
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    expect(texts(shiftsSince(web, from))).toEqual([ALL_THERE]);
  });
});
