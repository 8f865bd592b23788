import { LineChart, type LineChartProps } from './line-chart';
import styles from './plot.module.css';

/** A `LineChart` as an element of the page, as large as `size` says. */
export function Chart(props: LineChartProps) {
  const { width, height } = props.size;
  return (
    <svg className={styles.plot} width={width} height={height} aria-hidden>
      <LineChart {...props} />
    </svg>
  );
}
