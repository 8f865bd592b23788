import type { Action } from '../../shell/action';
import type { SandboxParts } from '../../sandbox-context';

/** From so many nodes on the map is shown unless it was put away. */
const MANY = 30;

/** Whether the map is shown, with so much on the canvas. */
export const showsMap = (chosen: boolean | null, nodes: number): boolean => chosen ?? nodes >= MANY;

const nodesOf = ({ mirror }: SandboxParts): number => mirror.getState().entities.size;

export const toggleMinimap: Action = {
  id: 'canvas.minimap',
  label: 'Show or hide the map of the canvas',
  keys: ['Shift+M'],
  when: ({ view }) => view.getState().screen.kind === 'workbench',
  run: (parts) =>
    parts.view.setState(({ minimap }) => ({ minimap: !showsMap(minimap, nodesOf(parts)) })),
};
