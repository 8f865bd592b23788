import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { knownFrom, loadBalancerFacts } from '../../../drawing/from-views';
import { LoadBalancerCard } from '../../../drawing/load-balancer-card';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowNode } from '../flow-nodes';
import { CardNode } from './card-node';
import { useDetail, useFacts } from './use-facts';

export const LoadBalancerNode = memo(function LoadBalancerNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected } = props;
  const facts = useFacts('loadBalancer', id, (view, state, label) =>
    loadBalancerFacts(view, knownFrom(state.entities), label),
  );
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const listeners = facts.listeners.map(({ label, purpose }) => `${label} ${purpose}`);
  const name = [`Load balancer ${facts.name}`, ...listeners].join(', ');
  return (
    <CardNode {...{ id, width, height, name }} kind="loadBalancer">
      <LoadBalancerCard {...{ facts, theme, detail, width, height, selected }} />
    </CardNode>
  );
});
