import { useStore } from '@xyflow/react';
import { memo, useMemo, useRef } from 'react';
import { knownFrom } from '../../../drawing/from-views';
import type { Size } from '../../../drawing/geometry';
import { CellOutline, type HeatCell, HeatGrid } from '../../../drawing/heat-grid';
import { roleOfTask } from '../../../drawing/revision-roles';
import { ringOf } from '../../../drawing/task-facts';
import { TaskCard } from '../../../drawing/task-card';
import { gridWidth, HEAT, TASK_HEIGHT } from '../../../drawing/task-grid';
import { type Detail, detailForZoom, isShape } from '../../../drawing/tokens';
import type { MirrorState } from '../../../state/mirror-store';
import { useMirror, useView } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { InnerTask } from '../flow-nodes';
import { TaskInside } from './task-inside';
import { useTaskFacts } from './task-node';
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
    const service = known.service(view.serviceArn ?? '');
    const ring = ringOf(view, service);
    return [{ id, x: place.x, y: place.y, ring, role: roleOfTask(view, service) }];
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
  const edges = useStore(({ transform: [left, top, zoom], width, height }) => {
    // From near less of the canvas is seen: smaller steps draw no more than is needed.
    const step = STEP / (zoom > 1 ? 2 ** Math.ceil(Math.log2(zoom)) : 1);
    const edge = (px: number, more: number): number => (Math.floor(px / zoom / step) + more) * step;
    return [edge(-left, -1), edge(-top, -1), edge(width - left, 2), edge(height - top, 2)].join(
      ' ',
    );
  });
  return useMemo(() => edges.split(' ').map(Number), [edges]);
}

/** The tasks that the window shows. */
function useSeenTasks({ tasks, left, top }: InsideProps): readonly InnerTask[] {
  const [west = 0, north = 0, east = 0, south = 0] = useSeen();
  return tasks.filter(({ place: { x, y, width, height } }) => {
    return (
      left + x < east && left + x + width > west && top + y < south && top + y + height > north
    );
  });
}

/** The cards that the window shows. */
function SeenCards(props: InsideProps) {
  const seen = useSeenTasks(props);
  return seen.map((task) => <TaskInside key={task.id} task={task} isBoxed={props.isBoxed} />);
}

/** In the place of its square, as large as has room there; whoever is over it picks it. */
const SmallCard = memo(function SmallCard({ id, place }: InnerTask) {
  const facts = useTaskFacts(id, false);
  const detail = useSquareDetail();
  const theme = useDrawingTheme();
  const selected = useView((state) => state.selection.includes(id));
  if (!facts) return null;
  const scale = HEAT.side / CARD.width;
  const y = place.y + (place.height - scale * CARD.height) / 2;
  const closed = { ...facts, isOpen: false };
  return (
    <g transform={`translate(${place.x} ${y}) scale(${scale})`} data-id={id}>
      <TaskCard facts={closed} {...{ theme, detail, selected }} {...CARD} />
    </g>
  );
});

/** Of a closed card. */
const CARD = { width: gridWidth(1), height: TASK_HEIGHT.plain } as const;

/** How much could be read of a card in the place of a square. */
const useSquareDetail = (): Detail =>
  useStore(({ transform: [, , zoom] }) => detailForZoom((zoom * HEAT.side) / CARD.width));

/** From near the squares that the window shows are cards. */
function SeenSquares(props: InsideProps) {
  return useSeenTasks(props).map((task) => <SmallCard key={task.id} {...task} />);
}

function Squares(props: InsideProps) {
  return isShape(useSquareDetail()) ? <Shapes tasks={props.tasks} /> : <SeenSquares {...props} />;
}

/** Tasks that their frame draws: as shapes from afar or when they are many, else as cards. */
export const TasksInside = memo(function TasksInside(props: InsideProps) {
  const isFar = isShape(useDetail());
  if (props.tasks[0]?.slot?.grid.isHeat) return <Squares {...props} />;
  return isFar ? <Shapes tasks={props.tasks} /> : <SeenCards {...props} />;
});
