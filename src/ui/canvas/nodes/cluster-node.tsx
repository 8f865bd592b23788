import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { ClusterFrame } from '../../../drawing/cluster-frame';
import { clusterFacts } from '../../../drawing/from-views';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowNode } from '../flow-nodes';
import { CardNode } from './card-node';
import { FoldButton } from './fold-button';
import { SummaryNode } from './summary-node';
import { useDetail, useFacts } from './use-facts';

function ClusterFrameNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected } = props;
  const facts = useFacts('cluster', id, (view, state, label) =>
    clusterFacts(view, state.entities, label),
  );
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const { services, runningTasks, pendingTasks, instances } = facts;
  const name =
    `Cluster ${facts.name}, ${facts.capacity}, services: ${services}, ` +
    (instances > 0 ? `instances: ${instances}, ` : '') +
    `tasks: ${runningTasks} running, ${pendingTasks} pending`;
  return (
    <>
      <CardNode {...{ id, width, height, name }} kind="clusterFrame">
        <ClusterFrame {...{ facts, theme, detail, width, height, selected }} />
      </CardNode>
      <FoldButton id={id} name={facts.name} isFolded={false} />
    </>
  );
}

export const ClusterNode = memo(function ClusterNode(props: NodeProps<FlowNode>) {
  return props.data.isSummary ? (
    <SummaryNode {...props} kind="cluster" />
  ) : (
    <ClusterFrameNode {...props} />
  );
});
