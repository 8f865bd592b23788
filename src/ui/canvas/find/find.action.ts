import type { Action } from '../../shell/action';
import { awaitField } from '../../shell/typed-ahead';

export const find: Action = {
  id: 'canvas.find',
  label: 'Find on the canvas: a task, a service, a state, a note',
  keys: ['/'],
  when: ({ view }) => view.getState().screen.kind === 'workbench',
  run: ({ view }) => {
    awaitField(view);
    view.setState({ finding: true });
  },
};
