import { openWhy } from '../../state/view-store';
import type { SandboxParts } from '../sandbox-context';
import type { Action } from '../shell/action';
import { questionOf } from './why-question';

/** What is selected, if "Why?" has an answer for it. */
function selected({ mirror, view }: SandboxParts): string | null {
  const found = mirror.getState().entities.get(view.getState().selection.at(-1) ?? '');
  return found && questionOf(found) !== null ? found.id : null;
}

export const askWhy: Action = {
  id: 'why.selected',
  label: 'Why? Asks about what is selected',
  keys: ['Shift+W'],
  when: (parts) => selected(parts) !== null,
  run: (parts) => {
    const id = selected(parts);
    if (id !== null) openWhy(parts.view, id);
  },
};
