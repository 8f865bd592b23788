import { type Action, always } from '../shell/action';

export const recordRun: Action = {
  id: 'record.film',
  label: 'Record a stretch of the run: GIF, WebM or animated SVG',
  keys: ['Shift+H'],
  when: always,
  run: ({ view }) => view.setState({ dialog: { kind: 'export', what: 'film' } }),
};
