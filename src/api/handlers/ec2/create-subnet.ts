import { routesChanged } from '../../../engine/control-plane/operations';
import type { EngineContext } from '../../../engine/engine-context';
import { contains, overlap } from '../../../engine/network/cidr';
import { declareSubnet, ZONES } from '../../../engine/network/subnets';
import { ec2Errors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { describeSubnet, zoneId } from './answers/subnet';
import { blockOf } from './create-vpc';
import { identify } from './given-tags';

export const createSubnet: Handler<'EC2.CreateSubnet'> = ({ ctx }, input) => {
  const { world } = ctx;
  const { VpcId: vpcId, TagSpecifications } = input;
  const cidr = blockOf(input.CidrBlock, 'InvalidSubnet.Range');
  checkBlock(ctx, vpcId, cidr);
  const availabilityZone = zoneOf(ctx, input);
  const isTaken = (id: string) => world.subnets.get(id)?.isDeclared ?? false;
  const given = { given: TagSpecifications, type: 'subnet' };
  const { id, tags } = identify('subnet', given, `${vpcId}/${cidr}`, isTaken);
  const subnet = declareSubnet(ctx, { id, vpcId, cidr, availabilityZone, tags });
  // It may be in another zone than when it was only mentioned.
  routesChanged(ctx);
  return { Subnet: describeSubnet(ctx, subnet) };
};

function checkBlock({ world }: EngineContext, vpcId: string, cidr: string): void {
  const vpc = world.vpcs.get(vpcId);
  if (vpc && !contains(vpc.cidr, cidr)) {
    refuse(ec2Errors.of('InvalidSubnet.Range', `The CIDR '${cidr}' is invalid.`));
  }
  const others = [...world.subnets.values()].filter((one) => one.isDeclared && one.vpcId === vpcId);
  if (others.some((one) => overlap(one.cidr, cidr))) {
    refuse(
      ec2Errors.of('InvalidSubnet.Conflict', `The CIDR '${cidr}' conflicts with another subnet`),
    );
  }
}

/** The zone given, or the one where the VPC has fewest subnets. */
function zoneOf({ world }: EngineContext, input: InputOf<'EC2.CreateSubnet'>): string {
  const { VpcId: vpcId, AvailabilityZone: named, AvailabilityZoneId: byId } = input;
  if (named !== undefined || byId !== undefined) {
    return found(
      ZONES.find((zone) => zone === named || zoneId(zone) === byId),
      ec2Errors.invalidValue(
        `Value (${named ?? byId}) for parameter availabilityZone is invalid. Subnets can currently ` +
          `only be created in the following availability zones: ${ZONES.join(', ')}.`,
      ),
    );
  }
  const count = (zone: string) =>
    [...world.subnets.values()].filter(
      (one) => one.isDeclared && one.vpcId === vpcId && one.availabilityZone === zone,
    ).length;
  return ZONES.reduce((least, zone) => (count(zone) < count(least) ? zone : least));
}
