import { openReference, type ReferencePage } from '../../state/view-store';
import { type Action, always } from '../shell/action';

const page = (id: ReferencePage, label: string, keys: string[] = []): Action => ({
  id: `reference.${id}`,
  label,
  keys,
  when: always,
  run: ({ view }) => openReference(view, id),
});

/** What can be looked up, page by page. */
export const REFERENCE_ACTIONS: readonly Action[] = [
  page('phrasebook', 'Docker phrasebook'),
  page('commands', 'Command book'),
  page('launch-types', 'Launch types compared'),
  page('fidelity', 'What is simulated, what is assumed', ['Shift+I']),
];
