import * as inside from './inside';
import { changes, shows } from './operation';

/** The part of the catalogue that looks into containers, by ECS Exec and beside it. */
export const INSIDE_OPERATIONS = {
  'ECS.ExecuteCommand': changes(
    inside.executeCommand,
    'Runs a command in a container, or opens a shell there.',
  ),
  'Sandbox.SendToSession': changes(
    inside.sendToSession,
    'Types a line into a session that execute-command has opened.',
  ),
  'Sandbox.DescribeSessions': shows(
    inside.describeSessions,
    'Shows the sessions of ECS Exec with all that they have shown.',
  ),
  'Sandbox.Ssh': changes(inside.ssh, 'Runs a command on an EC2 instance, as by SSH.'),
  'Sandbox.GetContainerLogs': shows(
    inside.getContainerLogs,
    'Shows what a task’s containers have written, whatever their log driver.',
  ),
} as const;
