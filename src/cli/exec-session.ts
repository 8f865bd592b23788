/**
 * `aws ecs execute-command` as the CLI runs it: the session is opened, and the Session Manager
 * plugin, which is taken to be installed, shows what it has to show. A shell stays open for
 * `aws sandbox send-to-session`.
 * https://docs.aws.amazon.com/cli/latest/reference/ecs/execute-command.html
 */
import type { Result } from '../model/result';

/** What the CLI prints before it asks ECS for anything. */
export const PLUGIN_BANNER =
  '\nThe Session Manager plugin was installed successfully. Use the AWS CLI to start a session.\n\n';

interface Session {
  sessionId: string;
  status: string;
  output: string;
}

type Send = (target: string, input: Record<string, unknown>) => Result | Promise<Result>;

/** The session that ECS has answered with. */
export async function openedSession(answer: unknown, send: Send): Promise<Session> {
  const { sessionId } = (answer as { session: { sessionId: string } }).session;
  const described = await send('Sandbox.DescribeSessions', { sessionIds: [sessionId] });
  if (!described.ok) throw new Error(`a session that was just opened: ${described.error.message}`);
  const { sessions } = described.output as { sessions: Session[] };
  return sessions[0] ?? { sessionId, status: '', output: '' };
}

/** What the plugin shows of it when nobody types into it. */
export function sessionText(session: Session): string {
  const { sessionId, output, status } = session;
  const start = `\nStarting session with SessionId: ${sessionId}\n${output}`;
  if (status === 'OPEN') {
    return `${start}\n\nThe shell is open: aws sandbox send-to-session --session-id ${sessionId} --input …\n`;
  }
  return `${start}\n${exitText(session)}`;
}

/** What the plugin says last. */
export const exitText = ({ sessionId }: Session): string =>
  `\nExiting session with sessionId: ${sessionId}.\n\n`;
