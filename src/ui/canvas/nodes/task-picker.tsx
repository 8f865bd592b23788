import { useStore } from '@xyflow/react';
import { type KeyboardEvent, memo, type MouseEvent, useState } from 'react';
import { boundsOf } from '../../../drawing/geometry';
import { knownFrom } from '../../../drawing/from-views';
import type { Point, Rect } from '../../../drawing/diagram-model';
import { roleOfTask } from '../../../drawing/revision-roles';
import { taskFacts } from '../../../drawing/task-facts';
import { useMirror, useParts, useView } from '../../sandbox-context';
import { nameId, type InnerTask } from '../flow-nodes';
import styles from './task-picker.module.css';
import { wholeSeconds } from './use-facts';

/** In words what the square of a task cannot say. */
function useTaskWords(id: string | null): string {
  return useMirror((state) => {
    const known = knownFrom(state.entities);
    const view = known.task(id ?? '');
    if (!view) return '';
    const role = roleOfTask(view, known.service(view.serviceArn ?? ''));
    const facts = taskFacts(view, role, wholeSeconds(state.now));
    const { shortId, status, word, outstanding, zone } = facts;
    return `Task ${shortId}, ${zone}, ${status}, ${word}, ${outstanding} outstanding`;
  });
}

/** What task of the list stands at a point of the frame. */
const taskAt = (tasks: readonly InnerTask[], { x, y }: Point): InnerTask | undefined =>
  tasks.find(
    ({ place }) =>
      x >= place.x && y >= place.y && x < place.x + place.width && y < place.y + place.height,
  );

const middleOf = ({ x, y, width, height }: Rect): Point => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** Which way an arrow key goes. */
const WAYS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The nearest task that way: what is beside counts twice what is ahead. */
export function neighbour(
  tasks: readonly InnerTask[],
  from: InnerTask,
  way: Point,
): InnerTask | undefined {
  const here = middleOf(from.place);
  let nearest: InnerTask | undefined;
  let distance = Infinity;
  for (const task of tasks) {
    const there = middleOf(task.place);
    const ahead = (there.x - here.x) * way.x + (there.y - here.y) * way.y;
    const beside = Math.abs((there.x - here.x) * way.y) + Math.abs((there.y - here.y) * way.x);
    if (ahead <= 0 || ahead + 2 * beside >= distance) continue;
    nearest = task;
    distance = ahead + 2 * beside;
  }
  return nearest;
}

function Tip({ task, words, origin }: { task: InnerTask; words: string; origin: Point }) {
  const zoom = useStore((state) => state.transform[2]);
  const { x, y, width } = task.place;
  const style = {
    left: x - origin.x + width / 2,
    top: y - origin.y,
    transform: `scale(${1 / zoom}) translate(-50%, -100%) translateY(-8px)`,
  };
  return (
    <div className={styles.tip} style={style} aria-hidden>
      {words}
    </div>
  );
}

interface PickerProps {
  /** Accessible name: `Tasks of web`. */
  name: string;
  /** Of the frame. */
  id: string;
  tasks: readonly InnerTask[];
}

function usePicking(tasks: readonly InnerTask[]) {
  const { view } = useParts();
  const [activeId, setActive] = useState<string | null>(null);
  const active = tasks.find(({ id }) => id === activeId);
  const select = (task: InnerTask, adds: boolean) => {
    const { selection } = view.getState();
    view.setState({ selection: adds ? [...new Set([...selection, task.id])] : [task.id] });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    const from = active ?? tasks[0];
    if (!from) return;
    if (way) setActive((active ? neighbour(tasks, from, way) : from)?.id ?? from.id);
    else if (event.key === 'Enter' || event.key === ' ') select(from, event.shiftKey);
    else return;
    event.preventDefault();
    // The frame around would move, or be selected itself.
    event.stopPropagation();
  };
  return { active, setActive, select, onKeyDown };
}

/**
 * Lies over the squares of a frame's tasks: pointing at one, or walking to it by arrow keys, tells
 * the task, a click or Enter selects it. One stop of the Tab key for all of them.
 */
export const TaskPicker = memo(function TaskPicker({ name, id, tasks }: PickerProps) {
  const { active, setActive, select, onKeyDown } = usePicking(tasks);
  const words = useTaskWords(active?.id ?? null);
  const isSelected = useView(
    ({ selection }) => active !== undefined && selection.includes(active.id),
  );
  const bounds = boundsOf(
    tasks.map(({ place }) => place),
    0,
  );
  const pointed = (event: MouseEvent): InnerTask | undefined => {
    const box = event.currentTarget.getBoundingClientRect();
    return taskAt(tasks, {
      x: bounds.x + ((event.clientX - box.left) * bounds.width) / box.width,
      y: bounds.y + ((event.clientY - box.top) * bounds.height) / box.height,
    });
  };
  const optionId = `${nameId(id)}_task`;
  return (
    <div
      className={styles.picker}
      style={{ left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height }}
      role="listbox"
      tabIndex={0}
      aria-label={name}
      aria-activedescendant={active ? optionId : undefined}
      data-id={active?.id}
      onPointerMove={(event) => setActive(pointed(event)?.id ?? null)}
      onPointerLeave={() => setActive(null)}
      onFocus={() => setActive(active?.id ?? tasks[0]?.id ?? null)}
      onBlur={() => setActive(null)}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const task = pointed(event);
        if (!task) return;
        event.stopPropagation();
        select(task, event.shiftKey || event.ctrlKey || event.metaKey);
      }}
    >
      {active && (
        <>
          <span id={optionId} role="option" aria-selected={isSelected} className="unseen">
            {words}
          </span>
          <span
            className={styles.active}
            style={{
              left: active.place.x - bounds.x,
              top: active.place.y - bounds.y,
              width: active.place.width,
              height: active.place.height,
            }}
          />
          <Tip task={active} words={words} origin={bounds} />
        </>
      )}
    </div>
  );
});
