import type { SandboxParts } from '../sandbox-context';
import { presentationOf } from './presentation';

const NAME = 'ecs-sandbox-notes';
const FEATURES = 'popup,width=760,height=560';

const BLOCKED =
  'The browser has blocked the window with the notes. Allow pop-ups for this page, and open it again.';

/**
 * Opens the window with the notes, or brings it to the front. It loads nothing: it is drawn from
 * here.
 */
export function openNotes(parts: SandboxParts): void {
  const talk = presentationOf(parts);
  const { notes } = talk.getState();
  if (notes && !notes.closed) return notes.focus();
  const opened = window.open('', NAME, FEATURES);
  if (!opened) return parts.view.setState({ notice: BLOCKED });
  opened.document.title = 'Notes · ECS Sandbox';
  talk.setState({ notes: opened });
}
