import type { Action } from '../shell/action';

/** Installs the page as an app, where the browser offers that (`view.installApp`). */
export const installApp: Action = {
  id: 'about.install',
  label: 'Install as an app',
  keys: [],
  when: ({ view }) => view.getState().installApp !== null,
  run: ({ view }) => void view.getState().installApp?.(),
};
