import type { Result } from '../../model/result';
import { outputMember } from '../inspector/output';

/** Of DescribeSessions. */
export interface Session {
  sessionId: string;
  containerName: string;
  command: string;
  status: 'OPEN' | 'ENDED' | 'TIMED_OUT' | 'CONTAINER_STOPPED';
  isShell: boolean;
  exitCode: number;
  output: string;
}

/** The newest session in a container; null without one. */
export function newestSession(result: Result | null, container: string): Session | null {
  const sessions = outputMember(result, 'sessions');
  if (!Array.isArray(sessions)) return null;
  return (sessions as Session[]).findLast((one) => one.containerName === container) ?? null;
}

/** What was shown, and the prompt that an open shell stands at: its last line. */
export function screenOf({ output, status }: Session): { text: string; prompt: string | null } {
  if (status !== 'OPEN') return { text: output, prompt: null };
  const at = output.lastIndexOf('\n') + 1;
  return { text: output.slice(0, at), prompt: output.slice(at) };
}

/** How a session that takes no input any more has ended. */
export const ENDED: Readonly<Record<Exclude<Session['status'], 'OPEN'>, string>> = {
  ENDED: 'The session has ended.',
  TIMED_OUT: 'Twenty minutes went by without a line: the session has ended.',
  CONTAINER_STOPPED: 'The container has stopped, and the session with it.',
};
