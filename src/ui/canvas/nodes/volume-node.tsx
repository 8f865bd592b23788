import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { VolumeCard } from '../../../drawing/storage-card';
import { volumeFacts } from '../../../drawing/storage-facts';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowNode } from '../flow-nodes';
import { CardNode } from './card-node';
import { useDetail, useFacts } from './use-facts';

export const VolumeNode = memo(function VolumeNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected, data } = props;
  const isInside = data.isInside ?? false;
  const facts = useFacts('ebsVolume', id, (view) => volumeFacts(view, isInside));
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const name = `EBS volume ${facts.volumeId}, ${facts.type}, ${facts.size}, ${facts.state}`;
  return (
    <CardNode {...{ id, width, height, name }} kind="ebsVolume">
      <VolumeCard {...{ facts, theme, detail, width, height, selected }} />
    </CardNode>
  );
});
