import { useStore } from '@xyflow/react';
import { memo, useMemo, useRef } from 'react';
import { knownFrom } from '../../../drawing/from-views';
import type { Size } from '../../../drawing/geometry';
import { CellOutline, type HeatCell, HeatGrid } from '../../../drawing/heat-grid';
import { roleOfTask } from '../../../drawing/revision-roles';
import { ringOf } from '../../../drawing/task-facts';
import { isShape } from '../../../drawing/tokens';
import type { MirrorState } from '../../../state/mirror-store';
import { useMirror, useView } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { InnerTask } from '../flow-nodes';
import { TaskInside } from './task-inside';
import { useDetail } from './use-facts';

interface InsideProps {
  tasks: readonly InnerTask[];
  /** In the boxes of instances. */
  isBoxed: boolean;
  /** The frame's corner on the canvas. */
  left: number;
  top: number;
}

interface KeptCells {
  tasks: readonly InnerTask[];
  version: number;
  cells: readonly HeatCell[];
  text: string;
}

function cellsOf(tasks: readonly InnerTask[], { entities }: MirrorState): HeatCell[] {
  const known = knownFrom(entities);
  return tasks.flatMap(({ id, place }): HeatCell[] => {
    const view = known.task(id);
    if (!view) return [];
    const role = roleOfTask(view, known.service(view.serviceArn ?? ''));
    return [{ id, x: place.x, y: place.y, ring: ringOf(view), role }];
  });
}

/** How tasks look from afar; the same list for as long as they look the same. */
function useCells(tasks: readonly InnerTask[]): readonly HeatCell[] {
  const kept = useRef<KeptCells | null>(null);
  return useMirror((state) => {
    const { version } = state;
    const before = kept.current;
    if (before?.tasks === tasks && before.version === version) return before.cells;
    const cells = cellsOf(tasks, state);
    const text = cells.map(({ ring, role }) => `${ring} ${role}`).join();
    const isSame = before?.tasks === tasks && before.text === text;
    kept.current = { tasks, version, cells: isSame ? before.cells : cells, text };
    return kept.current.cells;
  });
}

/** All of them by their shapes alone. */
function Shapes({ tasks }: Pick<InsideProps, 'tasks'>) {
  const theme = useDrawingTheme();
  const cells = useCells(tasks);
  const selected = useView(({ selection }) =>
    selection.length === 0
      ? ''
      : selection.filter((id) => tasks.some((task) => task.id === id)).join(' '),
  );
  // Opened cards are no larger from afar.
  const size: Size | undefined = tasks[0] && {
    width: tasks[0].place.width,
    height: Math.min(...tasks.map(({ place }) => place.height)),
  };
  const outlined = selected.split(' ').flatMap((id) => tasks.find((task) => task.id === id) ?? []);
  return (
    <>
      {size && <HeatGrid cells={cells} theme={theme} size={size} />}
      {outlined.map(({ id, place }) => (
        <CellOutline key={id} {...place} theme={theme} />
      ))}
    </>
  );
}

/** The window is looked at in steps, so that a pan draws new cards only now and then, px. */
const STEP = 300;

/** What of the canvas the window shows, and some more around it. */
function useSeen() {
  const steps = useStore(({ transform: [left, top, zoom], width, height }) => {
    const step = (px: number): number => Math.floor(px / zoom / STEP);
    return [step(-left) - 1, step(-top) - 1, step(width - left) + 2, step(height - top) + 2].join(
      ' ',
    );
  });
  return useMemo(() => steps.split(' ').map((step) => Number(step) * STEP), [steps]);
}

/** The cards that the window shows. */
function SeenCards({ tasks, isBoxed, left, top }: InsideProps) {
  const [west = 0, north = 0, east = 0, south = 0] = useSeen();
  const seen = tasks.filter(({ place: { x, y, width, height } }) => {
    return (
      left + x < east && left + x + width > west && top + y < south && top + y + height > north
    );
  });
  return seen.map((task) => <TaskInside key={task.id} task={task} isBoxed={isBoxed} />);
}

/** Tasks that their frame draws: as shapes from afar or when they are many, else as cards. */
export const TasksInside = memo(function TasksInside(props: InsideProps) {
  const isFar = isShape(useDetail());
  const isHeat = props.tasks[0]?.slot?.grid.isHeat ?? false;
  return isFar || isHeat ? <Shapes tasks={props.tasks} /> : <SeenCards {...props} />;
});
