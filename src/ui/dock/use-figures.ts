import { useMemo } from 'react';
import { US_PER_SECOND } from '../../model/sim-time';
import type { CountPoint, MetricPoint } from '../../model/view';
import { type Bin, binsOf } from '../charts/bins';
import { type Stretch, stretchOf } from '../charts/time-axis';
import { useCalm } from '../inspector/use-calm';

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
  const now = useCalm((state) => Math.floor(state.now / US_PER_SECOND));
  const points = useCalm((state) => state.metrics[balancer ?? ''] ?? NONE);
  return useMemo(() => {
    const stretch = stretchOf(now, span);
    return { stretch, bins: binsOf(points, stretch, most) };
  }, [now, points, span, most]);
}

/** Task counts by service over the same time. */
export function useCountFigures(stretch: Stretch, most: number) {
  const counts = useCalm((state) => state.counts);
  return (service: string): Bin<CountPoint>[] => binsOf(counts[service] ?? NONE, stretch, most);
}
