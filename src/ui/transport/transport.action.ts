import { type Action, always } from '../shell/action';

export const playPause: Action = {
  id: 'transport.play-pause',
  label: 'Play or pause',
  keys: ['Space'],
  when: always,
  run: ({ mirror, commands }) =>
    commands.control({ type: mirror.getState().run.playing ? 'pause' : 'play' }),
};

export const stepEvent: Action = {
  id: 'transport.step-event',
  label: 'Step to the next event',
  keys: ['.'],
  when: always,
  run: ({ commands }) => commands.control({ type: 'step' }),
};

export const stepSecond: Action = {
  id: 'transport.step-second',
  label: 'Step by 1 s',
  keys: ['Shift+.'],
  when: always,
  run: ({ commands }) => commands.control({ type: 'step', seconds: 1 }),
};

export const restart: Action = {
  id: 'transport.restart',
  label: 'Restart from time 0',
  keys: ['Shift+R'],
  when: ({ mirror }) => mirror.getState().now > 0,
  run: ({ commands }) => commands.control({ type: 'restart' }),
};
