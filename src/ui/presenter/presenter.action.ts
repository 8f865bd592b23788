import { type Action, always } from '../shell/action';
import type { SandboxParts } from '../sandbox-context';
import { enterFullScreen, isFullScreen, leaveFullScreen } from './full-screen';
import { goToStep, stepBy } from './go-to-step';
import { openNotes } from './notes-page';
import { presentationOf } from './presentation';

const isPresenting = ({ view }: SandboxParts): boolean => view.getState().presenting;

const stepsOf = ({ workspace }: SandboxParts) => workspace.getState().workbench.steps;

/** Steps can be gone through while presenting, and beside the notes. */
const hasSteps = (parts: SandboxParts): boolean => isPresenting(parts) && stepsOf(parts).length > 0;

export const present: Action = {
  id: 'panels.present',
  label: 'Present: the canvas alone, for the back row',
  keys: ['Shift+P'],
  when: always,
  run: (parts) => {
    if (isPresenting(parts)) return leavePresenting.run(parts);
    parts.view.setState({ presenting: true, dialog: null });
    presentationOf(parts).setState({ startedAt: Date.now(), isEditing: false });
    const isFilled = enterFullScreen();
    // A talk begins with its first step; one that was left goes on where it was.
    if (presentationOf(parts).getState().index < 0) void goToStep(parts, 0, isFilled);
  },
};

/** From its first step, whichever was tried before. */
export function presentFromStart(parts: SandboxParts): void {
  presentationOf(parts).setState({ index: -1 });
  present.run(parts);
}

export const leavePresenting: Action = {
  id: 'panels.leave-presenting',
  label: 'Leave Present',
  keys: ['Escape'],
  when: isPresenting,
  run: (parts) => {
    parts.view.setState({ presenting: false });
    presentationOf(parts).setState({ hasLaser: false });
    leaveFullScreen();
  },
};

export const nextStep: Action = {
  id: 'presenter.next',
  label: 'Next step of the talk',
  keys: ['ArrowRight', 'PageDown', 'Space'],
  when: hasSteps,
  run: (parts) => stepBy(parts, 1),
};

export const firstStep: Action = {
  id: 'presenter.first',
  label: 'First step of the talk',
  keys: ['Home'],
  when: hasSteps,
  run: (parts) => void goToStep(parts, 0),
};

export const previousStep: Action = {
  id: 'presenter.previous',
  label: 'Previous step of the talk',
  keys: ['ArrowLeft', 'PageUp'],
  when: hasSteps,
  run: (parts) => stepBy(parts, -1),
};

/** Space goes to the next step where there are some. */
export const playWhilePresenting: Action = {
  id: 'presenter.play',
  label: 'Play or pause while presenting',
  keys: ['K'],
  when: isPresenting,
  run: ({ mirror, commands }) =>
    commands.control({ type: mirror.getState().run.playing ? 'pause' : 'play' }),
};

export const toggleLaser: Action = {
  id: 'presenter.laser',
  label: 'Laser pointer: press, or hold',
  keys: ['L'],
  when: isPresenting,
  run: (parts) => presentationOf(parts).setState(({ hasLaser }) => ({ hasLaser: !hasLaser })),
};

export const toggleFigures: Action = {
  id: 'presenter.figures',
  label: 'Counts and figures beside the canvas',
  keys: ['F'],
  when: isPresenting,
  run: (parts) => presentationOf(parts).setState(({ hasFigures }) => ({ hasFigures: !hasFigures })),
};

export const toggleFullScreen: Action = {
  id: 'presenter.full-screen',
  label: 'Full screen',
  keys: ['Shift+F'],
  when: isPresenting,
  run: () => (isFullScreen() ? leaveFullScreen() : void enterFullScreen()),
};

export const showNotes: Action = {
  id: 'presenter.notes',
  label: 'Notes in a window of their own',
  keys: ['Shift+N'],
  when: always,
  run: openNotes,
};

export const editSteps: Action = {
  id: 'presenter.steps',
  label: 'Steps of a talk: add, order, edit',
  keys: ['Shift+K'],
  when: (parts) => !isPresenting(parts),
  run: (parts) => presentationOf(parts).setState(({ isEditing }) => ({ isEditing: !isEditing })),
};
