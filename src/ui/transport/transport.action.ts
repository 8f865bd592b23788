import { isInPast } from '../../state/mirror-store';
import { type Action, always } from '../shell/action';
import type { SandboxParts } from '../sandbox-context';

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

const canStepBack = ({ mirror }: SandboxParts): boolean => {
  const { now, run } = mirror.getState();
  return run.canTravel && now > 0;
};

export const stepBackEvent: Action = {
  id: 'transport.step-back-event',
  label: 'Step back to the event before',
  keys: [','],
  when: canStepBack,
  run: ({ commands }) => commands.stepBack(),
};

export const stepBackSecond: Action = {
  id: 'transport.step-back-second',
  label: 'Step back by 1 s',
  keys: ['Shift+,'],
  when: canStepBack,
  run: ({ commands }) => commands.stepBack(1),
};

const isBack = ({ mirror }: SandboxParts): boolean => {
  const state = mirror.getState();
  return state.run.canTravel && isInPast(state);
};

export const backToNow: Action = {
  id: 'transport.back-to-now',
  label: 'Back to now: where the run has come to',
  keys: ['End'],
  when: isBack,
  run: ({ commands }) => commands.backToNow(),
};

export const continueFromHere: Action = {
  id: 'transport.continue-from-here',
  label: 'Continue from here: a new run from the moment shown',
  keys: ['Shift+F'],
  when: isBack,
  run: ({ commands }) => commands.continueFromHere(),
};

export const restart: Action = {
  id: 'transport.restart',
  label: 'Restart from time 0 with all that is declared now',
  keys: ['Shift+R'],
  when: ({ mirror }) => mirror.getState().run.head > 0,
  run: ({ commands }) => commands.control({ type: 'restart' }),
};
