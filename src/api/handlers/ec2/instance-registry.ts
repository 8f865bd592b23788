import { describeInstances } from './describe-instances';
import { runInstances } from './run-instances';
import { startInstances } from './start-instances';
import { stopInstances } from './stop-instances';
import { terminateInstances } from './terminate-instances';

/** Who carries out EC2's operations on instances. */
export const EC2_INSTANCE_HANDLERS = {
  'EC2.RunInstances': runInstances,
  'EC2.DescribeInstances': describeInstances,
  'EC2.StartInstances': startInstances,
  'EC2.StopInstances': stopInstances,
  'EC2.TerminateInstances': terminateInstances,
} as const;
