import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { runningWords } from '../../../drawing/running-words';
import { serviceFacts } from '../../../drawing/service-facts';
import { ServiceFrame } from '../../../drawing/service-frame';
import { useWorkspace } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowNode } from '../flow-nodes';
import { CardNode } from './card-node';
import { TaskInside } from './task-inside';
import { useChips } from './use-chips';
import { useDetail, useFacts } from './use-facts';

export const ServiceNode = memo(function ServiceNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected, data } = props;
  const slots = data.slots ?? {};
  const opened = useWorkspace((state) => state.opened);
  const chips = useChips();
  const facts = useFacts('service', id, (view, { entities }, label) =>
    serviceFacts(view, { entities, slots, opened }, label),
  );
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const { pending, unhealthy, state } = facts;
  const ill = unhealthy > 0 ? `, ${unhealthy} unhealthy` : '';
  const counts = `${runningWords(facts).spoken}, ${pending} pending${ill}`;
  const scaled = facts.scaling ? `, scaled ${facts.scaling.full}` : '';
  const name = `Service ${facts.name}, ${counts}, ${state}${scaled}`;
  return (
    <CardNode {...{ id, width, height, name }} kind="serviceFrame">
      <g {...chips}>
        <ServiceFrame {...{ facts, theme, detail, width, height, selected }} />
      </g>
      {data.inner?.map((task) => (
        <TaskInside key={task.id} task={task} isBoxed={false} />
      ))}
    </CardNode>
  );
});
