import { figureLabel, figureUnit } from '../../formats/comparison/figure-words';
import type { FigureName } from '../../model/trial';
import type { SweptFigure } from '../../state/sweep/run-sweep';
import type { SweepSetting } from '../../state/sweep/sweep-setting';
import type { ChartModel } from '../charts/chart-model';

/** `Desired count of web (tasks)`: the unit once, not at every tick. */
const axisTitle = ({ label, of, unit }: Pick<SweepSetting, 'label' | 'of' | 'unit'>): string =>
  `${label} of ${of} (${unit})`;

/** The figure over the values: its mean, and a band from the 5th to the 95th of 100 runs. */
export function sweepChart(
  swept: readonly SweptFigure[],
  setting: Pick<SweepSetting, 'label' | 'of' | 'unit'>,
  figure: FigureName,
): ChartModel {
  const label = figureLabel(figure);
  return {
    id: 'sweep',
    title: label.replace('*', ''),
    unit: figureUnit(figure),
    moments: swept.map(({ value }) => value),
    across: { title: axisTitle(setting), unit: '' },
    least: 0,
    series: [
      {
        id: 'mean',
        label: 'mean',
        colour: 'source',
        values: swept.map(({ mean }) => mean),
        band: swept.map(({ p5, p95 }) => [p5, p95] as const),
      },
      {
        id: 'median',
        label: 'median',
        colour: 'secondary',
        dash: '2 3',
        values: swept.map(({ median }) => median),
      },
    ],
    note: 'band: 5 to 95 % of the runs',
    empty: swept.length === 0 ? 'Nothing was measured yet.' : null,
  };
}
