import type { Handler } from '../../handler';
import { vpcOf } from './network-references';

/** Names are resolved in every VPC here, whatever is said of it. */
export const modifyVpcAttribute: Handler<'EC2.ModifyVpcAttribute'> = ({ ctx }, input) => {
  vpcOf(ctx.world, input.VpcId);
  return {};
};
