import type { LoggedCommand } from '../../model/logged-command';
import type { SandboxDocument } from '../../model/sandbox-document';
import { ZERO } from '../../model/sim-time';

/**
 * The commands that make a saved sandbox what it was: its log. One written by hand has an account
 * and no log: the account is what it begins with.
 */
export function commandsOf({ account, log }: SandboxDocument): LoggedCommand[] {
  if (log.length > 0 || account.operations.length === 0) return log as LoggedCommand[];
  return [{ at: ZERO, target: 'Sandbox.LoadAccount', input: { account } }];
}
