import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { providerFacts } from '../../../drawing/capacity-facts';
import { ProviderFrame } from '../../../drawing/provider-frame';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowNode } from '../flow-nodes';
import { CardNode } from './card-node';
import { useDetail, useFacts } from './use-facts';

export const ProviderNode = memo(function ProviderNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected } = props;
  const facts = useFacts('capacityProvider', id, (view) => providerFacts(view));
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const { group, desired, scaling, words } = facts;
  const name = [`Capacity provider ${facts.name}`, group, desired, scaling, words]
    .filter(Boolean)
    .join(', ');
  return (
    <CardNode {...{ id, width, height, name }} kind="providerFrame">
      <ProviderFrame {...{ facts, theme, detail, width, height, selected }} />
    </CardNode>
  );
});
