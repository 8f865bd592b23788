import type { ChartModel, Ink, Series } from './chart-model';
import type { ChartScales } from './chart-scales';

/** px */
const DOT = 3.5;
const CAP = 4;

/** A dot at every value that was measured, and upright through it how far it may be off. */
export function SpreadMarks(props: {
  chart: ChartModel;
  series: Series;
  scales: ChartScales;
  ink: Ink;
}) {
  const { chart, series, scales, ink } = props;
  const { x, y } = scales;
  return (
    <g stroke={ink(series.colour)} strokeWidth={1.5}>
      {chart.moments.map((moment, i) => {
        const value = series.values[i] ?? null;
        if (value === null) return null;
        const spread = series.band?.[i] ?? null;
        const at = x(moment);
        return (
          <g key={moment}>
            {spread && <path d={whisker(at, y(spread[0]), y(spread[1]))} fill="none" />}
            <circle
              cx={at}
              cy={y(value)}
              r={DOT}
              fill={ink(series.colour)}
              stroke={ink('panel')}
              data-measured
            />
          </g>
        );
      })}
    </g>
  );
}

const whisker = (x: number, low: number, high: number): string =>
  `M${x - CAP} ${high}h${2 * CAP}M${x} ${high}V${low}M${x - CAP} ${low}h${2 * CAP}`;
