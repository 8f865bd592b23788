import type { Action } from '../shell/action';

export const sweep: Action = {
  id: 'sweep.open',
  label: 'Sweep: one setting over a range',
  keys: ['Shift+V'],
  when: ({ view, mirror }) =>
    view.getState().screen.kind === 'workbench' && mirror.getState().entities.size > 0,
  run: ({ view, commands }) => {
    commands.control({ type: 'pause' });
    view.setState({ screen: { kind: 'sweep' }, presenting: false });
  },
};
