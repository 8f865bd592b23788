import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { FarName } from '../../../drawing/far-face';
import { runningWords } from '../../../drawing/running-words';
import { serviceFacts } from '../../../drawing/service-facts';
import { ServiceFrame } from '../../../drawing/service-frame';
import type { TaskSlots } from '../../../drawing/task-slots';
import { type Detail, isShape } from '../../../drawing/tokens';
import { useWorkspace } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowNode, InnerTask } from '../flow-nodes';
import { CardNode } from './card-node';
import { FoldButton } from './fold-button';
import { SummaryNode } from './summary-node';
import { TaskPicker } from './task-picker';
import { TasksInside } from './tasks-inside';
import { useChips } from './use-chips';
import { useDetail, useFacts, useFarNameSize } from './use-facts';

const NO_SLOTS: TaskSlots = {};

/** Whether its tasks are shapes, which say nothing in words. */
export const isPicked = ([first]: readonly InnerTask[], detail: Detail): boolean =>
  isShape(detail) || first?.slot?.grid.isHeat === true;

/** A service as a frame with its tasks in it. */
function ServiceFrameNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected, data } = props;
  const { positionAbsoluteX, positionAbsoluteY } = props;
  const slots = data.slots ?? NO_SLOTS;
  const opened = useWorkspace((state) => state.opened);
  const chips = useChips();
  const facts = useFacts(
    'service',
    id,
    (view, { entities }, label) => serviceFacts(view, { entities, slots, opened }, label),
    [slots, opened],
  );
  const detail = useDetail();
  const farName = useFarNameSize();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const { pending, unhealthy, state } = facts;
  const ill = unhealthy > 0 ? `, ${unhealthy} unhealthy` : '';
  const counts = `${runningWords(facts).spoken}, ${pending} pending${ill}`;
  const scaled = facts.scaling ? `, scaled ${facts.scaling.full}` : '';
  const name = `Service ${facts.name}, ${counts}, ${state}${scaled}`;
  return (
    <>
      <CardNode {...{ id, width, height, name }} kind="serviceFrame">
        <g {...chips}>
          <ServiceFrame {...{ facts, theme, detail, width, height, selected }} />
        </g>
        {data.inner && (
          <TasksInside
            tasks={data.inner}
            isBoxed={false}
            left={positionAbsoluteX}
            top={positionAbsoluteY}
          />
        )}
        {farName !== null && <FarName {...{ name: facts.name, theme, width }} size={farName} />}
      </CardNode>
      <FoldButton id={id} name={facts.name} isFolded={false} />
      {data.inner && (
        <TaskPicker
          name={`Tasks of ${facts.name}`}
          id={id}
          tasks={data.inner}
          isOverSquares={isPicked(data.inner, detail)}
        />
      )}
    </>
  );
}

export const ServiceNode = memo(function ServiceNode(props: NodeProps<FlowNode>) {
  return props.data.isSummary ? (
    <SummaryNode {...props} kind="service" />
  ) : (
    <ServiceFrameNode {...props} />
  );
});
