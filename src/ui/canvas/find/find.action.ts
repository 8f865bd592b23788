import type { Action } from '../../shell/action';

export const find: Action = {
  id: 'canvas.find',
  label: 'Find on the canvas: a task, a service, a state, a note',
  keys: ['/'],
  when: ({ view }) => view.getState().screen.kind === 'workbench',
  run: ({ view }) => view.setState({ finding: true }),
};
