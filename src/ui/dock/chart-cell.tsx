import { UnstyledButton } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { type ChartMark, uprightsOf } from '../charts/chart-marks';
import { type ChartModel, indexAt, valueAt } from '../charts/chart-model';
import { Plot } from '../charts/plot';
import { Swatch } from '../charts/swatch';
import type { Stretch } from '../charts/time-axis';
import { useInView } from '../charts/use-in-view';
import { useSize } from '../charts/use-size';
import styles from './metrics.module.css';

/** So many series have their figures beside the title; the enlarged chart has them all. */
const MOST_FIGURES = 4;

interface CellProps {
  title: string;
  /** Made when the chart comes into sight. */
  make: () => ChartModel;
  stretch: Stretch;
  /** Moment under the crosshair, simulated seconds. */
  reading: number | null;
  /** Where the run stands while more of it is known. */
  until: number | null;
  chosen: Stretch | null;
  marks: readonly ChartMark[];
  onEnlarge: () => void;
}

/** A chart with its name, which enlarges it, and the figures at the moment that is read. */
export function ChartCell({ title, make, onEnlarge, ...rest }: CellProps) {
  const cell = useRef<HTMLElement>(null);
  const isSeen = useInView(cell);
  return (
    <figure className={styles.cell} aria-label={title} ref={cell}>
      <figcaption className={styles.caption}>
        <UnstyledButton
          className={styles.title}
          aria-label={`Enlarge ${title}`}
          title={`Enlarge ${title}`}
          data-enlarges={title}
          onClick={onEnlarge}
        >
          {title}
        </UnstyledButton>
        {isSeen && <Figures chart={make()} moment={rest.reading ?? rest.until} />}
      </figcaption>
      {isSeen ? <Drawing chart={make()} {...rest} /> : <div className={styles.plot} />}
    </figure>
  );
}

function Drawing(props: Omit<CellProps, 'title' | 'make' | 'onEnlarge'> & { chart: ChartModel }) {
  const { chart, stretch, reading, until, chosen, marks } = props;
  const [ref, size] = useSize<HTMLDivElement>({ width: 280, height: 60 });
  const uprights = useMemo(
    () => uprightsOf(marks, stretch, size.width),
    [marks, stretch, size.width],
  );
  return (
    <div className={styles.plot} ref={ref} data-plot>
      {chart.empty === null ? (
        <Plot
          chart={chart}
          stretch={stretch}
          size={size}
          axes
          at={reading}
          uprights={uprights}
          until={until}
          chosen={chosen}
        />
      ) : (
        <span className={styles.empty}>{chart.empty}</span>
      )}
    </div>
  );
}

function Figures({ chart, moment }: { chart: ChartModel; moment: number | null }) {
  if (chart.empty !== null) return null;
  const at = indexAt(chart, moment);
  if (chart.digest) return <span className={styles.figures}>{chart.digest(at)}</span>;
  const { headline, series: all } = chart;
  const shown = all
    .filter(({ id, ghost }) => !ghost && (headline?.includes(id) ?? true))
    .slice(0, MOST_FIGURES);
  return (
    <span className={styles.figures}>
      {shown.map((series) => (
        <span key={series.id} className={styles.figure} data-whole={chart.unit === '' || undefined}>
          <Swatch series={series} />
          {`${series.label} `}
          <b>{valueAt(chart, series, at)}</b>
        </span>
      ))}
      {chart.unit}
    </span>
  );
}
