import type { Action } from '../../shell/action';
import type { SandboxParts } from '../../sandbox-context';
import type { ViewState } from '../../../state/view-store';

/** From so many nodes on the map is shown unless it was put away. */
const MANY = 30;

/**
 * Whether the map is shown, with so much on the canvas. Of what is in view anyway it says nothing,
 * and would cover some of it: then it comes only where it was asked for.
 */
export const showsMap = (
  { minimap, allInView }: Pick<ViewState, 'minimap' | 'allInView'>,
  nodes: number,
): boolean => minimap ?? (nodes >= MANY && !allInView);

const nodesOf = ({ mirror }: SandboxParts): number => mirror.getState().entities.size;

export const toggleMinimap: Action = {
  id: 'canvas.minimap',
  label: 'Show or hide the map of the canvas',
  keys: ['Shift+M'],
  when: ({ view }) => view.getState().screen.kind === 'workbench',
  run: (parts) => parts.view.setState((view) => ({ minimap: !showsMap(view, nodesOf(parts)) })),
};
