import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { instanceFacts } from '../../../drawing/capacity-facts';
import { InstanceFrame } from '../../../drawing/instance-frame';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowNode } from '../flow-nodes';
import { CardNode } from './card-node';
import { isPicked } from './service-node';
import { TaskPicker } from './task-picker';
import { TasksInside } from './tasks-inside';
import { useDetail, useFacts } from './use-facts';

export const InstanceNode = memo(function InstanceNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected, data } = props;
  const { positionAbsoluteX, positionAbsoluteY } = props;
  const standing = Object.keys(data.slots?.[id] ?? {}).length;
  const facts = useFacts('containerInstance', id, (view) => instanceFacts(view, standing), [
    standing,
  ]);
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const { cpu, memory, details } = facts;
  const name =
    `EC2 instance ${facts.name}, ${facts.about.join(', ')}, ${facts.state}, CPU ${cpu.words}, ` +
    `memory ${memory.words}, ${details.map(({ words }) => words).join(', ')}`;
  return (
    <>
      <CardNode {...{ id, width, height, name }} kind="instanceFrame">
        <InstanceFrame {...{ facts, theme, detail, width, height, selected }} />
        {data.inner && (
          <TasksInside
            tasks={data.inner}
            isBoxed={true}
            left={positionAbsoluteX}
            top={positionAbsoluteY}
          />
        )}
      </CardNode>
      {data.inner && (
        <TaskPicker
          name={`Tasks on ${facts.name}`}
          id={id}
          tasks={data.inner}
          isOverSquares={isPicked(data.inner, detail)}
        />
      )}
    </>
  );
});
