import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { gatewayOf } from './network-references';

export const deleteInternetGateway: Handler<'EC2.DeleteInternetGateway'> = ({ ctx }, input) => {
  const gateway = gatewayOf(ctx.world, 'internet', input.InternetGatewayId);
  if (gateway.vpcId !== undefined) refuse(ec2Errors.hasDependencies('internetGateway', gateway.id));
  gateway.state = 'deleted';
  return {};
};
