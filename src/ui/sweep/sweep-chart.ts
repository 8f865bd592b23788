import { figureLabel, figureUnit } from '../../formats/comparison/figure-words';
import type { FigureName } from '../../model/trial';
import type { SweptFigure } from '../../state/sweep/run-sweep';
import type { SweepSetting } from '../../state/sweep/sweep-setting';
import type { ChartModel } from '../charts/chart-model';

/** `Desired count of web (tasks)`: the unit once, not at every tick. */
const axisTitle = ({ label, of, unit }: Pick<SweepSetting, 'label' | 'of' | 'unit'>): string =>
  `${label} of ${of} (${unit})`;

/** Beside the first and the last value, as a share of what lies between them. */
const BESIDE = 0.02;

/** From the lowest value to the highest, with a little room beside. */
export function stretchOfValues(values: readonly number[]) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || 1) * BESIDE;
  return { from: low - room, to: high + room };
}

/** The figure over the values: its mean; bars and a band from the 5th to the 95th of 100 runs. */
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
        marked: true,
      },
      {
        id: 'median',
        label: 'median',
        colour: 'secondary',
        dash: '2 3',
        values: swept.map(({ median }) => median),
      },
    ],
    note: 'dots: what was measured; bars: 5 to 95 % of the runs',
    empty: swept.length === 0 ? 'Nothing was measured yet.' : null,
  };
}
