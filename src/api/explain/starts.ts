import { definitionOf } from '../../engine/control-plane/task-facts';
import type { EngineContext } from '../../engine/engine-context';
import { isInEcr } from '../../engine/images/reference';
import { isPermitted, trusts } from '../../engine/iam/permissions';
import { pullRoleOf } from '../../engine/iam/task-roles';
import type { OutsideService } from '../../engine/network/routes';
import { lastPart } from '../../model/ids';
import type { Task } from '../../model/task';
import { cause, type Finding, advice } from './finding';
import { imageFinding, platformFinding } from './images';
import { logFinding } from './logs';
import { addressFinding, routeFinding } from './networks';
import { roleFinding } from './roles';
import { secretFinding } from './secrets';
import { mountFinding } from './storage';

/** What a task needs to start that is not to be had now, in the order in which ECS comes to it. */
export function startFinding(ctx: EngineContext, task: Task): Finding | null {
  return (
    addressFinding(ctx, task) ??
    trustFinding(ctx, task) ??
    routeFinding(ctx, task, outsideNeeds(ctx, task)) ??
    registryFinding(ctx, task) ??
    secretFinding(ctx, task) ??
    logFinding(ctx, task) ??
    mountFinding(ctx, task) ??
    imageFinding(ctx, task) ??
    platformFinding(ctx, task)
  );
}

function outsideNeeds(ctx: EngineContext, task: Task): OutsideService[] {
  const { containerDefinitions } = definitionOf(ctx, task);
  const fromEcr = containerDefinitions.some(({ image }) => isInEcr(image));
  const fromElsewhere = containerDefinitions.some(({ image }) => !isInEcr(image));
  const needs: OutsideService[] = [];
  if (fromEcr) needs.push('ecr.api', 'ecr.dkr', 's3');
  if (fromElsewhere) needs.push('internet');
  return needs;
}

/** The agent asks ECR for a token before it fetches secrets, and pulls after both. */
function registryFinding(ctx: EngineContext, task: Task): Finding | null {
  const role = pullRoleOf(ctx, task);
  const { containerDefinitions } = definitionOf(ctx, task);
  if (!containerDefinitions.some(({ image }) => isInEcr(image))) return null;
  if (isPermitted(ctx, role, TOKEN)) return null;
  const purpose = task.launchType === 'FARGATE' ? 'execution role' : 'instance role';
  return roleFinding(ctx, role, purpose, [TOKEN, ...PULL]);
}

const TOKEN = 'ecr:GetAuthorizationToken';
const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

/** Roles that ECS may not take for the task. */
function trustFinding(ctx: EngineContext, task: Task): Finding | null {
  const { taskRoleArn, executionRoleArn } = definitionOf(ctx, task);
  const role = [executionRoleArn, taskRoleArn].find(
    (one) => one !== undefined && !trusts(ctx, one, 'ecs-tasks.amazonaws.com'),
  );
  if (role === undefined) return null;
  const name = lastPart(role);
  return {
    causes: [
      cause(
        `ECS may not assume the role ${name}.`,
        'its trust policy does not name ecs-tasks.amazonaws.com, or it has been deleted',
        `aws iam get-role --role-name ${name}`,
      ),
    ],
    fixes: [advice(`Let ecs-tasks.amazonaws.com assume ${name}.`)],
  };
}
