import type { Alignment, Axis } from '../../../drawing/align';
import { editWorkbench } from '../../../state/workspace-store';
import type { Action } from '../../shell/action';
import type { SandboxParts } from '../../sandbox-context';
import { selectAll } from './select-all';

const edits = () => import('./edits');
const clipboard = () => import('./clipboard');

const isBuilding = ({ view }: SandboxParts): boolean => {
  const { presenting, screen } = view.getState();
  return !presenting && screen.kind === 'workbench';
};
const hasSome = (parts: SandboxParts): boolean =>
  isBuilding(parts) && parts.view.getState().selection.length > 0;
const hasMany = (parts: SandboxParts): boolean =>
  isBuilding(parts) && parts.view.getState().selection.length > 1;

/** Panels with words of their own, which a key may be meant to select. */
const PANELS = 'aside, section, [role=complementary], [role=region]';

/** Keys that mean text in a panel are ours over the canvas and in the bars around it. */
function isOnCanvas(parts: SandboxParts): boolean {
  const focused = document.activeElement;
  const isInCanvas = focused?.closest('[data-sandbox-canvas]') !== null;
  return isBuilding(parts) && (isInCanvas || focused?.closest(PANELS) === null);
}

/** Words that are marked on the page are what is meant to be copied. */
const hasNoMarkedText = (): boolean => document.getSelection()?.isCollapsed ?? true;

const edit = (
  id: string,
  label: string,
  keys: readonly string[],
  when: Action['when'],
  run: Action['run'],
): Action => ({ id: `edit.${id}`, label, keys, when, run });

export const selectEverything = edit(
  'select-all',
  'Select everything on the canvas',
  ['Mod+A'],
  isOnCanvas,
  selectAll,
);

export const copySelection = edit(
  'copy',
  'Copy the selection, for this sandbox or another',
  ['Mod+C'],
  (parts) => hasSome(parts) && hasNoMarkedText(),
  (parts) => void clipboard().then(({ copy }) => copy(parts)),
);

/** By key the browser hands the text over with its own event (`use-paste.ts`). */
export const pasteHere = edit(
  'paste',
  'Paste (Ctrl + V)',
  [],
  isBuilding,
  (parts) => void clipboard().then(({ pasteFromClipboard }) => pasteFromClipboard(parts)),
);

export const duplicateSelection = edit(
  'duplicate',
  'Duplicate the selection',
  ['Mod+D'],
  hasSome,
  (parts) => void clipboard().then(({ duplicate }) => duplicate(parts)),
);

export const tidy = edit(
  'tidy',
  'Tidy up the canvas, or what is selected',
  ['Shift+L'],
  isBuilding,
  (parts) => void edits().then(({ tidyUp }) => tidyUp(parts)),
);

export const lock = edit(
  'lock',
  'Lock what is selected in its place, or unlock it',
  ['Mod+Shift+L'],
  hasSome,
  (parts) => void edits().then(({ toggleFlag }) => toggleFlag(parts, 'locked')),
);

export const collapse = edit(
  'collapse',
  'Collapse or expand clusters and services that are selected',
  ['H'],
  hasSome,
  (parts) => void edits().then(({ toggleFlag }) => toggleFlag(parts, 'collapsed')),
);

export const zoneColumns = edit(
  'zone-columns',
  'Tasks in a column for each Availability Zone, or as they come',
  ['Shift+Z'],
  isBuilding,
  ({ workspace }) =>
    editWorkbench(workspace, { zoneColumns: !workspace.getState().workbench.zoneColumns }),
);

export const addNote = edit(
  'note',
  'Add a note to the canvas',
  ['N'],
  isBuilding,
  (parts) => void edits().then(({ addAnnotation }) => addAnnotation(parts, 'note')),
);

export const addFrame = edit(
  'frame',
  'Add a frame, around what is selected',
  ['R'],
  isBuilding,
  (parts) => void edits().then(({ addAnnotation }) => addAnnotation(parts, 'frame')),
);

export const selectTool = edit(
  'select-tool',
  'Drag to select rather than to move the view',
  ['V'],
  isBuilding,
  ({ view }) => view.setState(({ tool }) => ({ tool: tool === 'pan' ? 'select' : 'pan' })),
);

export const snapToGrid = edit(
  'snap',
  'Keep what is dragged to the grid and its neighbours',
  ['Shift+X'],
  isBuilding,
  ({ view }) => view.setState(({ snaps }) => ({ snaps: !snaps })),
);

const ALIGNMENTS: readonly [how: Alignment, words: string][] = [
  ['left', 'left sides'],
  ['centre', 'centres'],
  ['right', 'right sides'],
  ['top', 'tops'],
  ['middle', 'middles'],
  ['bottom', 'bottoms'],
];

export const ALIGN_ACTIONS: Readonly<Record<Alignment, Action>> = Object.fromEntries(
  ALIGNMENTS.map(([how, words]) => [
    how,
    edit(`align-${how}`, `Align ${words}`, [], hasMany, (parts) => {
      void edits().then(({ align }) => align(parts, how));
    }),
  ]),
) as Record<Alignment, Action>;

const AXES: readonly [axis: Axis, words: string][] = [
  ['horizontal', 'from left to right'],
  ['vertical', 'from top to bottom'],
];

export const DISTRIBUTE_ACTIONS: Readonly<Record<Axis, Action>> = Object.fromEntries(
  AXES.map(([axis, words]) => [
    axis,
    edit(`distribute-${axis}`, `Distribute evenly ${words}`, [], hasMany, (parts) => {
      void edits().then(({ distribute }) => distribute(parts, axis));
    }),
  ]),
) as Record<Axis, Action>;

/** Deletes what is selected, after saying what else goes; its key is the canvas's own. */
export const removeSelection = edit(
  'remove',
  'Delete the selection (Delete)',
  [],
  hasSome,
  (parts) => void edits().then(({ remove }) => remove(parts, [...parts.view.getState().selection])),
);
