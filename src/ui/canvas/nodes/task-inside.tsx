import { memo } from 'react';
import { TaskCard } from '../../../drawing/task-card';
import { toggleOpened } from '../../../state/workspace-store';
import { useParts, useView } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { InnerTask } from '../flow-nodes';
import { useTaskFacts } from './task-node';
import { useDetail } from './use-facts';

/** One of so many tasks that each as a node of its own would be too slow. */
export const TaskInside = memo(function TaskInside(props: { task: InnerTask; isBoxed: boolean }) {
  const { task, isBoxed } = props;
  const { view, workspace } = useParts();
  const facts = useTaskFacts(task.id, isBoxed);
  const detail = useDetail();
  const theme = useDrawingTheme();
  const selected = useView((state) => state.selection.includes(task.id));
  if (!facts) return null;
  const { x, y, width, height } = task.place;
  const select = (event: { stopPropagation: () => void }) => {
    event.stopPropagation();
    view.setState({ selection: [task.id] });
  };
  const open = (event: { stopPropagation: () => void }) => {
    event.stopPropagation();
    toggleOpened(workspace, task.id);
  };
  return (
    <g transform={`translate(${x} ${y})`} data-id={task.id} onClick={select} onDoubleClick={open}>
      <TaskCard {...{ facts, theme, detail, width, height, selected }} />
    </g>
  );
});
