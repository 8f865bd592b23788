import type { EngineContext } from '../../engine/engine-context';
import { type OutsideService, routeTableOf, wayTo } from '../../engine/network/routes';
import { capacityOf, freeAddresses } from '../../engine/network/subnets';
import type { Fix } from '../../model/explanation';
import type { Task } from '../../model/task';
import { faultOf, injected } from './faults';
import { advice, cause, chainOf, type Finding, fix } from './finding';
import { networkWith, ofService, serviceOf } from './names';
import { roomFixes } from './subnet-room';

/** A subnet that has no address left for a task's interface. */
export function addressFinding(ctx: EngineContext, task: Task): Finding | null {
  const subnet = ctx.world.subnets.get(task.subnetId);
  if (!subnet || task.securityGroups === undefined || task.privateIp !== '') return null;
  const free = freeAddresses(ctx, subnet);
  const empty = cause(
    `Subnet ${subnet.id} had no free address for the task’s interface.`,
    `${free} of ${capacityOf(subnet)} addresses of ${subnet.cidr} are free now`,
    `aws ec2 describe-subnets --subnet-ids ${subnet.id}`,
    task.createdAt,
  );
  const fault = faultOf(ctx, 'exhaust-subnet-ips', { resource: subnet.id });
  const room = { causes: [], fixes: roomFixes(ctx, task, subnet) };
  return chainOf([{ causes: [empty], fixes: [] }, ...(fault ? [injected(fault)] : []), room]);
}

/** A service outside that no way leads to. */
export function routeFinding(
  ctx: EngineContext,
  task: Task,
  services: readonly OutsideService[],
): Finding | null {
  const lacking = services.find((one) => !wayTo(ctx, task, one).isOpen);
  if (lacking === undefined) return null;
  const { by } = wayTo(ctx, task, lacking);
  const to = lacking === 'internet' ? 'the internet' : lacking;
  return {
    causes: [
      cause(
        `No way leads from the task to ${to}.`,
        by,
        `aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=${task.subnetId}`,
      ),
    ],
    fixes: waysFor(ctx, task, lacking, by),
  };
}

function waysFor(ctx: EngineContext, task: Task, to: OutsideService, by: string): Fix[] {
  const service = serviceOf(ctx, task);
  if (by.endsWith('without a public address') && service && task.launchType === 'FARGATE') {
    return [
      fix('Give its tasks public addresses', 'ECS.UpdateService', {
        ...ofService(service),
        networkConfiguration: networkWith(service, { assignPublicIp: 'ENABLED' }),
      }),
    ];
  }
  const subnet = ctx.world.subnets.get(task.subnetId);
  const vpcId = subnet?.vpcId;
  const table = subnet && routeTableOf(ctx.world, subnet);
  if (to === 's3' && vpcId !== undefined && table) {
    return [
      fix('Make a gateway endpoint for s3', 'EC2.CreateVpcEndpoint', {
        VpcId: vpcId,
        VpcEndpointType: 'Gateway',
        ServiceName: 'com.amazonaws.us-east-1.s3',
        RouteTableIds: [table.id],
      }),
    ];
  }
  if (to === 'internet' || to === 's3' || vpcId === undefined) {
    return [
      advice('Add a route to a NAT gateway, or to an internet gateway with public addresses.'),
    ];
  }
  return [
    fix(`Make a VPC endpoint for ${to}`, 'EC2.CreateVpcEndpoint', {
      VpcId: vpcId,
      VpcEndpointType: 'Interface',
      ServiceName: `com.amazonaws.us-east-1.${to}`,
      SubnetIds: [task.subnetId],
    }),
  ];
}
