import type { Action } from '../shell/action';

export const compare: Action = {
  id: 'compare.open',
  label: 'Compare: two variants, the same arrivals',
  keys: ['Shift+C'],
  when: ({ view }) => view.getState().screen.kind === 'workbench',
  run: ({ view, commands }) => {
    commands.control({ type: 'pause' });
    view.setState({ screen: { kind: 'compare' }, presenting: false });
  },
};
