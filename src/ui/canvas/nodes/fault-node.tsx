import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { FaultCard } from '../../../drawing/fault-card';
import { faultFacts } from '../../../drawing/from-views';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowNode } from '../flow-nodes';
import { CardNode } from './card-node';
import { useDetail, useFacts, wholeSeconds } from './use-facts';

export const FaultNode = memo(function FaultNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected } = props;
  const facts = useFacts('fault', id, (view, state, label) =>
    faultFacts(view, wholeSeconds(state.now), label),
  );
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const name = `Fault ${facts.type}, ${facts.scope}, ${facts.remaining}`;
  return (
    <CardNode {...{ id, width, height, name }} kind="fault">
      <FaultCard {...{ facts, theme, detail, width, height, selected }} />
    </CardNode>
  );
});
