import { isBlockedByProtection, protectTask } from '../../../engine/control-plane/operations';
import type { EngineContext } from '../../../engine/engine-context';
import { must } from '../../../model/assert';
import type { Task } from '../../../model/task';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeProtection, type Failure, serviceTasks } from './protected-tasks';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateTaskProtection.html */
const DEFAULT_MINUTES = 120;
const MOST_MINUTES = 2880;

/**
 * Up to 10 tasks, each by itself: one failure does not undo the others. To protect is refused while
 * more tasks of the service are protected than it wants.
 */
export const updateTaskProtection: Handler<'ECS.UpdateTaskProtection'> = ({ ctx }, input) => {
  const { protectionEnabled, expiresInMinutes: minutes = DEFAULT_MINUTES } = input;
  if (minutes < 1 || minutes > MOST_MINUTES) {
    refuse(ecsErrors.invalidParameter(`expiresInMinutes must be between 1 and ${MOST_MINUTES}.`));
  }
  const { tasks, failures } = serviceTasks(ctx, input, 10);
  const protectedTasks = tasks.flatMap((task) => {
    if (protectionEnabled && isBlocked(ctx, task)) {
      failures.push(blocked(task));
      return [];
    }
    protectTask(ctx, task, protectionEnabled ? minutes : null);
    return [describeProtection(ctx, task)];
  });
  return { protectedTasks, failures };
};

const isBlocked = (ctx: EngineContext, { serviceArn = '' }: Task): boolean =>
  isBlockedByProtection(ctx, must(ctx.world.services.get(serviceArn), 'its service'));

const blocked = ({ arn }: Task): Failure => ({
  arn,
  reason: 'DEPLOYMENT_BLOCKED',
  detail:
    'Protected tasks are keeping the service from its steady state. Unset the protection of some ' +
    'or wait until it expires.',
});
