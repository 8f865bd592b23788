import { plus, seconds } from '../../src/model/sim-time';
import type { Task } from '../../src/model/task';
import { type Door, fargateTask, openDoor, targetGroup } from './sandbox-door';

/** A sandbox with a VPC 10.0.0.0/16 and short ways to put things into it. */
export interface Net {
  readonly door: Door;
  readonly vpc: string;
  /** Its main route table. */
  readonly mainTable: string;
  subnet: (cidr: string, zone?: string) => string;
  group: (name: string) => string;
  /** Lets traffic in to a group, from a CIDR block or from another group. */
  allow: (group: string, port: number, source: string) => void;
  internetGateway: () => string;
  route: (table: string, target: string) => void;
  table: (...subnets: string[]) => string;
  nat: (subnet: string) => string;
  endpoint: (service: string, members?: Record<string, unknown>) => string;
  /** RunTask on Fargate; the task. */
  run: (subnet: string, options?: RunOptions) => Task;
  task: (arn: string) => Task;
  pass: (s: number) => void;
}

interface RunOptions {
  groups?: string[];
  publicIp?: boolean;
  container?: Record<string, unknown>;
}

export function declareNetwork(seed = 1): Net {
  const door = openDoor(seed);
  const { engine } = door.dispatcher;
  const { give } = door;
  give('ECS.CreateCluster', { clusterName: 'demo' });
  const vpc = give('EC2.CreateVpc', { CidrBlock: '10.0.0.0/16' }, 'Vpc.VpcId') as string;
  const mainTable = give(
    'EC2.DescribeRouteTables',
    { Filters: [{ Name: 'association.main', Values: ['true'] }] },
    'RouteTables[0].RouteTableId',
  ) as string;
  const task = (arn: string) => engine.ctx.world.tasks.get(arn)!;
  return {
    door,
    vpc,
    mainTable,
    ...insides(door, vpc),
    ...waysOut(door, vpc),
    run: (subnet, options = {}) => task(runTask(door, subnet, options)),
    task,
    pass: (s) => {
      engine.advanceTo(plus(engine.now, seconds(s)));
    },
  };
}

function insides({ give }: Door, VpcId: string): Pick<Net, 'subnet' | 'group' | 'allow'> {
  return {
    subnet: (CidrBlock, AvailabilityZone) => {
      const input = { VpcId, CidrBlock, AvailabilityZone };
      return give('EC2.CreateSubnet', input, 'Subnet.SubnetId') as string;
    },
    group: (GroupName) => {
      const input = { GroupName, Description: GroupName, VpcId };
      return give('EC2.CreateSecurityGroup', input, 'GroupId') as string;
    },
    allow: (GroupId, port, source) => {
      give('EC2.AuthorizeSecurityGroupIngress', {
        GroupId,
        IpPermissions: [permission(port, source)],
      });
    },
  };
}

function waysOut(
  { give }: Door,
  VpcId: string,
): Pick<Net, 'internetGateway' | 'route' | 'table' | 'nat' | 'endpoint'> {
  return {
    internetGateway: () => {
      const made = 'InternetGateway.InternetGatewayId';
      const InternetGatewayId = give('EC2.CreateInternetGateway', {}, made) as string;
      give('EC2.AttachInternetGateway', { InternetGatewayId, VpcId });
      return InternetGatewayId;
    },
    route: (RouteTableId, target) => {
      const member = target.startsWith('nat-') ? 'NatGatewayId' : 'GatewayId';
      const DestinationCidrBlock = '0.0.0.0/0';
      give('EC2.CreateRoute', { RouteTableId, DestinationCidrBlock, [member]: target });
    },
    table: (...subnets) => {
      const made = 'RouteTable.RouteTableId';
      const RouteTableId = give('EC2.CreateRouteTable', { VpcId }, made) as string;
      for (const SubnetId of subnets) give('EC2.AssociateRouteTable', { RouteTableId, SubnetId });
      return RouteTableId;
    },
    nat: (SubnetId) => {
      const AllocationId = give('EC2.AllocateAddress', {}, 'AllocationId');
      const made = 'NatGateway.NatGatewayId';
      return give('EC2.CreateNatGateway', { SubnetId, AllocationId }, made) as string;
    },
    endpoint: (service, members = {}) => {
      const ServiceName = `com.amazonaws.us-east-1.${service}`;
      const input = { VpcId, ServiceName, ...members };
      return give('EC2.CreateVpcEndpoint', input, 'VpcEndpoint.VpcEndpointId') as string;
    },
  };
}

/** RunTask of one container; the task's ARN. */
function runTask({ give }: Door, subnet: string, options: RunOptions): string {
  const containerDefinitions = [{ name: 'web', image: 'web:1', ...options.container }];
  give('ECS.RegisterTaskDefinition', fargateTask({ containerDefinitions }));
  const awsvpcConfiguration = {
    subnets: [subnet],
    securityGroups: options.groups,
    assignPublicIp: options.publicIp ? 'ENABLED' : 'DISABLED',
  };
  const input = {
    cluster: 'demo',
    taskDefinition: 'web',
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration },
  };
  return give('ECS.RunTask', input, 'tasks[0].taskArn') as string;
}

/** One permission, for all ports where it is 0. */
export const permission = (port: number, source: string): Record<string, unknown> => ({
  ...(port === 0 ? { IpProtocol: '-1' } : { IpProtocol: 'tcp', FromPort: port, ToPort: port }),
  ...(source.startsWith('sg-')
    ? { UserIdGroupPairs: [{ GroupId: source }] }
    : { IpRanges: [{ CidrIp: source }] }),
});

/**
 * A service `web` of two tasks behind `web-alb`, in two public subnets, with a security group each
 * that lets nothing in as yet; 10 requests a second come.
 */
export function balancedInNetwork(seed = 1) {
  const net = declareNetwork(seed);
  const { give } = net.door;
  const subnets = [
    net.subnet('10.0.1.0/24', 'us-east-1a'),
    net.subnet('10.0.2.0/24', 'us-east-1b'),
  ];
  net.route(net.mainTable, net.internetGateway());
  const balancerGroup = net.group('alb');
  const taskGroup = net.group('web');
  const groupArn = give(
    'ELBv2.CreateTargetGroup',
    targetGroup({ VpcId: net.vpc, HealthCheckIntervalSeconds: 5 }),
    'TargetGroups[0].TargetGroupArn',
  ) as string;
  give('ELBv2.CreateLoadBalancer', {
    Name: 'web-alb',
    Subnets: subnets,
    SecurityGroups: [balancerGroup],
  });
  give('ELBv2.CreateListener', {
    LoadBalancerArn: 'web-alb',
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: 'web' }],
  });
  give('ECS.RegisterTaskDefinition', fargateTask());
  give('ECS.CreateService', {
    cluster: 'demo',
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount: 2,
    launchType: 'FARGATE',
    healthCheckGracePeriodSeconds: 3600,
    networkConfiguration: {
      awsvpcConfiguration: { subnets, securityGroups: [taskGroup], assignPublicIp: 'ENABLED' },
    },
    loadBalancers: [{ targetGroupArn: 'web', containerName: 'web', containerPort: 80 }],
  });
  give('Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate: 10 });
  const codes = (since: number) =>
    give('Sandbox.GetMetrics', { loadBalancer: 'web-alb', since }) as {
      requestCount: number;
      connectionsRefused: number;
      httpCodeElb: Record<string, number>;
      httpCodeTarget: Record<string, number>;
    };
  const health = () =>
    give(
      'ELBv2.DescribeTargetHealth',
      { TargetGroupArn: 'web' },
      'TargetHealthDescriptions[].TargetHealth',
    ) as { State: string; Reason?: string; Description?: string }[];
  return { ...net, subnets, balancerGroup, taskGroup, groupArn, codes, health };
}
