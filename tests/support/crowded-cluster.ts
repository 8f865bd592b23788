/**
 * Cluster `demo` with everything that can run short: two small subnets, instances of several types
 * by hand and by an Auto Scaling group, Fargate and Spot, volumes, roles, a load balancer.
 */
import type { EngineContext } from '../../src/engine/engine-context';
import type { Task } from '../../src/model/task';
import { giveGroup } from './auto-scaling-group';
import { declareNetwork } from './declared-network';
import { type Door, targetGroup } from './sandbox-door';
import { INFRASTRUCTURE_ROLE } from './storage-stage';

type Input = Record<string, unknown>;

export interface CrowdedCluster {
  readonly door: Door;
  readonly ctx: EngineContext;
  readonly subnets: string[];
  readonly securityGroup: string;
  pass: (s: number) => void;
  /** What is refused is fine: it must change nothing, which is tested elsewhere. */
  send: (target: string, input: Input) => void;
  live: () => Task[];
}

/** What tasks of a family are and take; kept here, apart from what the engine makes of it. */
export interface Family {
  readonly name: string;
  readonly cpu: number;
  readonly memory: number;
  readonly networkMode: 'awsvpc' | 'bridge' | 'host';
  readonly launch: 'FARGATE' | 'SPOT' | 'EC2' | 'GROUP' | 'DAEMON';
  readonly container?: Input;
  readonly definition?: Input;
  /** Members of RunTask and of CreateService. */
  readonly more?: Input;
  readonly isBalanced?: boolean;
}

const port = (containerPort: number, hostPort?: number): Input => ({
  portMappings: [{ containerPort, ...(hostPort !== undefined && { hostPort }) }],
});
const healthCheck = { command: ['CMD-SHELL', 'true'], interval: 5, retries: 2 };
const EBS = { roleArn: INFRASTRUCTURE_ROLE, sizeInGiB: 10 };
const mounted = { mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] };
const efs = { name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-0123456789abcdef0' } };
const docker = { name: 'data', dockerVolumeConfiguration: { scope: 'task' } };

export const FAMILIES: readonly Family[] = [
  {
    name: 'web',
    cpu: 256,
    memory: 512,
    networkMode: 'awsvpc',
    launch: 'FARGATE',
    container: port(80),
    isBalanced: true,
  },
  {
    name: 'data',
    cpu: 512,
    memory: 1024,
    networkMode: 'awsvpc',
    launch: 'FARGATE',
    container: mounted,
    definition: { volumes: [{ name: 'data', configuredAtLaunch: true }] },
    more: { volumeConfigurations: [{ name: 'data', managedEBSVolume: EBS }] },
  },
  {
    name: 'spot',
    cpu: 256,
    memory: 1024,
    networkMode: 'awsvpc',
    launch: 'SPOT',
    container: { healthCheck, ...mounted },
    definition: { volumes: [efs] },
  },
  {
    name: 'dynamic',
    cpu: 300,
    memory: 400,
    networkMode: 'bridge',
    launch: 'EC2',
    container: { ...port(80, 0), ...mounted },
    definition: { volumes: [docker] },
  },
  {
    name: 'fixed',
    cpu: 100,
    memory: 200,
    networkMode: 'bridge',
    launch: 'EC2',
    container: port(80, 8080),
  },
  { name: 'host', cpu: 64, memory: 160, networkMode: 'host', launch: 'EC2', container: port(9000) },
  {
    name: 'own',
    cpu: 128,
    memory: 256,
    networkMode: 'awsvpc',
    launch: 'EC2',
    container: { ...port(80), healthCheck },
  },
  { name: 'group', cpu: 900, memory: 900, networkMode: 'bridge', launch: 'GROUP' },
  { name: 'daemon', cpu: 32, memory: 150, networkMode: 'bridge', launch: 'DAEMON' },
];

export const IMAGES = ['good:1', 'missing:1', 'exits:1', 'sick:1', 'greedy:1', 'slow:1'] as const;
const BEHAVIOUR: Record<(typeof IMAGES)[number], Input> = {
  'good:1': {},
  'missing:1': { missing: true },
  'exits:1': { exitAfter: 20 },
  'sick:1': { unhealthyAfter: 15 },
  'greedy:1': { memoryMib: 2000 },
  'slow:1': { startup: 30, sigtermExit: 'never' },
};

/** Registers a revision of a family whose container runs an image. */
export function register({ send }: Pick<CrowdedCluster, 'send'>, one: Family, image: string): void {
  const isFargate = one.launch === 'FARGATE' || one.launch === 'SPOT';
  const own = isFargate ? {} : { cpu: one.cpu, memory: one.memory };
  const size = { cpu: `${one.cpu}`, memory: `${one.memory}` };
  send('ECS.RegisterTaskDefinition', {
    family: one.name,
    networkMode: one.networkMode,
    executionRoleArn: 'exec',
    containerDefinitions: [{ name: 'app', image, stopTimeout: 10, ...own, ...one.container }],
    ...(isFargate && { requiresCompatibilities: ['FARGATE'], ...size }),
    ...one.definition,
  });
}

/** How RunTask and CreateService say where tasks of a family go. */
export function whereTo({ subnets, securityGroup }: CrowdedCluster, one: Family): Input {
  const how = {
    FARGATE: { launchType: 'FARGATE' },
    EC2: { launchType: 'EC2' },
    DAEMON: { launchType: 'EC2' },
    SPOT: { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] },
    GROUP: { capacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }] },
  }[one.launch];
  const isFargate = one.launch === 'FARGATE' || one.launch === 'SPOT';
  const awsvpcConfiguration = {
    subnets,
    securityGroups: [securityGroup],
    ...(isFargate && { assignPublicIp: 'ENABLED' }),
  };
  return {
    ...how,
    ...(one.networkMode === 'awsvpc' && { networkConfiguration: { awsvpcConfiguration } }),
    ...one.more,
  };
}

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
});

export function crowdedCluster(seed: number): CrowdedCluster {
  const net = declareNetwork(seed);
  const { door } = net;
  const { give } = door;
  const { ctx } = door.dispatcher.engine;
  const subnets = [
    net.subnet('10.0.1.0/28', 'us-east-1a'),
    net.subnet('10.0.2.0/28', 'us-east-1b'),
  ];
  net.route(net.mainTable, net.internetGateway());
  // Instances must reach ECS to join.
  for (const SubnetId of subnets) {
    give('EC2.ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value: true } });
  }
  const securityGroup = net.group('tasks');
  net.allow(securityGroup, 0, '10.0.0.0/16');
  give('IAM.CreateRole', { RoleName: 'exec', AssumeRolePolicyDocument: trust });
  give('IAM.AttachRolePolicy', {
    RoleName: 'exec',
    PolicyArn: 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
  });
  balance(door, net.vpc, subnets);
  // Enough of them that some instances come, few enough that tasks wait.
  giveGroup(door, { MaxSize: 3, VPCZoneIdentifier: subnets.join(',') });
  const provider = { autoScalingGroupArn: 'hosts', managedScaling: { status: 'ENABLED' } };
  give('ECS.CreateCapacityProvider', { name: 'cp', autoScalingGroupProvider: provider });
  give('ECS.PutClusterCapacityProviders', {
    cluster: 'demo',
    capacityProviders: ['cp', 'FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [],
  });
  const cluster: CrowdedCluster = {
    door,
    ctx,
    subnets,
    securityGroup,
    pass: net.pass,
    send: (target, input) => {
      door.dispatcher.send(target, input);
    },
    live: () => [...ctx.world.tasks.values()].filter((task) => task.lastStatus !== 'STOPPED'),
  };
  for (const image of IMAGES) give('Sandbox.PutImage', { image, ...BEHAVIOUR[image] });
  for (const family of FAMILIES) register(cluster, family, 'good:1');
  return cluster;
}

/** A load balancer in the subnets, clients, and an alarm that a fault can hold. */
function balance({ give }: Door, VpcId: string, Subnets: string[]): void {
  give('ELBv2.CreateTargetGroup', targetGroup({ VpcId, HealthCheckIntervalSeconds: 5 }));
  give('ELBv2.ModifyTargetGroupAttributes', {
    TargetGroupArn: 'web',
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '15' }],
  });
  give('ELBv2.CreateLoadBalancer', { Name: 'alb', Subnets });
  give('ELBv2.CreateListener', {
    LoadBalancerArn: 'alb',
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: 'web' }],
  });
  give('Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'alb', rate: 2 });
  give('CloudWatch.PutMetricAlarm', {
    AlarmName: 'errors',
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'HTTPCode_ELB_5XX_Count',
    Dimensions: [{ Name: 'LoadBalancer', Value: 'alb' }],
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1e6,
    ComparisonOperator: 'GreaterThanThreshold',
  });
}
