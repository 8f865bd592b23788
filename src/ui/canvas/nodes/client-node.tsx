import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { ClientCard } from '../../../drawing/client-card';
import { clientFacts } from '../../../drawing/from-views';
import type { MirrorState } from '../../../state/mirror-store';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowNode } from '../flow-nodes';
import { CardNode } from './card-node';
import { useDetail, useFacts } from './use-facts';

/** Seconds in the small line of a client's card. */
const SPARK_SECONDS = 40;

/** Requests of each of the last seconds at the client's load balancer. */
const recentRequests = (state: MirrorState, loadBalancerArn: string): number[] =>
  (state.metrics[loadBalancerArn] ?? []).slice(-SPARK_SECONDS).map((point) => point.requests);

export const ClientNode = memo(function ClientNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected } = props;
  const facts = useFacts('traffic', id, (view, state, label) =>
    clientFacts(view, recentRequests(state, view.loadBalancerArn), label),
  );
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const name =
    `Client traffic ${facts.name}, ${facts.pattern}, ` +
    `${facts.okPercent.toFixed(1)} % answered well`;
  return (
    <CardNode {...{ id, width, height, name }} kind="client">
      <ClientCard {...{ facts, theme, detail, width, height, selected }} />
    </CardNode>
  );
});
