import { useStore } from '@xyflow/react';
import {
  type KeyboardEvent,
  memo,
  type MouseEvent,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { boundsOf } from '../../../drawing/geometry';
import { knownFrom } from '../../../drawing/from-views';
import type { Point } from '../../../drawing/diagram-model';
import { roleOfTask } from '../../../drawing/revision-roles';
import { momentOfCard, taskFacts } from '../../../drawing/task-facts';
import { useMirror, useParts, useView } from '../../sandbox-context';
import { nameId, type InnerTask } from '../flow-nodes';
import { WALK_EVENT, type WalkEvent } from '../walk/focused';
import { neighbour, WAYS } from '../walk/neighbour';
import { CanvasName } from './canvas-name';
import styles from './task-picker.module.css';

/** In words what the square of a task cannot say. */
function useTaskWords(id: string | null): string {
  return useMirror((state) => {
    const known = knownFrom(state.entities);
    const view = known.task(id ?? '');
    if (!view) return '';
    const service = known.service(view.serviceArn ?? '');
    const form = { isBoxed: false, isOpen: false, service };
    const facts = taskFacts(view, roleOfTask(view, service), momentOfCard(view, state.now), form);
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
  /** Its tasks are squares, which tell nothing in words; cards can be clicked themselves. */
  isOverSquares: boolean;
}

/** The keyboard walks to one of the squares. */
function useWalkedTo(onWalk: (id: string) => void) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = list.current;
    const walked = (event: Event) => onWalk((event as CustomEvent<WalkEvent>).detail.id);
    element?.addEventListener(WALK_EVENT, walked);
    return () => element?.removeEventListener(WALK_EVENT, walked);
  }, [onWalk]);
  return list;
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
    if (way) setActive((active ? neighbour(tasks, from.place, way) : from)?.id ?? from.id);
    else if (event.key === 'Enter' || event.key === ' ') select(from, event.shiftKey);
    else return;
    event.preventDefault();
    // The frame around would move, or be selected itself.
    event.stopPropagation();
  };
  return { active, setActive, select, onKeyDown };
}

/**
 * Lies over the tasks that a frame draws: pointing at a square, or walking to a task by arrow keys,
 * tells it, a click or Enter selects it.
 */
export const TaskPicker = memo(function TaskPicker(props: PickerProps) {
  const { name, id, tasks, isOverSquares } = props;
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
  const list = useWalkedTo(setActive);
  const isAlone = useContext(CanvasName) !== '';
  const optionId = `${nameId(id)}_task`;
  return (
    <div
      ref={list}
      className={styles.picker}
      data-over-squares={isOverSquares || undefined}
      style={{ left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height }}
      role="listbox"
      // Where nothing walks the canvas each list is a stop of its own.
      tabIndex={isAlone ? 0 : -1}
      aria-label={name}
      aria-activedescendant={active ? optionId : undefined}
      data-id={active?.id}
      onPointerMove={(event) => setActive(pointed(event)?.id ?? null)}
      onPointerLeave={() => setActive(null)}
      onFocus={() => setActive((now) => now ?? tasks[0]?.id ?? null)}
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
          {isOverSquares && <Tip task={active} words={words} origin={bounds} />}
        </>
      )}
    </div>
  );
});
