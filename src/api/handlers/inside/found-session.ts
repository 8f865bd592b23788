import { stateOf } from '../../../engine/exec/sessions';
import type { World } from '../../../engine/world/world';
import type { ExecSession } from '../../../model/exec-session';
import { toSeconds } from '../../../model/sim-time';
import { sandboxErrors } from '../../contract/errors';
import { found } from '../../refusal';

export const sessionOf = (world: World, id: string): ExecSession =>
  found(world.execSessions.get(id), sandboxErrors.notFound('session', id));

/** A session as `describe-sessions` shows it; moments in simulated seconds. */
export const describeSession = (world: World, session: ExecSession): object => ({
  sessionId: session.id,
  taskArn: session.taskArn,
  containerName: session.containerName,
  command: session.command,
  status: stateOf(world, session),
  isShell: session.shell !== null,
  openedAt: toSeconds(session.openedAt),
  lastInputAt: toSeconds(session.lastInputAt),
  workingDirectory: session.cwd,
  exitCode: session.exitCode,
  output: session.transcript,
});
