import { always, type Action } from '../shell/action';

export const takeTour: Action = {
  id: 'tour.take',
  label: 'Tour: six stops around the page',
  keys: [],
  when: always,
  run: ({ view }) => view.setState({ tour: 0, presenting: false, screen: { kind: 'workbench' } }),
};
