import { routesChanged } from '../../../engine/control-plane/operations';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { gatewayOf } from './network-references';

/** A gateway is for one VPC, and a VPC has one at most. */
export const attachInternetGateway: Handler<'EC2.AttachInternetGateway'> = ({ ctx }, input) => {
  const { InternetGatewayId, VpcId } = input;
  const gateway = gatewayOf(ctx.world, 'internet', InternetGatewayId);
  if (gateway.vpcId !== undefined) {
    const message = `resource ${gateway.id} is already attached to network ${gateway.vpcId}`;
    refuse(ec2Errors.of('Resource.AlreadyAssociated', message));
  }
  const other = [...ctx.world.gateways.values()].some(
    (one) => one.kind === 'internet' && one.state === 'available' && one.vpcId === VpcId,
  );
  if (other) {
    refuse(ec2Errors.invalidValue(`Network ${VpcId} already has an internet gateway attached`));
  }
  gateway.vpcId = VpcId;
  routesChanged(ctx);
  return {};
};
