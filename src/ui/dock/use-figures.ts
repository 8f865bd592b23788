import { useMemo } from 'react';
import { US_PER_SECOND } from '../../model/sim-time';
import type { MetricPoint } from '../../model/view';
import { type Bin, binsOf } from '../charts/bins';
import { type Stretch, stretchOf } from '../charts/time-axis';
import { useSlow } from '../charts/use-slow';

const NONE: readonly never[] = [];

export interface RequestFigures {
  stretch: Stretch;
  bins: readonly Bin<MetricPoint>[];
}

/** The figures of a load balancer over the last `span` seconds, as at most `most` points. */
export function useRequestFigures(
  balancer: string | null,
  span: number,
  most: number,
): RequestFigures {
  const now = useSlow((state) => Math.floor(state.now / US_PER_SECOND));
  const points = useSlow((state) => state.metrics[balancer ?? ''] ?? NONE);
  return useMemo(() => {
    const stretch = stretchOf(now, span);
    return { stretch, bins: binsOf(points, stretch, most) };
  }, [now, points, span, most]);
}
