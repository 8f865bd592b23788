import { terminateInstance } from '../../../engine/capacity/operations';
import type { Handler } from '../../handler';
import { changeEach } from './instance-changes';
import { ec2Instances } from './instance-references';

/** Tasks on them end with the host. One that is terminated already stays as it is. */
export const terminateInstances: Handler<'EC2.TerminateInstances'> = ({ ctx }, input) => {
  const instances = ec2Instances(ctx.world, input.InstanceIds);
  return { TerminatingInstances: changeEach(instances, (one) => terminateInstance(ctx, one)) };
};
