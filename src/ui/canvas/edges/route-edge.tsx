import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { EdgeLabel, EdgeLine } from '../../../drawing/edge';
import { edgePath } from '../../../drawing/edge-path';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { FlowEdge } from '../flow-edges';
import { useDetail } from '../nodes/use-facts';
import { useStillTraffic } from '../still-traffic';

/** An arrow along the route that the dots take, wide enough to be hit. */
export const RouteEdge = memo(function RouteEdge({ data, selected }: EdgeProps<FlowEdge>) {
  const theme = useDrawingTheme();
  const still = useStillTraffic();
  const detail = useDetail();
  if (!data) return null;
  const { edge } = data;
  const drawing = { look: edge, route: edge.route, theme, still };
  return (
    <>
      <EdgeLine {...drawing} selected={selected ?? false} />
      <EdgeLabel {...drawing} detail={detail} />
      <path
        d={edgePath(edge.route)}
        className="react-flow__edge-interaction"
        fill="none"
        stroke="transparent"
        strokeWidth={16}
      />
    </>
  );
});
