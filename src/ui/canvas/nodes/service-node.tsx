import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { serviceFacts } from '../../../drawing/from-views';
import { runningWords } from '../../../drawing/running-words';
import { ServiceFrame } from '../../../drawing/service-frame';
import { TaskCard } from '../../../drawing/task-card';
import { useParts, useView } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowNode, InnerTask } from '../flow-nodes';
import { CardNode } from './card-node';
import { useTaskFacts } from './task-node';
import { useDetail, useFacts } from './use-facts';

export const ServiceNode = memo(function ServiceNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected, data } = props;
  const slots = data.slots ?? {};
  const facts = useFacts('service', id, (view, _, label) => serviceFacts(view, slots, label));
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const { pending, unhealthy, state } = facts;
  const ill = unhealthy > 0 ? `, ${unhealthy} unhealthy` : '';
  const counts = `${runningWords(facts).spoken}, ${pending} pending${ill}`;
  const name = `Service ${facts.name}, ${counts}, ${state}`;
  return (
    <CardNode {...{ id, width, height, name }} kind="serviceFrame">
      <ServiceFrame {...{ facts, theme, detail, width, height, selected }} />
      {data.inner?.map((task) => (
        <TaskInside key={task.id} task={task} />
      ))}
    </CardNode>
  );
});

/** One of so many tasks that each as a node of its own would be too slow. */
const TaskInside = memo(function TaskInside({ task }: { task: InnerTask }) {
  const { view } = useParts();
  const facts = useTaskFacts(task.id);
  const detail = useDetail();
  const theme = useDrawingTheme();
  const selected = useView((state) => state.selection.includes(task.id));
  if (!facts) return null;
  const { x, y, width, height } = task.place;
  const select = (event: { stopPropagation: () => void }) => {
    event.stopPropagation();
    view.setState({ selection: [task.id] });
  };
  return (
    <g transform={`translate(${x} ${y})`} data-id={task.id} onClick={select}>
      <TaskCard {...{ facts, theme, detail, width, height, selected }} />
    </g>
  );
});
