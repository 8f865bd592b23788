/** What the deployment controllers CODE_DEPLOY and EXTERNAL allow, and how they refuse the rest. */
import { describe, expect, test } from 'vitest';
import { codeDeployStage } from '../../support/code-deploy-service';
import { network, webService } from '../../support/sandbox-door';
import { withTwoGroups } from '../../support/shifting-service';

const WEB = { cluster: 'demo', service: 'web' };
const entry = { targetGroupArn: 'green', containerName: 'web', containerPort: 80 };

describe('CODE_DEPLOY', () => {
  test.each([
    ['task definition', { taskDefinition: 'web:2' }],
    ['network parameters', { networkConfiguration: network }],
    ['load balancers', { loadBalancers: [entry] }],
    ['platform version', { platformVersion: '1.4.0' }],
  ])('fact 4-22: UpdateService cannot change the %s', (what, changes) => {
    const { refused } = codeDeployStage().door;
    expect(refused('ECS.UpdateService', { ...WEB, ...changes })).toEqual({
      __type: 'InvalidParameterException',
      message: `Unable to update ${what} on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.`,
    });
  });

  test('fact 4-22: nor force a new deployment', () => {
    const { refused } = codeDeployStage().door;
    expect(refused('ECS.UpdateService', { ...WEB, forceNewDeployment: true }).message).toBe(
      'Cannot force a new deployment on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.',
    );
  });

  test('fact 4-22: desired count, configuration, grace period and tags it can', () => {
    const stage = codeDeployStage();
    stage.door.give('ECS.UpdateService', {
      ...WEB,
      desiredCount: 3,
      healthCheckGracePeriodSeconds: 30,
      enableECSManagedTags: true,
      propagateTags: 'SERVICE',
      deploymentConfiguration: { maximumPercent: 150, minimumHealthyPercent: 50 },
    });
    stage.door.give('Sandbox.Wait', { until: 'running:web=3' });
    expect(stage.service()).toMatchObject({
      desiredCount: 3,
      healthCheckGracePeriodSeconds: 30,
      deploymentConfiguration: { maximumPercent: 150 },
    });
    expect(stage.service().taskSets).toHaveLength(1);
  });

  test('fact 4-21: the first task set is PRIMARY and nobody’s; later ones are CodeDeploy’s', () => {
    const stage = codeDeployStage({ config: 'CodeDeployDefault.ECSCanary10Percent5Minutes' });
    const shown = () =>
      stage.door.give(
        'ECS.DescribeServices',
        { cluster: 'demo', services: ['web'] },
        'services[0].taskSets[].[status, startedBy, externalId, stabilityStatus]',
      );
    expect(shown()).toEqual([['PRIMARY', null, null, 'STEADY_STATE']]);
    const id = stage.deploy();
    stage.reach(id, 'Install', 30);
    expect(shown()).toEqual([
      ['ACTIVE', 'CODE_DEPLOY', id, 'STABILIZING'],
      ['PRIMARY', null, null, 'STEADY_STATE'],
    ]);
    stage.reach(id, 'Succeeded', 600);
    expect(shown()).toEqual([
      ['PRIMARY', 'CODE_DEPLOY', id, 'STEADY_STATE'],
      ['DRAINING', null, null, expect.any(String)],
    ]);
  });

  test('the CLI’s waiter for stable services never sees one: there are no deployments', () => {
    const { door } = codeDeployStage();
    const query = 'services[0].[length(deployments), runningCount, desiredCount]';
    expect(
      door.give('ECS.DescribeServices', { cluster: 'demo', services: ['web'] }, query),
    ).toEqual([0, 2, 2]);
  });

  test('needs exactly one target group, and takes neither breaker nor strategy nor DAEMON', () => {
    const { refused } = withTwoGroups();
    const deploys = (changes: Record<string, unknown>) =>
      refused('ECS.CreateService', {
        ...webService({ deploymentController: { type: 'CODE_DEPLOY' }, loadBalancers: [entry] }),
        ...changes,
      }).__type;
    const deploymentCircuitBreaker = { enable: true, rollback: true };
    expect(deploys({ loadBalancers: [] })).toBe('InvalidParameterException');
    expect(deploys({ deploymentConfiguration: { deploymentCircuitBreaker } })).toBe(
      'InvalidParameterException',
    );
    expect(deploys({ deploymentConfiguration: { strategy: 'CANARY' } })).toBe(
      'InvalidParameterException',
    );
    expect(deploys({ schedulingStrategy: 'DAEMON' })).toBe('InvalidParameterException');
  });
});

describe('EXTERNAL', () => {
  test.each([
    ['TaskDefinition must be blank.', { taskDefinition: 'web:1' }],
    ['LoadBalancers must be empty or null.', { loadBalancers: [entry] }],
    ['LaunchType must be blank.', { launchType: 'FARGATE' }],
    ['NetworkConfiguration must be blank.', { networkConfiguration: network }],
  ])('section 5: CreateService says nothing of tasks: %s', (message, changes) => {
    const { refused } = withTwoGroups();
    const input = {
      cluster: 'demo',
      serviceName: 'web',
      deploymentController: { type: 'EXTERNAL' },
      ...changes,
    };
    expect(refused('ECS.CreateService', input)).toEqual({
      __type: 'InvalidParameterException',
      message,
    });
  });

  test('section 5: UpdateService changes counts, not what tasks are made from', () => {
    const { give, refused } = withTwoGroups();
    const deploymentController = { type: 'EXTERNAL' };
    give('ECS.CreateService', { cluster: 'demo', serviceName: 'web', deploymentController });
    give('ECS.UpdateService', { ...WEB, desiredCount: 2, healthCheckGracePeriodSeconds: 5 });
    for (const changes of [
      { taskDefinition: 'web:2' },
      { deploymentConfiguration: { maximumPercent: 150 } },
      { forceNewDeployment: true },
    ]) {
      expect(refused('ECS.UpdateService', { ...WEB, ...changes }).message).toMatch(
        / on services with an EXTERNAL deployment controller\. Create a new task set instead\.$/,
      );
    }
  });

  test('task sets are for EXTERNAL services alone, five at most, with one target group', () => {
    const { give, refused } = withTwoGroups();
    give('ECS.CreateService', webService({ serviceName: 'plain' }));
    const taskSet = {
      taskDefinition: 'web:1',
      launchType: 'FARGATE',
      networkConfiguration: network,
    };
    expect(refused('ECS.CreateTaskSet', { ...WEB, service: 'plain', ...taskSet })).toEqual({
      __type: 'InvalidParameterException',
      message:
        'Amazon ECS only supports task set management on services configured to use external deployment controllers.',
    });
    const deploymentController = { type: 'EXTERNAL' };
    give('ECS.CreateService', { cluster: 'demo', serviceName: 'web', deploymentController });
    const scale = { value: 101, unit: 'PERCENT' };
    expect(refused('ECS.CreateTaskSet', { ...WEB, ...taskSet, scale }).__type).toBe(
      'InvalidParameterException',
    );
    for (let i = 0; i < 5; i++) give('ECS.CreateTaskSet', { ...WEB, ...taskSet });
    expect(refused('ECS.CreateTaskSet', { ...WEB, ...taskSet }).message).toBe(
      '5 deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.',
    );
  });
});
