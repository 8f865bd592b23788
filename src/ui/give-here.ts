import type { Gesture, Outcome } from '../state/gesture';
import type { SandboxParts } from './sandbox-context';

/** Gives a gesture for a form that says a refusal itself: the canvas does not say it as well. */
export async function giveHere(
  { commands, view }: Pick<SandboxParts, 'commands' | 'view'>,
  gesture: Gesture,
): Promise<Outcome> {
  const outcome = await commands.give(gesture);
  if (!outcome.ok && view.getState().lastOutcome === outcome) view.setState({ lastOutcome: null });
  return outcome;
}
