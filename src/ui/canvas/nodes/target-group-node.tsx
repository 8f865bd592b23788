import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { knownFrom, targetGroupFacts } from '../../../drawing/from-views';
import { TargetGroupCard } from '../../../drawing/target-group-card';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowNode } from '../flow-nodes';
import { CardNode } from './card-node';
import { useDetail, useFacts } from './use-facts';

export const TargetGroupNode = memo(function TargetGroupNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected } = props;
  const facts = useFacts('targetGroup', id, (view, state, label) =>
    targetGroupFacts(view, knownFrom(state.entities), label),
  );
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const healthy = facts.pips.filter(({ shape }) => shape === 'healthy').length;
  const name =
    `Target group ${facts.name}, ${facts.algorithm}, ` +
    `${healthy} of ${facts.pips.length} targets healthy${facts.failOpen ? ', fail-open' : ''}`;
  return (
    <CardNode {...{ id, width, height, name }} kind="targetGroup">
      <TargetGroupCard {...{ facts, theme, detail, width, height, selected }} />
    </CardNode>
  );
});
