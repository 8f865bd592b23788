import * as instances from './ec2-instances';
import { ec2Pages } from './ec2-shapes';
import { changes, shows } from './operation';

/** EC2's operations on instances: the machines that clusters have. */
export const EC2_INSTANCE_OPERATIONS = {
  'EC2.RunInstances': changes(
    instances.runInstances,
    'Launches EC2 instances; their agents join the cluster that their user data names.',
  ),
  'EC2.DescribeInstances': shows(
    instances.describeInstances,
    'Describes EC2 instances.',
    ec2Pages('Reservations'),
  ),
  'EC2.StartInstances': changes(instances.startInstances, 'Starts stopped EC2 instances.'),
  'EC2.StopInstances': changes(instances.stopInstances, 'Stops EC2 instances; tasks on them end.'),
  'EC2.TerminateInstances': changes(
    instances.terminateInstances,
    'Terminates EC2 instances; tasks on them end.',
  ),
} as const;
