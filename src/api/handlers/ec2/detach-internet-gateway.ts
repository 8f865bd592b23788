import { routesChanged } from '../../../engine/control-plane/operations';
import type { World } from '../../../engine/world/world';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { gatewayOf } from './network-references';

/** Not while anything in the VPC has a public address. Routes to it lead nowhere then. */
export const detachInternetGateway: Handler<'EC2.DetachInternetGateway'> = ({ ctx }, input) => {
  const { InternetGatewayId, VpcId } = input;
  const gateway = gatewayOf(ctx.world, 'internet', InternetGatewayId);
  if (gateway.vpcId !== VpcId) {
    const message = `resource ${gateway.id} is not attached to network ${VpcId}`;
    refuse(ec2Errors.of('Gateway.NotAttached', message));
  }
  if (hasPublicAddresses(ctx.world, VpcId)) {
    refuse(
      ec2Errors.of(
        'DependencyViolation',
        `Network ${VpcId} has some mapped public address(es). Please unmap those public ` +
          'address(es) before detaching the gateway.',
      ),
    );
  }
  delete gateway.vpcId;
  routesChanged(ctx);
  return {};
};

function hasPublicAddresses(world: World, vpcId: string): boolean {
  const isHere = (subnetId = '') => world.subnets.get(subnetId)?.vpcId === vpcId;
  return (
    [...world.tasks.values()].some(
      (task) =>
        task.publicIp !== undefined && task.lastStatus !== 'STOPPED' && isHere(task.subnetId),
    ) ||
    [...world.loadBalancers.values()].some(
      ({ scheme, subnets }) => scheme === 'internet-facing' && isHere(subnets[0]),
    ) ||
    [...world.gateways.values()].some(
      (one) =>
        one.kind === 'nat' &&
        one.state === 'available' &&
        one.connectivity === 'public' &&
        one.vpcId === vpcId,
    )
  );
}
