import { AWS_MANAGED_POLICIES } from '../../model/managed-policies';
import type { Stack } from './stack';

export const MANAGED_PREFIX = 'arn:aws:iam::aws:policy/';

/** Whether a managed policy is one that the door knows: AWS's for tasks, or the template's own. */
export const ownPolicy = (stack: Stack, arn: string): boolean =>
  AWS_MANAGED_POLICIES.has(arn) ||
  stack.ofType('AWS::IAM::ManagedPolicy').some((one) => stack.arnOf(one) === arn);
