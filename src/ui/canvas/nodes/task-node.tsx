import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { knownFrom } from '../../../drawing/from-views';
import type { TaskFacts } from '../../../drawing/facts';
import { roleOfTask } from '../../../drawing/revision-roles';
import { TaskCard } from '../../../drawing/task-card';
import { taskFacts } from '../../../drawing/task-facts';
import type { TaskView } from '../../../model/view';
import type { MirrorState } from '../../../state/mirror-store';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowNode } from '../flow-nodes';
import { CardNode } from './card-node';
import { useDetail, useFacts, wholeSeconds } from './use-facts';

/** `Task 3f9a…c21, RUNNING, healthy, 4 outstanding`. */
const taskName = (facts: TaskFacts): string =>
  `Task ${facts.shortId}, ${facts.status}, ${facts.word}, ${facts.outstanding} outstanding`;

const serviceOf = (view: TaskView, { entities }: MirrorState) =>
  view.serviceArn === null ? undefined : knownFrom(entities).service(view.serviceArn);

/** The facts of a task's card, in its own node or drawn by its service. */
export const useTaskFacts = (id: string): TaskFacts | null =>
  useFacts(
    'task',
    id,
    (view, state) => {
      const role = roleOfTask(view, serviceOf(view, state));
      return taskFacts(view, role, wholeSeconds(state.now));
    },
    (view, state) => [view, serviceOf(view, state), wholeSeconds(state.now)],
  );

export const TaskNode = memo(function TaskNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected } = props;
  const facts = useTaskFacts(id);
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  return (
    <CardNode {...{ id, width, height }} kind="task" name={taskName(facts)}>
      <TaskCard {...{ facts, theme, detail, width, height, selected }} />
    </CardNode>
  );
});
