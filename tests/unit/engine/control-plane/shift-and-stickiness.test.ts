/** A shift puts a second target group into a rule: only where the load balancer would take that. */
import { describe, expect, test } from 'vitest';
import { type Door, openDoor } from '../../../support/sandbox-door';
import { appSpec, groupInput, revisionOf } from '../../../support/code-deploy-service';
import {
  shifting,
  shiftingService,
  steadyShifting,
  withTwoGroups,
} from '../../../support/shifting-service';

const NEEDED =
  'You must enable group stickiness on a rule if you enabled target stickiness on one of its ' +
  'target groups';

/** Port 80 forwards to `blue` alone, which keeps its users, port 8080 to `green` alone. */
function withStickyBlue(): Door {
  const door = withTwoGroups();
  for (const [port, TargetGroupArn] of [
    [80, 'blue'],
    [8080, 'green'],
  ]) {
    const DefaultActions = [{ Type: 'forward', TargetGroupArn }];
    door.give('ELBv2.ModifyListener', { ListenerArn: `web-alb:${port}`, DefaultActions });
  }
  door.give('ELBv2.ModifyTargetGroupAttributes', {
    TargetGroupArn: 'blue',
    Attributes: [{ Key: 'stickiness.enabled', Value: 'true' }],
  });
  return door;
}

/** What is declared can be declared again elsewhere. */
function expectLoadable({ give }: Door): void {
  const account = give('Sandbox.DescribeAccount');
  openDoor().give('Sandbox.LoadAccount', { account });
}

describe('target stickiness without group stickiness on the rule', () => {
  test('a shift is rolled back for its networking configuration, and the rules stay', () => {
    const web = shifting(withStickyBlue());
    web.give('ECS.CreateService', shiftingService({ strategy: 'BLUE_GREEN' }));
    web.until('deployment:web=ROLLBACK_FAILED');
    const { statusReason } = web.deployment();
    expect(statusReason).toContain('because of invalid networking configuration');
    expect(statusReason).toContain(`${NEEDED}. No rollback candidate was found.`);
    expect(web.weights()).toEqual({ blue: 1 });
    expectLoadable(web);
  });

  test('nor does a deployment that takes over from another touch them', () => {
    const web = steadyShifting({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 });
    const only = [{ Type: 'forward', TargetGroupArn: 'blue' }];
    web.deploy();
    web.until('stage:web=SCALE_UP');
    web.give('ELBv2.ModifyListener', { ListenerArn: 'web-alb:80', DefaultActions: only });
    web.give('ELBv2.ModifyListener', { ListenerArn: 'web-alb:8080', DefaultActions: only });
    web.give('ELBv2.ModifyTargetGroupAttributes', {
      TargetGroupArn: 'blue',
      Attributes: [{ Key: 'stickiness.enabled', Value: 'true' }],
    });
    web.deploy({ forceNewDeployment: true });
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(web.weights()).toEqual({ blue: 1 });
    expectLoadable(web);
  });

  test('CodeDeploy leaves the listener alone, and its deployment fails', () => {
    const door = withStickyBlue();
    const { give } = door;
    const service = shiftingService(
      {},
      {
        deploymentController: { type: 'CODE_DEPLOY' },
        deploymentConfiguration: undefined,
        loadBalancers: [{ targetGroupArn: 'blue', containerName: 'web', containerPort: 80 }],
      },
    );
    give('ECS.CreateService', service);
    give('CodeDeploy.CreateApplication', { applicationName: 'app', computePlatform: 'ECS' });
    give('CodeDeploy.CreateDeploymentGroup', groupInput());
    give('Sandbox.Wait', { until: 'steady:web' });
    expectLoadable(door);
    const deploymentId = give(
      'CodeDeploy.CreateDeployment',
      {
        applicationName: 'app',
        deploymentGroupName: 'group',
        revision: revisionOf(appSpec()),
      },
      'deploymentId',
    );
    give('Sandbox.Wait', { until: 'deployment:web=Failed', timeout: 300 });
    const query = 'deploymentInfo.errorInformation';
    expect(give('CodeDeploy.GetDeployment', { deploymentId }, query)).toMatchObject({
      code: 'ELASTIC_LOAD_BALANCING_INVALID',
      message: expect.stringContaining(NEEDED),
    });
    expectLoadable(door);
  });
});
