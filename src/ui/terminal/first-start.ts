import { isTarget, OPERATIONS } from '../../api/contract/operations';
import type { Commands } from '../../state/commands';

/** What is only written down has nothing to be seen in time. */
const WRITTEN = ['ECS.RegisterTaskDefinition', 'Sandbox.PutImage', 'Sandbox.SetSeed'];

/**
 * As with a click, the clock of a sandbox that was never touched starts with the first thing made
 * in it: at the end of what was typed, so that its lines are carried out at one moment.
 */
export class FirstStart {
  private isUntouched = false;
  private isMade = false;

  constructor(private readonly commands: Pick<Commands, 'isUntouched' | 'control'>) {}

  /** Something is going to be run. */
  watch(): void {
    if (!this.isUntouched) this.isMade = false;
    this.isUntouched ||= this.commands.isUntouched();
  }

  /** An operation was carried out. */
  note(target: string): void {
    const changes = isTarget(target) && OPERATIONS[target].mutates;
    if (changes && !WRITTEN.includes(target)) this.isMade = true;
  }

  /** It has been run, or waits for the clock. */
  begin(): void {
    if (!this.isUntouched || !this.isMade) return;
    this.isUntouched = false;
    this.commands.control({ type: 'play' });
  }
}
