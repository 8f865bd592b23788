import { isInEcr } from '../../../engine/images/reference';
import type { World } from '../../../engine/world/world';
import type { InputOf } from '../../contract/operations';

type Registration = InputOf<'ECS.RegisterTaskDefinition'>;
type Container = Registration['containerDefinitions'][number];

const onFargate = (what: string) =>
  `Fargate requires task definition to have execution role ARN to support ${what}.`;
const besides = (what: string) =>
  `When you are specifying container ${what}, you must also specify a value for 'executionRoleArn'.`;

/**
 * Why a task definition cannot do without an execution role; undefined when it can. Looked at once
 * some role has been declared: before, all of them are there and permit everything, unnamed ones
 * too.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export function executionRoleRefusal(
  world: World,
  { executionRoleArn, requiresCompatibilities, containerDefinitions }: Registration,
): string | undefined {
  if (executionRoleArn !== undefined || world.roles.size === 0) return undefined;
  const has = (test: (container: Container) => unknown) => containerDefinitions.some(test);
  if (has(({ secrets }) => secrets?.length)) return besides('secrets');
  if (has((one) => one.repositoryCredentials)) return besides('repositoryCredentials');
  if (!requiresCompatibilities?.includes('FARGATE')) return undefined;
  if (has(({ image }) => isInEcr(image ?? ''))) return onFargate('ECR images');
  const logs = has(({ logConfiguration }) => logConfiguration?.logDriver === 'awslogs');
  return logs ? onFargate('log driver awslogs') : undefined;
}
