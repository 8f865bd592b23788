import { startInstance } from '../../../engine/capacity/operations';
import type { Handler } from '../../handler';
import { changeEach, checkStates } from './instance-changes';
import { ec2Instances } from './instance-references';

/** The same instances again: address, id and pulled images are kept. */
export const startInstances: Handler<'EC2.StartInstances'> = ({ ctx }, input) => {
  const instances = ec2Instances(ctx.world, input.InstanceIds);
  checkStates(instances, ['stopped', 'pending', 'running'], 'started');
  return { StartingInstances: changeEach(instances, (one) => startInstance(ctx, one)) };
};
