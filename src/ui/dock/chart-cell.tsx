import { type ChartModel, indexAt, valueAt } from '../charts/chart-model';
import { Plot } from '../charts/plot';
import type { Stretch } from '../charts/time-axis';
import { useSize } from '../charts/use-size';
import styles from './metrics.module.css';

/** A chart with its name and the figures at the moment that is read. */
export function ChartCell(props: { chart: ChartModel; stretch: Stretch; moment: number | null }) {
  const { chart, stretch, moment } = props;
  const [ref, size] = useSize<HTMLDivElement>({ width: 280, height: 60 });
  const at = indexAt(chart, moment);
  return (
    <figure className={styles.cell} aria-label={chart.title}>
      <figcaption className={styles.caption}>
        <span className={styles.title} title={chart.title}>
          {chart.title}
        </span>
        {chart.empty === null && <Figures chart={chart} at={at} />}
      </figcaption>
      <div className={styles.plot} ref={ref} data-plot>
        {chart.empty === null ? (
          <Plot
            chart={chart}
            stretch={stretch}
            size={size}
            axes
            at={moment === null || at < 0 ? null : chart.moments[at]!}
          />
        ) : (
          <span className={styles.empty}>{chart.empty}</span>
        )}
      </div>
    </figure>
  );
}

function Figures({ chart, at }: { chart: ChartModel; at: number }) {
  if (chart.digest) return <span className={styles.figures}>{chart.digest(at)}</span>;
  return (
    <span className={styles.figures}>
      {chart.series.map((series) => (
        <span key={series.id} className={styles.figure} data-whole={chart.unit === '' || undefined}>
          <Swatch colour={series.colour} dash={series.dash} />
          {`${series.label} `}
          <b>{valueAt(chart, series, at)}</b>
        </span>
      ))}
      {chart.unit}
    </span>
  );
}

function Swatch({ colour, dash }: { colour: string; dash: string | undefined }) {
  return (
    <svg width={9} height={8} aria-hidden style={{ color: `var(--color-${colour})` }}>
      <line
        x1={0}
        x2={9}
        y1={4}
        y2={4}
        stroke="currentColor"
        strokeWidth={2}
        strokeDasharray={dash}
      />
    </svg>
  );
}
