import type { Handler } from '../../handler';
import { taskAnywhere } from '../references';
import { describeSession, sessionOf } from './found-session';

/** Oldest first. */
export const describeSessions: Handler<'Sandbox.DescribeSessions'> = ({ ctx }, input) => {
  const { world } = ctx;
  const named = input.sessionIds?.map((id) => sessionOf(world, id));
  const task = input.task === undefined ? undefined : taskAnywhere(world, input.task);
  const wanted = (named ?? [...world.execSessions.values()]).filter(
    (one) => !task || one.taskArn === task.arn,
  );
  return { sessions: wanted.map((one) => describeSession(world, one)) };
};
