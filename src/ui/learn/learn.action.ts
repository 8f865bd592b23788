import { always, type Action } from '../shell/action';

export const showLessons: Action = {
  id: 'learn.show',
  label: 'Lessons: learn by doing',
  keys: [],
  when: always,
  run: ({ view }) =>
    view.setState({
      leftOpen: true,
      leftTab: 'learn',
      presenting: false,
      screen: { kind: 'workbench' },
    }),
};

export const writeLesson: Action = {
  id: 'learn.write',
  label: 'Write a lesson',
  keys: [],
  when: always,
  run: ({ view, commands }) => {
    commands.control({ type: 'pause' });
    view.setState({ presenting: false, screen: { kind: 'lesson-editor' } });
  },
};
