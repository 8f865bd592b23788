import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { AlarmCard } from '../../../drawing/alarm-card';
import { alarmFacts } from '../../../drawing/alarm-facts';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowNode } from '../flow-nodes';
import { CardNode } from './card-node';
import { useDetail, useFacts } from './use-facts';

export const AlarmNode = memo(function AlarmNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected } = props;
  const facts = useFacts('alarm', id, (view, _, label) => alarmFacts(view, label));
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const name = `CloudWatch alarm ${facts.name}, ${facts.word}, ${facts.metric} ${facts.condition}`;
  return (
    <CardNode {...{ id, width, height, name }} kind="alarm">
      <AlarmCard {...{ facts, theme, detail, width, height, selected }} />
    </CardNode>
  );
});
