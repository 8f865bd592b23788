import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';

export const releaseAddress: Handler<'EC2.ReleaseAddress'> = ({ ctx }, input) => {
  const { elasticIps, gateways } = ctx.world;
  const { AllocationId, PublicIp } = input;
  const address = [...elasticIps.values()].find(
    ({ id, publicIp }) => id === AllocationId || publicIp === PublicIp,
  );
  const id = AllocationId ?? PublicIp ?? '';
  const error = ec2Errors.notFound('InvalidAllocationID.NotFound', 'allocation ID', id);
  const known = found(address, error);
  const isUsed = [...gateways.values()].some(
    (one) => one.allocationId === known.id && one.state === 'available',
  );
  if (isUsed) {
    const message = `Address with allocation id [${known.id}] cannot be released because it is locked to your account.`;
    refuse(ec2Errors.of('InvalidIPAddress.InUse', message));
  }
  elasticIps.delete(known.id);
  return {};
};
