import { describeSessions } from './describe-sessions';
import { executeCommand } from './execute-command';
import { getContainerLogs } from './get-container-logs';
import { sendToSession } from './send-to-session';
import { ssh } from './ssh';

/** Who carries out the operations that look into containers: a part of the registry. */
export const INSIDE_HANDLERS = {
  'ECS.ExecuteCommand': executeCommand,
  'Sandbox.SendToSession': sendToSession,
  'Sandbox.DescribeSessions': describeSessions,
  'Sandbox.Ssh': ssh,
  'Sandbox.GetContainerLogs': getContainerLogs,
} as const;
