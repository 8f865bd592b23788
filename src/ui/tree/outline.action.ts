import type { Action } from '../shell/action';

/** It is loaded when it is first asked for, ms. */
const WAIT = 3000;

/** Moves the keyboard into the tree, once it is there. */
function focusTree(): void {
  const until = performance.now() + WAIT;
  const look = () => {
    const row = document.querySelector<HTMLElement>('[role=tree] [role=treeitem][tabindex="0"]');
    if (row) row.focus();
    else if (performance.now() < until) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The outline of the canvas, the keyboard in it. */
export const showOutline: Action = {
  id: 'outline.show',
  label: 'Outline: everything on the canvas as a tree in words',
  keys: ['O'],
  when: ({ view }) => {
    const { presenting, screen } = view.getState();
    return !presenting && screen.kind === 'workbench';
  },
  run: ({ view }) => {
    view.setState({ leftOpen: true, leftTab: 'outline' });
    focusTree();
  },
};
