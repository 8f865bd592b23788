import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { FileSystemCard } from '../../../drawing/storage-card';
import { fileSystemFacts } from '../../../drawing/storage-facts';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowNode } from '../flow-nodes';
import { CardNode } from './card-node';
import { useDetail, useFacts } from './use-facts';

export const FileSystemNode = memo(function FileSystemNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected } = props;
  const facts = useFacts('fileSystem', id, (view, _, label) => fileSystemFacts(view, label));
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const name = `EFS file system ${facts.name}, ${facts.counts}, ${facts.state}`;
  return (
    <CardNode {...{ id, width, height, name }} kind="fileSystem">
      <FileSystemCard {...{ facts, theme, detail, width, height, selected }} />
    </CardNode>
  );
});
