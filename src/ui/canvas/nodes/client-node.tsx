import type { NodeProps } from '@xyflow/react';
import { memo, useRef } from 'react';
import { ClientCard } from '../../../drawing/client-card';
import { clientFacts } from '../../../drawing/from-views';
import type { MirrorState } from '../../../state/mirror-store';
import { useParts } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import { calmFor } from '../calm-keeper';
import type { FlowNode } from '../flow-nodes';
import { RecentAnswers, shownSeconds } from '../recent-answers';
import { useStillTraffic } from '../still-traffic';
import { CardNode } from './card-node';
import { useDetail, useFacts } from './use-facts';

/** Seconds in the small line of a client's card. */
const SPARK_SECONDS = 40;

/** Requests of each of the last seconds at the client's load balancer. */
const recentRequests = (state: MirrorState, loadBalancerArn: string): number[] =>
  (state.metrics[loadBalancerArn] ?? []).slice(-SPARK_SECONDS).map((point) => point.requests);

export const ClientNode = memo(function ClientNode(props: NodeProps<FlowNode>) {
  const { id, width = 0, height = 0, selected } = props;
  const answers = useRef(new RecentAnswers());
  const still = useStillTraffic();
  const calm = calmFor(useParts().mirror);
  const facts = useFacts(
    'traffic',
    id,
    (view, state, label) => {
      // As far back as the dots on the screen go; without dots as the engine says.
      const span = still ? 0 : shownSeconds(state.run);
      const { okPercent, failedPercent } = answers.current.over(view, state.now, span);
      const requests = recentRequests(state, view.loadBalancerArn);
      const currentRate = calm.of(`${id} rate`, view.currentRate, state).value;
      return clientFacts({ ...view, okPercent, failedPercent, currentRate }, requests, label);
    },
    [still],
  );
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const answered = facts.isUnanswered
    ? 'no answers yet'
    : `${facts.okPercent.toFixed(1)} % answered well`;
  const name = `Client traffic ${facts.name}, ${facts.pattern}, ${answered}`;
  return (
    <CardNode {...{ id, width, height, name }} kind="client">
      <ClientCard {...{ facts, theme, detail, width, height, selected }} />
    </CardNode>
  );
});
