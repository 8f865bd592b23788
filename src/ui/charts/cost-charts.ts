import type { CostPoint } from '../../model/view';
import { type Bin, momentOf } from './bins';
import type { ChartModel, Series } from './chart-model';

type Bins = readonly Bin<CostPoint>[];

const NOTE = 'by list price, indicative; what has no known price is left out';

const common = (bins: Bins) => ({
  moments: bins.map(momentOf),
  least: 0.001,
  note: NOTE,
  empty: bins.length === 0 ? 'a figure every ten seconds' : null,
});

const valuesOf = (bins: Bins, pick: (point: CostPoint) => number): Series['values'] =>
  bins.map(({ points }) => pick(points.at(-1)!));

/** What an hour of all that is in use costs, as it was at each moment. */
export const costRateChart = (bins: Bins): ChartModel => ({
  ...common(bins),
  id: 'cost-rate',
  title: 'Cost an hour',
  unit: '$/h',
  series: [
    {
      id: 'rate',
      label: 'list price',
      colour: 'secondary',
      filled: true,
      values: valuesOf(bins, (point) => point.usdPerHour),
    },
  ],
  stepped: true,
});

/** What the run has come to so far, and what of it goes by requests. */
export const costSoFarChart = (bins: Bins): ChartModel => ({
  ...common(bins),
  id: 'cost-so-far',
  title: 'Cost so far',
  unit: '$',
  series: [
    { id: 'all', label: 'all', colour: 'text', values: valuesOf(bins, (one) => one.usdSoFar) },
    {
      id: 'requests',
      label: 'capacity units',
      colour: 'secondary',
      dash: '4 2',
      values: valuesOf(bins, (one) => one.usdOfRequests),
    },
  ],
  headline: ['all'],
  lead: 'all',
});
