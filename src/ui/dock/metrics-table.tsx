import type { ChartModel, Series } from '../charts/chart-model';
import { valueAt } from '../charts/chart-model';
import { momentLabel } from '../charts/time-axis';
import styles from './metrics.module.css';

interface Column {
  key: string;
  chart: ChartModel;
  series: Series;
}

/** All moments at which any chart has a figure, the newest first. */
function momentsOf(charts: readonly ChartModel[]): number[] {
  const all = new Set(charts.flatMap(({ moments }) => moments));
  return [...all].sort((a, b) => b - a);
}

/** The figures of the charts as a table: the same values, to read, select and copy. */
export function MetricsTable({ charts }: { charts: readonly ChartModel[] }) {
  const shown = charts.filter(({ series }) => series.length > 0);
  const columns = shown.flatMap((chart) =>
    chart.series.map((series): Column => ({ key: `${chart.id} ${series.id}`, chart, series })),
  );
  return (
    <div className={styles.tableBox} role="region" aria-label="Figures" tabIndex={0}>
      <table className={styles.table}>
        <caption className="unseen">Figures over simulated time, newest first</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              Time
            </th>
            {shown.map(({ id, title, unit, series }) => (
              <th key={id} scope="colgroup" colSpan={series.length}>
                {title} {unit}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ key, series }) => (
              <th key={key} scope="col">
                {series.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {momentsOf(shown).map((moment) => (
            <tr key={moment}>
              <th scope="row">{momentLabel(moment)}</th>
              {columns.map(({ key, chart, series }) => (
                <td key={key}>{valueAt(chart, series, chart.moments.indexOf(moment))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
