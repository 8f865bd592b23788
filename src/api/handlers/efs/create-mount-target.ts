import type { EngineContext } from '../../../engine/engine-context';
import { namedId } from '../../../model/named-id';
import { addressesIn } from '../../../engine/network/addresses';
import { isWithin } from '../../../engine/network/cidr';
import { freeAddresses, subnetOf, takeAddress } from '../../../engine/network/subnets';
import type { FileSystem } from '../../../model/file-system';
import type { Subnet } from '../../../model/vpc';
import { efsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeMountTarget } from './answers/mount-target';
import { fileSystemOf } from './efs-references';
import { givenGroups } from './mount-target-groups';

type Input = InputOf<'EFS.CreateMountTarget'>;

/**
 * One for each zone, in the subnets of one VPC.
 * https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html
 */
export const createMountTarget: Handler<'EFS.CreateMountTarget'> = ({ ctx }, input) => {
  const { subnets } = ctx.world;
  const system = fileSystemOf(ctx.world, input.FileSystemId);
  const isKnown = subnets.has(input.SubnetId);
  try {
    return addMountTarget(ctx, system, input);
  } catch (refusal) {
    // A subnet that only a refused command spoke of has not been mentioned.
    if (!isKnown) subnets.delete(input.SubnetId);
    throw refusal;
  }
};

function addMountTarget(ctx: EngineContext, system: FileSystem, input: Input): object {
  const subnet = checkPlace(ctx, system, input.SubnetId);
  const securityGroupIds = givenGroups(ctx.world, input.SecurityGroups, subnet.vpcId);
  const ipAddress = addressFor(ctx, subnet, input.IpAddress);
  const target = {
    id: namedId('fsmt', `${system.id}/${subnet.id}`),
    subnetId: subnet.id,
    ipAddress,
    securityGroupIds,
  };
  system.mountTargets.push(target);
  ctx.touch(`file-system/${system.id}`);
  return describeMountTarget(ctx, system, target);
}

function checkPlace(ctx: EngineContext, system: FileSystem, subnetId: string): Subnet {
  const zone = system.carried.AvailabilityZoneName;
  const others = system.mountTargets.map((one) => subnetOf(ctx, one.subnetId));
  const subnet = subnetOf(ctx, subnetId);
  if (others.some((one) => one.availabilityZone === subnet.availabilityZone)) {
    refuse(efsErrors.mountTargetConflict('mount target already exists in this AZ'));
  }
  if (others.some((one) => one.vpcId !== subnet.vpcId)) {
    refuse(efsErrors.mountTargetConflict('requested subnet for new mount target is not in VPC'));
  }
  if (zone !== undefined && zone !== subnet.availabilityZone) {
    refuse(efsErrors.zoneMismatch(subnet.id, String(zone)));
  }
  return subnet;
}

function addressFor(ctx: EngineContext, subnet: Subnet, asked: string | undefined): string {
  if (asked === undefined) {
    const isFull = freeAddresses(ctx, subnet) <= 0;
    const address = isFull ? undefined : takeAddress(ctx, subnet.id);
    return address ?? refuse(efsErrors.noFreeAddresses(subnet.id));
  }
  if (!isWithin(subnet.cidr, asked)) {
    refuse(efsErrors.badRequest(`Address ${asked} does not fall within ${subnet.id}'s CIDR.`));
  }
  if (addressesIn(ctx.world, subnet.id).has(asked)) refuse(efsErrors.addressInUse(asked));
  return asked;
}
