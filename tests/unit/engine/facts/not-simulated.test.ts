/** What comes instead of facts that the fidelity page calls simplified or not simulated. */
import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../../../src/cli/parse-command-line';
import { codeDeployStage } from '../../../support/code-deploy-service';
import { deployed } from '../../../support/deployments';
import {
  behindBalancer,
  container,
  targetGroup,
  webService,
  withCluster,
} from '../../../support/sandbox-door';
import { steadyHeadless, withTwoGroups } from '../../../support/shifting-service';

const DOES_NOT = 'ECS Sandbox does not simulate';
const LATTICE = [{ roleArn: 'role', targetGroupArn: 'group', portName: 'web' }];
const byConnect = { serviceConnectConfiguration: { enabled: true, namespace: 'demo' } };

describe('refused by name, and nothing changed', () => {
  test('fact 1.5-2: Classic Load Balancers', () => {
    const loadBalancers = [{ loadBalancerName: 'old', containerName: 'web', containerPort: 80 }];
    const { refused } = withCluster();
    expect(refused('ECS.CreateService', webService({ loadBalancers })).message).toBe(
      `${DOES_NOT} Classic Load Balancers.`,
    );
  });

  test('fact 3.1-12, 3.3-5, 3.4-2, 4-9, 4-20: Network Load Balancers and their groups', () => {
    const { refused } = withCluster();
    const network = { Name: 'nlb', Type: 'network', Subnets: ['subnet-a'] };
    expect(refused('ELBv2.CreateLoadBalancer', network).message).toBe(
      `${DOES_NOT} network load balancers.`,
    );
    expect(refused('ELBv2.CreateTargetGroup', targetGroup({ Protocol: 'TCP' })).message).toBe(
      `${DOES_NOT} target groups with the protocol TCP.`,
    );
  });

  test.each([
    ['fact 3.4-3: Service Connect', byConnect],
    ['fact 3.4-4: VPC Lattice', { vpcLatticeConfigurations: LATTICE }],
  ])('%s to shift the traffic of a canary', (_name, member) => {
    const deploymentConfiguration = { strategy: 'CANARY' };
    const { refused } = withCluster();
    const service = webService({ deploymentConfiguration, ...member });
    expect(refused('ECS.CreateService', service).message).toBe(
      `${DOES_NOT} the deployment strategy CANARY without a load balancer.`,
    );
  });

  test.each([['fact 3.3-3: CloudFormation', 'cloudformation']])(
    '%s, another service of AWS',
    (_name, service) => {
      const read = () => parseCommandLine([service, 'describe'], () => '');
      expect(read).toThrow(`${service} is an AWS service that the sandbox does not simulate`);
    },
  );
});

describe('what happens instead', () => {
  test('fact 3.4-3: a BLUE_GREEN service with Service Connect goes as without', () => {
    const web = steadyHeadless({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 }, byConnect);
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    expect(web.deployment().targetServiceRevision).not.toHaveProperty(
      'requestedProductionTrafficWeight',
    );
  });

  test('fact 1.7-11: an EC2 launch type finds room for however much while nobody declared instances', () => {
    const door = withCluster();
    const containerDefinitions = [{ ...container, memory: 30_000, cpu: 10_000 }];
    const definition = { family: 'large', networkMode: 'bridge', containerDefinitions };
    door.give('ECS.RegisterTaskDefinition', definition);
    const { networkConfiguration: _none, ...large } = webService({
      taskDefinition: 'large',
      launchType: 'EC2',
      desiredCount: 50,
    });
    door.give('ECS.CreateService', large);
    door.give('Sandbox.Wait', { until: 'steady:web', timeout: 300 });
  });

  test('fact 1.1-12: a tag has one digest, whatever is said of its image meanwhile', () => {
    const { door, until } = deployed();
    const digests = () => {
      const tasks = door.give('ECS.ListTasks', { cluster: 'demo' }, 'taskArns');
      const input = { cluster: 'demo', tasks };
      return door.give('ECS.DescribeTasks', input, 'tasks[].containers[0].imageDigest') as string[];
    };
    const [first] = digests();
    expect(first).toMatch(/^sha256:/);
    door.give('Sandbox.PutImage', { image: 'web:1', startup: 9 });
    door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 3 });
    until('running:web=3');
    expect(digests()).toEqual([first, first, first]);
  });

  test('fact 2.1-2: reset and threshold of the breaker can always be set', () => {
    const deploymentCircuitBreaker = {
      enable: true,
      rollback: true,
      resetOnHealthyTask: false,
      thresholdConfiguration: { type: 'COUNT', value: 7 },
    };
    const { record } = deployed({ deploymentConfiguration: { deploymentCircuitBreaker } });
    expect(record().deploymentCircuitBreaker.threshold).toBe(7);
  });
});

describe('what the sections leave to one sentence', () => {
  test('fact 1.1-9: the grace period is 0 where nothing is said, at most 2,147,483,647 s', () => {
    const { give, refused } = withCluster();
    const query = 'service.healthCheckGracePeriodSeconds';
    expect(give('ECS.CreateService', webService(), query)).toBe(0);
    const most = { serviceName: 'patient', healthCheckGracePeriodSeconds: 2_147_483_647 };
    expect(give('ECS.CreateService', webService(most), query)).toBe(2_147_483_647);
    const more = { serviceName: 'more', healthCheckGracePeriodSeconds: 2_147_483_648 };
    expect(refused('ECS.CreateService', webService(more)).__type).toBe('InvalidParameterException');
  });

  test('fact 1.5-12: what an update does not say of the deployment configuration stays', () => {
    const { give } = withCluster();
    const query = 'service.deploymentConfiguration.[minimumHealthyPercent,maximumPercent]';
    const both = { minimumHealthyPercent: 50, maximumPercent: 150 };
    give('ECS.CreateService', webService({ deploymentConfiguration: both }));
    const deploymentConfiguration = { maximumPercent: 175 };
    const update = { cluster: 'demo', service: 'web', deploymentConfiguration };
    expect(give('ECS.UpdateService', update, query)).toEqual([50, 175]);
  });

  test('fact T6-10: a deployment waits for a target outside the load balancer’s zones', () => {
    const { give } = withCluster();
    give('ELBv2.CreateTargetGroup', targetGroup());
    const subnets = { Name: 'web', Subnets: ['subnet-a', 'subnet-b'] };
    const LoadBalancerArn = give(
      'ELBv2.CreateLoadBalancer',
      subnets,
      'LoadBalancers[0].LoadBalancerArn',
    );
    const forward = { Type: 'forward', TargetGroupArn: 'web' };
    const listener = { LoadBalancerArn, Protocol: 'HTTP', Port: 80, DefaultActions: [forward] };
    give('ELBv2.CreateListener', listener);
    const zones = { subnets: ['subnet-a', 'subnet-b', 'subnet-c'], assignPublicIp: 'ENABLED' };
    const networkConfiguration = { awsvpcConfiguration: zones };
    give(
      'ECS.CreateService',
      webService({ desiredCount: 3, networkConfiguration, ...behindBalancer }),
    );
    give('Sandbox.Wait', { for: 600 });
    const health = 'TargetHealthDescriptions[].TargetHealth.State';
    const states = give('ELBv2.DescribeTargetHealth', { TargetGroupArn: 'web' }, health);
    expect((states as string[]).toSorted()).toEqual(['healthy', 'healthy', 'unused']);
    const described = { cluster: 'demo', services: ['web'] };
    const rollout = 'services[0].deployments[].[rolloutState,runningCount]';
    expect(give('ECS.DescribeServices', described, rollout)).toEqual([['IN_PROGRESS', 3]]);
  });

  test('fact 1.6-10: one that is STOP_REQUESTED may be stopped, and ends as it would have', () => {
    const { deploy, wait, record, door, until } = deployed();
    deploy('web:2');
    wait(20);
    deploy('web:3');
    const { serviceDeploymentArn, status } = record(1);
    expect(status).toBe('STOP_REQUESTED');
    door.give('ECS.StopServiceDeployment', { serviceDeploymentArn });
    until('deployment:web=SUCCESSFUL');
    expect(record(1).status).toBe('STOPPED');
  });

  test('fact 3.6-3: the deployment must be said, as the service model has it', () => {
    const hookId = `ecs-pause-${'a'.repeat(43)}`;
    expect(withCluster().refused('ECS.ContinueServiceDeployment', { hookId }).message).toContain(
      'Missing required parameter in input: "serviceDeploymentArn"',
    );
  });

  test('fact 3.1-10: no time limit under a minute', () => {
    const pause = { targetType: 'PAUSE', lifecycleStages: ['PRE_SCALE_UP'] };
    const lifecycleHooks = [{ ...pause, timeoutConfiguration: { timeoutInMinutes: 0 } }];
    const deploymentConfiguration = { strategy: 'BLUE_GREEN', lifecycleHooks };
    expect(
      withTwoGroups().refused('ECS.CreateService', webService({ deploymentConfiguration })).message,
    ).toContain('valid min value: 1');
  });

  test.each([
    ['service connect configuration', byConnect],
    ['volume configurations', { volumeConfigurations: [{ name: 'data' }] }],
    ['VPC Lattice configurations', { vpcLatticeConfigurations: LATTICE }],
  ])('fact 4-22: nor can UpdateService change the %s', (what, changes) => {
    const { refused } = codeDeployStage().door;
    const { message } = refused('ECS.UpdateService', {
      cluster: 'demo',
      service: 'web',
      ...changes,
    });
    expect(message).toBe(
      `Unable to update ${what} on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.`,
    );
  });
});
