import { stopInstance } from '../../../engine/capacity/operations';
import type { Handler } from '../../handler';
import { changeEach, checkStates } from './instance-changes';
import { ec2Instances } from './instance-references';

/** Tasks on them end with the host; a cluster keeps them, without their agents. */
export const stopInstances: Handler<'EC2.StopInstances'> = ({ ctx }, input) => {
  const instances = ec2Instances(ctx.world, input.InstanceIds);
  checkStates(instances, ['pending', 'running', 'stopping', 'stopped'], 'stopped');
  return { StoppingInstances: changeEach(instances, (one) => stopInstance(ctx, one)) };
};
