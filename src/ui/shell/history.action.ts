import type { Action } from './action';

export const undo: Action = {
  id: 'history.undo',
  label: 'Undo the last step: of the layout, or of the run by going back in it',
  keys: ['Mod+Z'],
  when: ({ workspace }) => workspace.getState().undo.length > 0,
  run: ({ commands }) => commands.undo(),
};

export const redo: Action = {
  id: 'history.redo',
  label: 'Redo the step undone last',
  keys: ['Mod+Shift+Z', 'Mod+Y'],
  when: ({ workspace }) => workspace.getState().redo.length > 0,
  run: ({ commands }) => commands.redo(),
};
