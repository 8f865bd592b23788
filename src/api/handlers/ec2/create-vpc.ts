import { canonicalBlock, prefixOf } from '../../../engine/network/cidr';
import { namedId } from '../../../model/named-id';
import type { Vpc } from '../../../model/vpc';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { describeVpc } from './answers/vpc';
import { identify } from './given-tags';

/** The VPC, and its main route table, which leads nowhere but around it. */
export const createVpc: Handler<'EC2.CreateVpc'> = ({ ctx }, input) => {
  const { world } = ctx;
  const cidr = blockOf(input.CidrBlock, 'InvalidVpc.Range');
  const given = { given: input.TagSpecifications, type: 'vpc' };
  const { id, tags } = identify('vpc', given, cidr, (one) => world.vpcs.has(one));
  const vpc: Vpc = { id, cidr, tags };
  world.vpcs.set(id, vpc);
  const main = namedId('rtb', `${id}/main`);
  world.routeTables.set(main, {
    id: main,
    vpcId: id,
    isMain: true,
    subnetIds: [],
    routes: [],
    tags: [],
  });
  return { Vpc: { ...describeVpc(vpc), State: 'pending' } };
};

/** A block between /16 and /28, as VPCs and subnets have them. */
export function blockOf(given: string | undefined, outOfRange: string): string {
  if (given === undefined) {
    return refuse(
      ec2Errors.of(
        'MissingParameter',
        "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.",
      ),
    );
  }
  const cidr = found(
    canonicalBlock(given) ?? undefined,
    ec2Errors.invalidValue(
      `Value (${given}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    ),
  );
  if (prefixOf(cidr) < 16 || prefixOf(cidr) > 28) {
    refuse(ec2Errors.of(outOfRange, `The CIDR '${given}' is invalid.`));
  }
  return cidr;
}
