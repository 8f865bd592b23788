import { namedId } from '../../../model/named-id';
import type { World } from '../../../engine/world/world';
import type { Tag } from '../../../model/cluster';
import { ACCOUNT_ID, REGION } from '../../../model/ids';
import { attachmentId, macAddress, networkInterfaceId } from '../ecs/answers/invented-ids';
import { gatewayInterfaceId } from './answers/gateway';

/** A network interface, made of what is known of whoever has it. */
export interface NetworkInterface {
  readonly id: string;
  readonly subnetId: string;
  readonly privateIp: string;
  readonly publicIp?: string;
  readonly groupIds: readonly string[];
  readonly description: string;
  readonly interfaceType: string;
  readonly requesterId: string;
  readonly isAttached: boolean;
  readonly instanceId?: string;
  readonly mac: string;
  readonly tags: readonly Tag[];
}

/** All there are now: nobody keeps a list of them. */
export const networkInterfacesIn = (world: World): NetworkInterface[] => [
  ...ofTasks(world),
  ...ofInstances(world),
  ...ofBalancers(world),
  ...ofGateways(world),
  ...ofMountTargets(world),
];

function ofTasks(world: World): NetworkInterface[] {
  return [...world.tasks.values()]
    .filter((task) => task.securityGroups && task.privateIp !== '' && task.lastStatus !== 'STOPPED')
    .map((task) => ({
      id: networkInterfaceId(task.id),
      subnetId: task.subnetId,
      privateIp: task.privateIp,
      ...(task.publicIp !== undefined && { publicIp: task.publicIp }),
      groupIds: task.securityGroups ?? [],
      description: `arn:aws:ecs:${REGION}:${ACCOUNT_ID}:attachment/${attachmentId(task.id)}`,
      interfaceType: 'interface',
      requesterId: 'amazon-ecs',
      isAttached: task.lastStatus !== 'PROVISIONING' && task.lastStatus !== 'DEPROVISIONING',
      mac: macAddress(task.id),
      tags: [],
    }));
}

function ofInstances(world: World): NetworkInterface[] {
  return [...world.containerInstances.values()]
    .filter(({ state, privateIp }) => state !== 'terminated' && privateIp !== '')
    .map((one) => ({
      ...made(`${one.ec2InstanceId}/0`),
      subnetId: one.subnetId,
      privateIp: one.privateIp,
      groupIds: one.securityGroupIds,
      description: '',
      requesterId: '',
      instanceId: one.ec2InstanceId,
    }));
}

function ofBalancers(world: World): NetworkInterface[] {
  return [...world.loadBalancers.values()].flatMap((one) =>
    Object.entries(one.nodeAddresses ?? {}).map(([subnetId, privateIp]) => ({
      ...made(`${one.arn}/${subnetId}`),
      subnetId,
      privateIp,
      groupIds: one.securityGroups,
      description: `ELB ${one.arn.slice(one.arn.indexOf('app/'))}`,
      requesterId: 'amazon-elb',
    })),
  );
}

function ofGateways(world: World): NetworkInterface[] {
  return [...world.gateways.values()].flatMap((one) =>
    Object.entries(one.addresses).map(([subnetId, privateIp]) => {
      const publicIp = world.elasticIps.get(one.allocationId ?? '')?.publicIp;
      const isNat = one.kind === 'nat';
      return {
        ...made(`${one.id}/${subnetId}`),
        id: gatewayInterfaceId(one.id, subnetId),
        subnetId,
        privateIp,
        ...(publicIp !== undefined && { publicIp }),
        groupIds: one.securityGroupIds,
        description: isNat
          ? `Interface for NAT Gateway ${one.id}`
          : `VPC Endpoint Interface ${one.id}`,
        interfaceType: isNat ? 'nat_gateway' : 'vpc_endpoint',
        requesterId: 'amazon-vpc',
      };
    }),
  );
}

function ofMountTargets(world: World): NetworkInterface[] {
  return [...world.fileSystems.values()].flatMap((one) =>
    one.mountTargets.map(({ id, subnetId, ipAddress, securityGroupIds }) => ({
      ...made(`${id}/${subnetId}`),
      subnetId,
      privateIp: ipAddress,
      groupIds: securityGroupIds,
      description: `EFS mount target for ${one.id} (${id})`,
      requesterId: 'amazon-efs',
    })),
  );
}

function made(name: string) {
  const id = namedId('eni', name);
  const mac = ['02', ...[0, 2, 4, 6, 8].map((at) => id.slice(4 + at, 6 + at))].join(':');
  return { id, mac, interfaceType: 'interface', isAttached: true, tags: [] };
}
