import type { NodeProps } from '@xyflow/react';
import { SummaryCard } from '../../../drawing/summary-card';
import { healthWords, requestWords, summaryFacts } from '../../../drawing/summary-facts';
import { useParts } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import { calmFor } from '../calm-keeper';
import type { FlowNode } from '../flow-nodes';
import { CardNode } from './card-node';
import { FoldButton } from './fold-button';
import { useDetail, useFacts } from './use-facts';

const KINDS = { cluster: 'clusterFrame', service: 'serviceFrame' } as const;
const WORDS = { cluster: 'Cluster', service: 'Service' } as const;

/** A cluster or a service that is collapsed. */
export function SummaryNode(props: NodeProps<FlowNode> & { kind: keyof typeof KINDS }) {
  const { id, width = 0, height = 0, selected, kind } = props;
  const calm = calmFor(useParts().mirror);
  const facts = useFacts(kind, id, (view, state, label) => {
    const exact = summaryFacts(view, state.entities, label);
    return {
      ...exact,
      requestsPerSecond: calm.of(`${id} requests`, exact.requestsPerSecond, state).value,
      errorPercent: calm.failing(`${id} errors`, exact.errorPercent, state),
    };
  });
  const detail = useDetail();
  const theme = useDrawingTheme();
  if (!facts) return null;
  const counts = `${facts.running} of ${facts.desired} running, ${facts.pending} pending`;
  const name =
    `${WORDS[kind]} ${facts.name}, collapsed, ${counts}, ${facts.state}, ` +
    `${healthWords(facts)}, ${requestWords(facts)}`;
  return (
    <>
      <CardNode {...{ id, width, height, name }} kind={KINDS[kind]}>
        <SummaryCard {...{ facts, theme, detail, width, height, selected }} />
      </CardNode>
      <FoldButton id={id} name={facts.name} isFolded />
    </>
  );
}
