import { useMemo } from 'react';
import type { ChartSource } from '../charts/chart-sources';
import { type ChartData, useChartData } from '../charts/use-chart-data';
import { useScalingCharts } from './use-scaling-charts';

/** Charts of what the sandbox measures itself, and of what scaling goes by, asked of CloudWatch. */
export function useAllCharts(span: number, balancer: string | null, most: number): ChartData {
  const data = useChartData(span, balancer, most);
  const scaling = useScalingCharts(data.stretch);
  const sources = useMemo(
    () => [
      ...data.sources,
      ...scaling.map((model): ChartSource => ({ ...model, of: () => model })),
    ],
    [data.sources, scaling],
  );
  return { ...data, sources };
}
