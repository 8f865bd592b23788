import { type ChartModel, valueAt, withUnit } from './chart-model';
import styles from './large-chart.module.css';
import { Swatch } from './swatch';

/** So many are named one by one; the table has all. */
const MOST = 24;

/** Every series with its value at the moment that is read, in a place that does not move. */
export function Legend({ chart, at }: { chart: ChartModel; at: number }) {
  if (chart.empty !== null) return null;
  const more = chart.series.length - MOST;
  return (
    <ul className={styles.legend} aria-label="Legend">
      {chart.series.slice(0, MOST).map((series) => (
        <li key={series.id} className={styles.entry}>
          <Swatch series={series} width={18} />
          <span className={styles.name}>{series.label}</span>
          <b>{withUnit(valueAt(chart, series, at), chart.unit)}</b>
        </li>
      ))}
      {more > 0 && <li className={styles.entry}>and {more} more in the table</li>}
    </ul>
  );
}
