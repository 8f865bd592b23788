import type { Handler } from '../../handler';
import { describeProtection, serviceTasks } from './protected-tasks';

/** Up to 100 tasks; one that has stopped is as good as gone. */
export const getTaskProtection: Handler<'ECS.GetTaskProtection'> = ({ ctx }, input) => {
  const { tasks, failures } = serviceTasks(ctx, input, 100);
  return { protectedTasks: tasks.map((task) => describeProtection(ctx, task)), failures };
};
