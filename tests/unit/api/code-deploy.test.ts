/** What `aws deploy` takes, refuses and answers. */
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../src/model/sha256';
import {
  appSpec,
  codeDeployStage,
  groupInput,
  revisionOf,
} from '../../support/code-deploy-service';
import { openDoor, webService } from '../../support/sandbox-door';
import { withTwoGroups } from '../../support/shifting-service';

/** A service on CodeDeploy and an application, no group yet. */
function withApplication() {
  const door = withTwoGroups();
  door.give(
    'ECS.CreateService',
    webService({
      deploymentController: { type: 'CODE_DEPLOY' },
      loadBalancers: [{ targetGroupArn: 'blue', containerName: 'web', containerPort: 80 }],
    }),
  );
  door.give('CodeDeploy.CreateApplication', { applicationName: 'app', computePlatform: 'ECS' });
  return door;
}

const GROUP = 'CodeDeploy.CreateDeploymentGroup';
const pairOf = (pair: Record<string, unknown>) => ({
  loadBalancerInfo: {
    targetGroupPairInfoList: [
      {
        targetGroups: [{ name: 'blue' }, { name: 'green' }],
        prodTrafficRoute: { listenerArns: ['web-alb:80'] },
        ...pair,
      },
    ],
  },
});

describe('applications', () => {
  test('are made, described, listed and deleted; of the platform ECS alone', () => {
    const { give, refused } = openDoor();
    give('CodeDeploy.CreateApplication', { applicationName: 'b', computePlatform: 'ECS' });
    give('CodeDeploy.CreateApplication', { applicationName: 'a', computePlatform: 'ECS' });
    expect(give('CodeDeploy.ListApplications', {}, 'applications')).toEqual(['a', 'b']);
    expect(
      give('CodeDeploy.GetApplication', { applicationName: 'a' }, 'application'),
    ).toMatchObject({ applicationName: 'a', computePlatform: 'ECS', linkedToGitHub: false });
    const again = { applicationName: 'a', computePlatform: 'ECS' };
    expect(refused('CodeDeploy.CreateApplication', again).__type).toBe(
      'ApplicationAlreadyExistsException',
    );
    for (const computePlatform of [undefined, 'Server', 'Lambda']) {
      const input = { applicationName: 'c', computePlatform };
      expect(refused('CodeDeploy.CreateApplication', input).message).toMatch(/does not simulate/);
    }
    give('CodeDeploy.DeleteApplication', { applicationName: 'a' });
    expect(refused('CodeDeploy.GetApplication', { applicationName: 'a' })).toEqual({
      __type: 'ApplicationDoesNotExistException',
      message: 'No application found for name: a',
    });
  });
});

describe('deployment groups', () => {
  test('fact 4-17: one group for a service, one listener for a route', () => {
    const { give, refused } = withApplication();
    const type = (changes: Record<string, unknown>) =>
      refused(GROUP, { ...groupInput(), ...changes }).__type;
    const listenerArns = ['web-alb:80', 'web-alb:8080'];
    expect(type(pairOf({ prodTrafficRoute: { listenerArns } }))).toBe(
      'InvalidLoadBalancerInfoException',
    );
    give(GROUP, groupInput());
    expect(type({ deploymentGroupName: 'other' })).toBe('ECSServiceMappingLimitExceededException');
    expect(type({})).toBe('DeploymentGroupAlreadyExistsException');
  });

  test('fact 4-17: one deployment at a time', () => {
    const stage = codeDeployStage();
    const id = stage.deploy();
    const input = {
      applicationName: 'app',
      deploymentGroupName: 'group',
      revision: revisionOf(appSpec()),
    };
    expect(stage.door.refused('CodeDeploy.CreateDeployment', input)).toEqual({
      __type: 'DeploymentLimitExceededException',
      message: `The Deployment Group 'group' already has an active Deployment '${id}'`,
    });
    stage.reach(id, 'Succeeded', 200);
    stage.deploy();
  });

  test('fact 4-20: a production listener, a test listener on another port of the same balancer', () => {
    const { refused } = withApplication();
    const type = (pair: Record<string, unknown>) =>
      refused(GROUP, { ...groupInput(), ...pairOf(pair) }).__type;
    const test8080 = { listenerArns: ['web-alb:80'] };
    expect(type({ testTrafficRoute: test8080 })).toBe('InvalidLoadBalancerInfoException');
    expect(type({ prodTrafficRoute: { listenerArns: [] } })).toBe(
      'InvalidLoadBalancerInfoException',
    );
    expect(type({ prodTrafficRoute: { listenerArns: ['web-alb:99'] } })).toBe(
      'InvalidLoadBalancerInfoException',
    );
    for (const names of [['blue'], ['blue', 'blue'], ['green', 'none'], ['blue', 'green', 'x']]) {
      const targetGroups = names.map((name) => ({ name }));
      expect(type({ targetGroups })).toBe('InvalidTargetGroupPairException');
    }
  });

  test('the service must be CodeDeploy’s', () => {
    const { give, refused } = withApplication();
    give('ECS.CreateService', webService({ serviceName: 'plain' }));
    const type = (serviceName: string) =>
      refused(GROUP, {
        ...groupInput(),
        ecsServices: [{ serviceName, clusterName: 'demo' }],
      }).__type;
    expect(type('plain')).toBe('InvalidECSServiceException');
    expect(type('none')).toBe('InvalidECSServiceException');
  });

  test.each([
    ['DeploymentConfigDoesNotExistException', { deploymentConfigName: 'CodeDeployDefault.X' }],
    ['InvalidDeploymentStyleException', { deploymentStyle: { deploymentType: 'IN_PLACE' } }],
    ['InvalidAutoRollbackConfigException', { autoRollbackConfiguration: { enabled: true } }],
    ['InvalidAlarmConfigException', { alarmConfiguration: { enabled: true, alarms: [] } }],
    [
      'InvalidAlarmConfigException',
      { alarmConfiguration: { enabled: true, alarms: [{ name: 'a' }, { name: 'a' }] } },
    ],
    [
      'AlarmsLimitExceededException',
      {
        alarmConfiguration: {
          enabled: true,
          alarms: Array.from({ length: 11 }, (_, i) => ({ name: `a${i}` })),
        },
      },
    ],
    ['RoleRequiredException', { serviceRoleArn: '' }],
  ])('%s', (type, changes) => {
    const { refused } = withApplication();
    expect(refused(GROUP, { ...groupInput(), ...changes }).__type).toBe(type);
  });

  test('fact 4-13, 4-14: either wait is at most 2880 minutes', () => {
    const { give, refused } = withApplication();
    const waits = (terminationWaitTimeInMinutes: number, waitTimeInMinutes: number) => ({
      ...groupInput(),
      blueGreenDeploymentConfiguration: {
        terminateBlueInstancesOnDeploymentSuccess: { terminationWaitTimeInMinutes },
        deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes },
      },
    });
    for (const [termination, ready] of [
      [2881, 5],
      [-1, 5],
      [5, 2881],
      [5, 0],
    ] as const) {
      expect(refused(GROUP, waits(termination, ready)).__type).toBe(
        'InvalidBlueGreenDeploymentConfigurationException',
      );
    }
    give(GROUP, waits(2880, 2880));
  });

  test('the production listener forwards to the pair from then on, all to the service’s group', () => {
    const { give } = withApplication();
    give('ELBv2.ModifyListener', {
      ListenerArn: 'web-alb:80',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: 'blue' }],
    });
    give(GROUP, groupInput());
    const query = 'Listeners[?Port==`80`].DefaultActions[].ForwardConfig.TargetGroups[].Weight';
    const arn = give(
      'ELBv2.DescribeLoadBalancers',
      {},
      'LoadBalancers[0].LoadBalancerArn',
    ) as string;
    expect(give('ELBv2.DescribeListeners', { LoadBalancerArn: arn }, query)).toEqual([100, 0]);
  });

  test('UpdateDeploymentGroup changes what is given', () => {
    const { give } = withApplication();
    give(GROUP, groupInput());
    give('CodeDeploy.UpdateDeploymentGroup', {
      applicationName: 'app',
      currentDeploymentGroupName: 'group',
      newDeploymentGroupName: 'renamed',
      deploymentConfigName: 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes',
    });
    const named = { applicationName: 'app', deploymentGroupName: 'renamed' };
    expect(give('CodeDeploy.GetDeploymentGroup', named, 'deploymentGroupInfo')).toMatchObject({
      deploymentConfigName: 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes',
      ecsServices: [{ serviceName: 'web', clusterName: 'demo' }],
      serviceRoleArn: 'arn:aws:iam::123456789012:role/deploy',
    });
    give('CodeDeploy.DeleteDeploymentGroup', named);
    expect(
      give('CodeDeploy.ListDeploymentGroups', { applicationName: 'app' }, 'deploymentGroups'),
    ).toEqual([]);
  });
});

describe('deployments', () => {
  test('fact 4-23: an id is d- and nine capitals or digits', () => {
    const stage = codeDeployStage();
    expect(stage.deploy()).toMatch(/^d-[A-Z0-9]{9}$/);
    const { refused } = stage.door;
    const type = (deploymentId: string) =>
      refused('CodeDeploy.GetDeployment', { deploymentId }).__type;
    expect(type('d-AAAAAAAAA')).toBe('DeploymentDoesNotExistException');
    expect(type('nonsense')).toBe('InvalidDeploymentIdException');
  });

  test('only the text of an AppSpec is taken, with its hash if one is given', () => {
    const { give, refused } = codeDeployStage().door;
    const names = { applicationName: 'app', deploymentGroupName: 'group' };
    const tryOut = (revision: Record<string, unknown> | undefined) =>
      refused('CodeDeploy.CreateDeployment', { ...names, revision });
    expect(tryOut(undefined).__type).toBe('RevisionRequiredException');
    expect(tryOut({ revisionType: 'S3', s3Location: { bucket: 'b', key: 'k' } }).message).toMatch(
      /^ECS Sandbox does not simulate revisions of the type S3/,
    );
    const content = appSpec();
    expect(tryOut({ appSpecContent: { content, sha256: sha256(`${content} `) } }).__type).toBe(
      'InvalidRevisionException',
    );
    give('CodeDeploy.CreateDeployment', {
      ...names,
      revision: { appSpecContent: { content, sha256: sha256(content) } },
    });
  });

  test('are listed newest first, by group and status', () => {
    const stage = codeDeployStage();
    const first = stage.deploy();
    stage.reach(first, 'Succeeded', 200);
    const second = stage.deploy();
    const list = (input: Record<string, unknown>) =>
      stage.door.give('CodeDeploy.ListDeployments', input, 'deployments');
    expect(list({})).toEqual([second, first]);
    expect(list({ includeOnlyStatuses: ['Succeeded'] })).toEqual([first]);
    expect(list({ applicationName: 'app', deploymentGroupName: 'group' })).toHaveLength(2);
    expect(list({ createTimeRange: { start: '2027-01-01T00:00:00Z' } })).toEqual([]);
    const both = stage.door.give(
      'CodeDeploy.BatchGetDeployments',
      { deploymentIds: [first, second, 'd-AAAAAAAAA'] },
      'deploymentsInfo[].[deploymentId, status]',
    );
    expect(both).toEqual([
      [first, 'Succeeded'],
      [second, 'Created'],
    ]);
    expect(
      stage.door.give('CodeDeploy.ListDeploymentTargets', { deploymentId: first }, 'targetIds'),
    ).toEqual(['demo:web']);
  });

  test('a target tells of both task sets, with the weight of each', () => {
    const stage = codeDeployStage({ config: 'CodeDeployDefault.ECSCanary10Percent5Minutes' });
    const id = stage.deploy();
    stage.reach(id, 'AllowTraffic', 200);
    const target = stage.door.give(
      'CodeDeploy.GetDeploymentTarget',
      { deploymentId: id, targetId: 'demo:web' },
      'deploymentTarget.ecsTarget.taskSetsInfo[].[taskSetLabel, status, trafficWeight, targetGroup.name, runningCount]',
    );
    expect(target).toEqual([
      ['Blue', 'PRIMARY', 90, 'blue', 2],
      ['Green', 'ACTIVE', 10, 'green', 2],
    ]);
  });

  test('a function is answered for by its execution id, once', () => {
    const stage = codeDeployStage();
    const { give, refused } = stage.door;
    give('Sandbox.PutHook', { function: 'check', answers: ['IN_PROGRESS'] });
    const id = stage.deploy({ hooks: { BeforeInstall: 'check' } });
    stage.until(() => stage.deployment(id).execution !== undefined, 30);
    const event = give(
      'Sandbox.DescribeEvents',
      {},
      "events[?type=='LifecycleHook'].message | [-1]",
    ) as string;
    const executionId = /lifecycleEventHookExecutionId ([0-9a-f-]+)/.exec(event)?.[1];
    const answer = { deploymentId: id, lifecycleEventHookExecutionId: executionId };
    const target = 'CodeDeploy.PutLifecycleEventHookExecutionStatus';
    expect(refused(target, { ...answer, status: 'Skipped' }).__type).toBe(
      'InvalidLifecycleEventHookExecutionStatusException',
    );
    expect(
      refused(target, { ...answer, lifecycleEventHookExecutionId: 'x', status: 'Failed' }).__type,
    ).toBe('InvalidLifecycleEventHookExecutionIdException');
    give(target, { ...answer, status: 'Failed' });
    expect(stage.deployment(id)).toMatchObject({
      status: 'Failed',
      error: { code: 'HOOK_EXECUTION_FAILURE' },
    });
  });

  test('waits of the sandbox know its statuses and events', () => {
    const stage = codeDeployStage({ config: 'CodeDeployDefault.ECSCanary10Percent5Minutes' });
    const { give, refused } = stage.door;
    const id = stage.deploy();
    give('Sandbox.Wait', { until: 'stage:web=AllowTraffic' });
    expect(stage.weights().green).toBe(10);
    give('Sandbox.Wait', { until: 'deployment:web=Succeeded' });
    expect(stage.deployment(id).status).toBe('Succeeded');
    expect(refused('Sandbox.Wait', { until: 'stage:web=Nonsense' }).__type).toBe(
      'ValidationException',
    );
  });
});

test('an account carries applications, groups and the service’s controller', () => {
  const stage = codeDeployStage({ termination: 5, ready: 10 });
  const id = stage.deploy();
  stage.reach(id, 'Ready', 200);
  const account = stage.door.give('Sandbox.DescribeAccount');
  const other = openDoor();
  other.give('Sandbox.LoadAccount', { account });
  expect(other.give('Sandbox.DescribeAccount')).toEqual(account);
  other.give('Sandbox.Wait', { until: 'steady:web' });
  other.give('CodeDeploy.CreateDeployment', {
    applicationName: 'app',
    deploymentGroupName: 'group',
    revision: revisionOf(appSpec()),
  });
  other.give('Sandbox.Wait', { until: 'deployment:web=Ready' });
});

test('an account carries the task sets of a service, and which is PRIMARY', () => {
  const door = withTwoGroups();
  const WEB = { cluster: 'demo', service: 'web' };
  door.give('ECS.CreateService', {
    cluster: 'demo',
    serviceName: 'web',
    desiredCount: 2,
    deploymentController: { type: 'EXTERNAL' },
  });
  const awsvpcConfiguration = { subnets: ['subnet-a'] };
  for (const [targetGroupArn, taskDefinition] of [
    ['blue', 'web:1'],
    ['green', 'web:2'],
  ]) {
    door.give('ECS.CreateTaskSet', {
      ...WEB,
      taskDefinition,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration },
      loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 80 }],
      scale: { value: 50, unit: 'PERCENT' },
    });
  }
  door.give('ECS.UpdateServicePrimaryTaskSet', { ...WEB, primaryTaskSet: '#1' });
  const account = door.give('Sandbox.DescribeAccount');
  const other = openDoor();
  other.give('Sandbox.LoadAccount', { account });
  expect(other.give('Sandbox.DescribeAccount')).toEqual(account);
  const query = 'taskSets[].[status, computedDesiredCount]';
  expect(other.give('ECS.DescribeTaskSets', WEB, query)).toEqual([
    ['ACTIVE', 1],
    ['PRIMARY', 1],
  ]);
});
