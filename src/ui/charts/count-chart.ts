import type { CountPoint } from '../../model/view';
import { type Bin, momentOf } from './bins';
import type { ChartModel } from './chart-model';

/** Tasks of one service: how many are wanted, running, on their way up. */
export function countsChart(
  bins: readonly Bin<CountPoint>[],
  service: { id: string; name: string },
): ChartModel {
  const of = (pick: (point: CountPoint) => number) => bins.map((bin) => pick(bin.points.at(-1)!));
  return {
    id: service.id,
    title: `${service.name} tasks`,
    unit: '',
    moments: bins.map(momentOf),
    series: [
      {
        id: 'running',
        label: 'running',
        colour: 'secondary',
        filled: true,
        values: of((p) => p.running),
      },
      {
        id: 'pending',
        label: 'pending',
        colour: 'waiting',
        dash: '4 2',
        values: of((p) => p.pending),
      },
      {
        id: 'desired',
        label: 'desired',
        colour: 'text',
        dash: '1 3',
        values: of((p) => p.desired),
      },
    ],
    stepped: true,
    empty: bins.length === 0 ? 'no figures yet' : null,
  };
}
