import type { NodeProps } from '@xyflow/react';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { memo } from 'react';
import { knownFrom } from '../../../drawing/from-views';
import type { ContainerFacts, TaskFacts } from '../../../drawing/facts';
import { roleOfTask } from '../../../drawing/revision-roles';
import { closedHeight, TaskCard } from '../../../drawing/task-card';
import { momentOfCard, taskFacts } from '../../../drawing/task-facts';
import type { TaskView } from '../../../model/view';
import type { MirrorState } from '../../../state/mirror-store';
import { toggleOpened } from '../../../state/workspace-store';
import { useParts, useWorkspace } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import { calmFor } from '../calm-keeper';
import type { FlowNode } from '../flow-nodes';
import { CardNode } from './card-node';
import styles from './task-node.module.css';
import { useDetail, useFactsSeen } from './use-facts';

/** From the button's top to the bottom of the closed card. */
const OPEN_HEIGHT = 28;

/** `container db essential RUNNING · healthy after cache START`. */
const containerName = ({ name, essential, state, restarts, after }: ContainerFacts): string =>
  [
    `container ${name}`,
    essential ? 'essential' : '',
    state,
    restarts > 0 ? `started again: ${restarts}` : '',
    ...after.map((one) => `after ${one.name} ${one.condition}`),
  ]
    .filter(Boolean)
    .join(' ');

/** `Task 3f9a…c21, RUNNING, healthy, 4 outstanding`; an open one names its containers. */
function taskName(facts: TaskFacts): string {
  const { shortId, status, word, outstanding, revision, isOpen, containers } = facts;
  const named = `Task ${shortId}, ${status}, ${word}, ${outstanding} outstanding`;
  const inBox = revision === null ? '' : `, ${revision}`;
  return [named + inBox, ...(isOpen ? containers.map(containerName) : [])].join(', ');
}

const serviceOf = (view: TaskView, { entities }: MirrorState) =>
  view.serviceArn === null ? undefined : knownFrom(entities).service(view.serviceArn);

/** The facts of a task's card, in its own node or drawn by the frame around it. */
export function useTaskFacts(id: string, isBoxed: boolean): TaskFacts | null {
  const isOpen = useWorkspace((state) => state.opened.has(id));
  const calm = calmFor(useParts().mirror);
  const figures = (view: TaskView, state: MirrorState) => ({
    outstanding: calm.of(`${id} outstanding`, view.outstanding, state).whole,
    cpuPercent: calm.of(`${id} CPU`, view.cpuPercent, state).whole,
  });
  return useFactsSeen(
    'task',
    id,
    (view, state) => {
      const service = serviceOf(view, state);
      const role = roleOfTask(view, service);
      const form = { isBoxed, isOpen, service };
      const moment = momentOfCard(view, state.now);
      return taskFacts({ ...view, ...figures(view, state) }, role, moment, form);
    },
    (view, state) => {
      const { outstanding, cpuPercent } = figures(view, state);
      const moment = momentOfCard(view, state.now);
      return [view, serviceOf(view, state), moment, isBoxed, isOpen, outstanding, cpuPercent];
    },
  );
}

/** By keyboard Enter does the same: no stop of its own for the Tab key. */
function OpenButton({ id, facts }: { id: string; facts: TaskFacts }) {
  const { workspace } = useParts();
  const words = facts.isOpen ? 'Hide containers' : 'Show containers';
  const Chevron = facts.isOpen ? ChevronUp : ChevronDown;
  return (
    <button
      type="button"
      className={`${styles.open} nodrag nopan`}
      style={{ top: closedHeight(facts) - OPEN_HEIGHT }}
      tabIndex={-1}
      title={words}
      aria-label={`${words} of task ${facts.shortId}`}
      aria-expanded={facts.isOpen}
      onClick={(event) => {
        event.stopPropagation();
        toggleOpened(workspace, id);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Chevron size={18} />
    </button>
  );
}

export const TaskNode = memo(function TaskNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected, data } = props;
  const facts = useTaskFacts(id, data.isInside ?? false);
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  return (
    <>
      <CardNode {...{ id, width, height }} kind="task" name={taskName(facts)}>
        <TaskCard {...{ facts, theme, detail, width, height, selected }} />
      </CardNode>
      {detail === 'card' && <OpenButton id={id} facts={facts} />}
    </>
  );
});
