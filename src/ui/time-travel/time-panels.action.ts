import type { TimePanel } from '../../state/view-store';
import type { SandboxParts } from '../sandbox-context';
import type { Action } from '../shell/action';
import { addBookmark, momentName } from './bookmark';

const canTravel = ({ mirror }: SandboxParts): boolean => mirror.getState().run.canTravel;

export const setBookmark: Action = {
  id: 'time.bookmark',
  label: 'Bookmark this moment',
  keys: ['B'],
  when: canTravel,
  run: ({ mirror, view, workspace }) => {
    const state = mirror.getState();
    const editing = addBookmark(workspace, state.now, momentName(state));
    view.setState({ timePanel: { kind: 'bookmarks', editing } });
  },
};

const flip =
  (panel: TimePanel) =>
  ({ view }: SandboxParts): void =>
    view.setState(({ timePanel }) => ({
      timePanel: timePanel?.kind === panel.kind ? null : panel,
    }));

export const showBookmarks: Action = {
  id: 'time.bookmarks',
  label: 'Bookmarks: go to one',
  keys: ['Shift+B'],
  when: canTravel,
  run: flip({ kind: 'bookmarks', editing: null }),
};

export const showRuns: Action = {
  id: 'time.runs',
  label: 'Runs that were left, to take one up again',
  keys: ['Shift+O'],
  when: canTravel,
  run: flip({ kind: 'runs' }),
};
