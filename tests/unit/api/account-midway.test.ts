/** An account described while a deployment shifts traffic. */
import { describe, expect, test } from 'vitest';
import { openDoor } from '../../support/sandbox-door';
import { shifting, steadyShifting } from '../../support/shifting-service';

const linear = (stepPercent: number) => ({
  strategy: 'LINEAR',
  bakeTimeInMinutes: 0,
  linearConfiguration: { stepPercent, stepBakeTimeInMinutes: 5 },
});

describe('weights on their way', () => {
  test.each([
    [10, { blue: 100, green: 0 }],
    [60, { blue: 0, green: 100 }],
  ])(
    'with %i %% on the target the group with most has all, and the service comes up',
    (percent, at) => {
      const web = steadyShifting(linear(percent));
      web.deploy();
      web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
      web.pass(30);
      expect(web.weights()).toEqual({ blue: 100 - percent, green: percent });
      const again = shifting(openDoor());
      again.give('Sandbox.LoadAccount', { account: web.give('Sandbox.DescribeAccount') });
      expect(again.weights()).toEqual(at);
      again.until('deployment:web=SUCCESSFUL');
      again.until('steady:web');
      expect(again.weights()).toEqual(at);
    },
  );

  test('weights at rest are declared as they are', () => {
    const web = steadyShifting(linear(10));
    const TargetGroups = [
      { TargetGroupArn: 'blue', Weight: 70 },
      { TargetGroupArn: 'green', Weight: 30 },
    ];
    const DefaultActions = [{ Type: 'forward', ForwardConfig: { TargetGroups } }];
    web.give('ELBv2.ModifyListener', { ListenerArn: 'web-alb:80', DefaultActions });
    const again = shifting(openDoor());
    again.give('Sandbox.LoadAccount', { account: web.give('Sandbox.DescribeAccount') });
    expect(again.weights()).toEqual({ blue: 70, green: 30 });
  });
});
