import type { EngineContext } from '../../../engine/engine-context';
import type { ContainerInstance } from '../../../model/container-instance';
import type { Handler } from '../../handler';
import { describeReservation } from './answers/instance';
import { ec2Page } from './ec2-pages';
import { type Filterable, filtered } from './filters';
import { ec2Instances } from './instance-references';

/** Instances by id or filter, each a reservation of its own. */
export const describeInstances: Handler<'EC2.DescribeInstances'> = ({ ctx }, input) => {
  const { world } = ctx;
  const ids = input.InstanceIds ?? [];
  const all = ids.length > 0 ? ec2Instances(world, ids) : [...world.containerInstances.values()];
  const reservations = filtered(all, input.Filters, filtersIn(ctx)).map((one) =>
    describeReservation(world, [one]),
  );
  return ec2Page('Reservations', reservations, input);
};

const filtersIn = ({ world }: EngineContext): Filterable<ContainerInstance> => ({
  'instance-id': (one) => one.ec2InstanceId,
  'instance-state-name': (one) => one.state,
  'instance-type': (one) => one.instanceType,
  'image-id': (one) => one.imageId,
  'availability-zone': (one) => one.availabilityZone,
  'subnet-id': (one) => one.subnetId,
  'vpc-id': (one) => world.subnets.get(one.subnetId)?.vpcId,
  'private-ip-address': (one) => one.privateIp,
  architecture: (one) => (one.architecture === 'ARM64' ? 'arm64' : 'x86_64'),
  'instance-lifecycle': (one) => (one.isSpot ? 'spot' : undefined),
  'instance.group-id': (one) => one.securityGroupIds,
  'network-interface.group-id': (one) => one.securityGroupIds,
});
