import type { EngineContext } from '../../../engine/engine-context';
import { subnetOf, takeAddress } from '../../../engine/network/subnets';
import type { Gateway } from '../../../model/vpc';
import { ec2Errors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeNatGateway } from './answers/gateway';
import { identify } from './given-tags';

/** There at once. One that cannot be is made all the same, and has failed. */
export const createNatGateway: Handler<'EC2.CreateNatGateway'> = ({ ctx }, input) => {
  const { gateways } = ctx.world;
  const { SubnetId, AllocationId, ConnectivityType: connectivity = 'public' } = input;
  if (SubnetId === undefined) return refuse(ec2Errors.missing('subnetId'));
  checkAllocation(ctx, AllocationId, connectivity);
  const given = { given: input.TagSpecifications, type: 'natgateway' };
  const { id, tags } = identify('nat', given, SubnetId, (one) => gateways.has(one));
  const { vpcId } = subnetOf(ctx, SubnetId);
  const nat: Gateway = {
    id,
    kind: 'nat',
    vpcId,
    subnetIds: [SubnetId],
    securityGroupIds: [],
    addresses: {},
    ...(AllocationId !== undefined && { allocationId: AllocationId }),
    connectivity,
    state: 'available',
    createdAt: ctx.kernel.now,
    tags,
  };
  settle(ctx, nat, SubnetId);
  gateways.set(id, nat);
  return {
    ClientToken: input.ClientToken,
    NatGateway: { ...describeNatGateway(ctx.world, nat), State: 'pending' },
  };
};

type Connectivity = InputOf<'EC2.CreateNatGateway'>['ConnectivityType'];

function checkAllocation(
  { world }: EngineContext,
  allocationId: string | undefined,
  connectivity: Connectivity,
): void {
  if (connectivity === 'private') {
    if (allocationId === undefined) return;
    refuse(
      ec2Errors.of(
        'InvalidParameterCombination',
        'The AllocationId parameter is not supported for a private NAT gateway.',
      ),
    );
  }
  if (allocationId === undefined) {
    refuse(
      ec2Errors.of(
        'MissingParameter',
        'The request must include the AllocationId parameter. Add the required parameter and ' +
          'retry the request.',
      ),
    );
  }
  const isTaken = [...world.gateways.values()].some(
    (one) => one.allocationId === allocationId && one.state === 'available',
  );
  if (isTaken) {
    const message = `Elastic IP address [${allocationId}] is already associated`;
    refuse(ec2Errors.of('Resource.AlreadyAssociated', message));
  }
}

/** Takes its address, or says why it cannot be there. */
function settle(ctx: EngineContext, nat: Gateway, subnetId: string): void {
  const { world } = ctx;
  const isOpen = [...world.gateways.values()].some(
    (one) => one.kind === 'internet' && one.state === 'available' && one.vpcId === nat.vpcId,
  );
  if (nat.connectivity === 'public' && world.vpcs.has(nat.vpcId ?? '') && !isOpen) {
    const message = `Network ${nat.vpcId} has no Internet gateway attached`;
    fail(nat, 'Gateway.NotAttached', message);
    return;
  }
  const address = takeAddress(ctx, subnetId);
  if (address === undefined) {
    const message = `Subnet ${subnetId} has insufficient free addresses to create this NAT gateway`;
    fail(nat, 'InsufficientFreeAddressesInSubnet', message);
  } else nat.addresses[subnetId] = address;
}

function fail(nat: Gateway, code: string, message: string): void {
  nat.state = 'failed';
  nat.failure = { code, message };
}
