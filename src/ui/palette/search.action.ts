import { flushSync } from 'react-dom';
import type { Action } from '../shell/action';

/** Names the search field, which may be folded away or behind the other tab. */
export const SEARCH_FIELD = 'palette-search';

/** Puts the cursor into the search field, wherever it is. */
export const searchComponents: Action = {
  id: 'palette.search',
  label: 'Add: search components',
  keys: ['Shift+A'],
  when: ({ view }) => {
    const { presenting, screen } = view.getState();
    return !presenting && screen.kind === 'workbench';
  },
  run: ({ view }) => {
    flushSync(() => view.setState({ leftOpen: true, leftTab: 'build' }));
    const field = document.getElementById(SEARCH_FIELD);
    if (!(field instanceof HTMLInputElement)) return;
    field.focus();
    field.select();
  },
};
