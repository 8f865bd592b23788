/** Inputs that somebody could give, by operation: where the others of a program begin. */
import { CROWDED_SCRIPT } from '../crowded-account';
import { played } from '../scenario-documents';
import type { Input } from './random-input';

export interface Command {
  target: string;
  input: Input;
}

const fargate = { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } };
const balanced = [{ targetGroupArn: 'web', containerName: 'web', containerPort: 80 }];
const service = { cluster: 'demo', service: 'web' };
const fault = (type: string, more: Input = {}): Command => ({
  target: 'Sandbox.InjectFault',
  input: { type, for: 40, ...more },
});
const image = (name: string, more: Input = {}): Command => ({
  target: 'Sandbox.PutImage',
  input: { image: name, startup: 4, serviceTimeMs: 40, ...more },
});
const deploy = (deploymentConfiguration: Input, more: Input = {}): Command => ({
  target: 'ECS.UpdateService',
  input: { ...service, forceNewDeployment: true, deploymentConfiguration, ...more },
});
const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };

/** Of what no script that a sandbox begins with gives. */
const BY_HAND: readonly Command[] = [
  fault('kill-task', { count: 2 }),
  fault('crash-container', { service: 'web', count: 1 }),
  fault('hang-task', { count: 1 }),
  fault('slow-task', { count: 1, factor: 4 }),
  fault('fail-health-check', { count: 2 }),
  fault('error-burst', { count: 1, errorRate: 0.5 }),
  fault('az-outage', { availabilityZone: 'us-east-1a' }),
  fault('memory-leak', { count: 1, mibPerSecond: 50 }),
  fault('stop-instance', { count: 1 }),
  fault('agent-disconnect', { count: 1 }),
  fault('spot-interruption', { count: 2 }),
  fault('registry-outage'),
  fault('capacity-unavailable', { capacityProvider: 'FARGATE' }),
  fault('exhaust-subnet-ips', { subnet: 'subnet-a' }),
  image('web:1'),
  image('web:2', { exitAfter: 20 }),
  image('web:1', { missing: true }),
  image('web:1', { healthCheckStatus: 500, sigtermExit: 'never' }),
  image('web:2', { errorRate: 0.4, discipline: 'processor-sharing', concurrency: 3 }),
  deploy({ ...breaker, minimumHealthyPercent: 50, maximumPercent: 150 }),
  deploy({ ...breaker, minimumHealthyPercent: 0, maximumPercent: 100 }, { desiredCount: 3 }),
  deploy({ strategy: 'ROLLING', earlySuccessCriteria: { enable: true, healthyPercent: 50 } }),
  deploy({
    strategy: 'CANARY',
    bakeTimeInMinutes: 1,
    canaryConfiguration: { canaryPercent: 25, canaryBakeTimeInMinutes: 1 },
  }),
  deploy({
    strategy: 'LINEAR',
    bakeTimeInMinutes: 0,
    linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 0 },
  }),
  { target: 'ECS.UpdateService', input: { ...service, desiredCount: 4 } },
  { target: 'ECS.UpdateService', input: { ...service, desiredCount: 0 } },
  { target: 'ECS.UpdateService', input: { ...service, taskDefinition: 'web' } },
  { target: 'ECS.DeleteService', input: { ...service, force: true } },
  {
    target: 'ECS.CreateService',
    input: {
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 2,
      launchType: 'FARGATE',
      networkConfiguration: fargate,
      loadBalancers: balanced,
    },
  },
  {
    target: 'ECS.CreateService',
    input: {
      cluster: 'demo',
      serviceName: 'sets',
      desiredCount: 2,
      deploymentController: { type: 'EXTERNAL' },
    },
  },
  {
    target: 'ECS.CreateService',
    input: {
      cluster: 'demo',
      serviceName: 'code',
      taskDefinition: 'web',
      desiredCount: 2,
      launchType: 'FARGATE',
      deploymentController: { type: 'CODE_DEPLOY' },
      networkConfiguration: fargate,
      loadBalancers: balanced,
    },
  },
  {
    target: 'ECS.CreateTaskSet',
    input: {
      cluster: 'demo',
      service: 'sets',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: fargate,
      scale: { unit: 'PERCENT', value: 100 },
    },
  },
  {
    target: 'ECS.RunTask',
    input: {
      cluster: 'demo',
      taskDefinition: 'web',
      count: 2,
      launchType: 'FARGATE',
      networkConfiguration: fargate,
    },
  },
  { target: 'ECS.RunTask', input: { cluster: 'demo', taskDefinition: 'worker', count: 3 } },
  { target: 'ECS.StopTask', input: { cluster: 'demo', task: 'any' } },
  {
    target: 'ECS.UpdateTaskProtection',
    input: { cluster: 'demo', tasks: ['any'], protectionEnabled: true, expiresInMinutes: 2 },
  },
  {
    target: 'ECS.UpdateContainerInstancesState',
    input: { cluster: 'demo', containerInstances: ['any'], status: 'DRAINING' },
  },
  {
    target: 'ECS.DeregisterContainerInstance',
    input: { cluster: 'demo', containerInstance: 'any', force: true },
  },
  {
    target: 'ECS.UpdateTaskSet',
    input: {
      cluster: 'demo',
      service: 'sets',
      taskSet: 'any',
      scale: { unit: 'PERCENT', value: 50 },
    },
  },
  {
    target: 'ECS.ExecuteCommand',
    input: { cluster: 'demo', task: 'any', command: 'ls /', interactive: true },
  },
  {
    target: 'CodeDeploy.CreateDeployment',
    input: {
      applicationName: 'app',
      deploymentGroupName: 'group',
      revision: {
        revisionType: 'AppSpecContent',
        appSpecContent: {
          content: JSON.stringify({
            version: 0,
            Resources: [
              {
                TargetService: {
                  Type: 'AWS::ECS::Service',
                  Properties: {
                    TaskDefinition: 'web',
                    LoadBalancerInfo: { ContainerName: 'web', ContainerPort: 80 },
                  },
                },
              },
            ],
          }),
        },
      },
    },
  },
  {
    target: 'ECS.RegisterTaskDefinition',
    input: {
      family: 'worker',
      containerDefinitions: [
        {
          name: 'app',
          image: 'web:2',
          cpu: 300,
          memory: 300,
          portMappings: [{ containerPort: 80 }],
        },
      ],
    },
  },
  {
    target: 'EC2.RunInstances',
    input: { InstanceType: 'm5.large', MinCount: 1, MaxCount: 2, UserData: 'ECS_CLUSTER=demo' },
  },
  {
    target: 'CodeDeploy.CreateApplication',
    input: { applicationName: 'app', computePlatform: 'ECS' },
  },
  {
    target: 'CodeDeploy.CreateDeploymentGroup',
    input: {
      applicationName: 'app',
      deploymentGroupName: 'group',
      serviceRoleArn: 'arn:aws:iam::123456789012:role/deploy',
      deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
      deploymentStyle: {
        deploymentType: 'BLUE_GREEN',
        deploymentOption: 'WITH_TRAFFIC_CONTROL',
      },
      blueGreenDeploymentConfiguration: {
        terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE' },
        deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT' },
      },
      ecsServices: [{ clusterName: 'demo', serviceName: 'code' }],
      loadBalancerInfo: {
        targetGroupPairInfoList: [
          {
            targetGroups: [{ name: 'web' }, { name: 'green' }],
            prodTrafficRoute: { listenerArns: ['web-alb:80'] },
          },
        ],
      },
    },
  },
  {
    target: 'Sandbox.PutTraffic',
    input: { name: 'clients', loadBalancer: 'web-alb', rate: 20, clientTimeout: 5 },
  },
  {
    target: 'Sandbox.PutTraffic',
    input: {
      name: 'others',
      loadBalancer: 'web-alb',
      rate: 5,
      pattern: 'ramp',
      toRate: 20,
      over: 60,
    },
  },
  { target: 'Sandbox.PutHook', input: { function: 'check', answers: ['IN_PROGRESS', 'FAILED'] } },
  { target: 'Sandbox.PutQuota', input: { set: {} } },
  {
    target: 'ELBv2.ModifyTargetGroupAttributes',
    input: {
      TargetGroupArn: 'web',
      Attributes: [
        { Key: 'load_balancing.algorithm.type', Value: 'least_outstanding_requests' },
        { Key: 'deregistration_delay.timeout_seconds', Value: '20' },
      ],
    },
  },
];

let whole: Promise<Command[]> | undefined;

/** The commands of a script that declares one of everything, in order: a beginning, too. */
export function crowdedCommands(): Promise<Command[]> {
  whole ??= played(CROWDED_SCRIPT, 1).then(({ log }) =>
    log.map(({ target, input }) => ({ target, input: structuredClone(input) })),
  );
  return whole;
}

/** All of them by operation. */
export async function examplesByOperation(): Promise<ReadonlyMap<string, readonly Input[]>> {
  const found = new Map<string, Input[]>();
  for (const { target, input } of [...(await crowdedCommands()), ...BY_HAND]) {
    found.set(target, [...(found.get(target) ?? []), input]);
  }
  return found;
}
