import type { Action } from '../shell/action';

export const compare: Action = {
  id: 'compare.open',
  label: 'Compare: two variants, the same arrivals',
  keys: ['Shift+C'],
  when: ({ view, mirror }) =>
    view.getState().screen.kind === 'workbench' && mirror.getState().entities.size > 0,
  run: ({ view, commands }) => {
    commands.control({ type: 'pause' });
    view.setState({ screen: { kind: 'compare' }, presenting: false });
  },
};
