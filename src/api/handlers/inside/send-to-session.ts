import { sendLine, stateOf } from '../../../engine/exec/sessions';
import { execErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { sessionOf } from './found-session';

/** What the line brought up, the next prompt included. */
export const sendToSession: Handler<'Sandbox.SendToSession'> = ({ ctx }, input) => {
  const session = sessionOf(ctx.world, input.sessionId);
  const state = stateOf(ctx.world, session);
  if (state !== 'OPEN') refuse(execErrors.sessionOver(session.id, state));
  const output = sendLine(ctx, session, input.input);
  return {
    sessionId: session.id,
    output,
    exitCode: session.exitCode,
    status: stateOf(ctx.world, session),
  };
};
