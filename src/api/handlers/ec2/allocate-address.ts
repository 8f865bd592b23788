import { REGION } from '../../../model/ids';
import type { Handler } from '../../handler';
import { identify } from './given-tags';

export const allocateAddress: Handler<'EC2.AllocateAddress'> = ({ ctx }, input) => {
  const { elasticIps } = ctx.world;
  const given = { given: input.TagSpecifications, type: 'elastic-ip' };
  const { id, tags } = identify('eipalloc', given, 'address', (one) => elasticIps.has(one));
  const publicIp = input.Address ?? addressFor(id);
  elasticIps.set(id, { id, publicIp, tags });
  return {
    AllocationId: id,
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: REGION,
    Domain: 'vpc',
    PublicIp: publicIp,
  };
};

/** An address out of Amazon's 54.144.0.0/12, read off the digits of the id. */
function addressFor(id: string): string {
  const digits = id.slice(-6);
  const byte = (from: number) => Number.parseInt(digits.slice(from, from + 2), 16);
  return `54.${144 + (byte(0) % 16)}.${byte(2)}.${byte(4)}`;
}
