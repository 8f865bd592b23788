import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { SERIES } from '../../formats/comparison/figure-words';
import type { PointFigure } from '../../model/comparison';
import { seconds, toSeconds } from '../../model/sim-time';
import { Chart } from '../charts/chart';
import { lineChartScales } from '../charts/line-chart';
import { useSize } from '../charts/use-size';
import { bandChart } from './band-chart';
import styles from './compare.module.css';
import type { Shown } from './comparison-state';

const CHOICES = SERIES.map(({ figure, label }) => ({ value: figure, label }));

/** A figure of both over the whole stretch; a click goes to its moment. */
export function FigureOverTime(props: {
  shown: Shown;
  figure: PointFigure;
  onFigure: (figure: PointFigure) => void;
}) {
  const { shown, figure, onFigure } = props;
  const { prepared, playback, resultsA, resultsB } = shown;
  const [ref, size] = useSize<HTMLDivElement>({ width: 640, height: 180 });
  const chart = useMemo(
    () => bandChart({ resultsA, resultsB }, figure),
    [resultsA, resultsB, figure],
  );
  const at = useStore(playback.state, (state) => toSeconds(state.at));
  const stretch = { from: toSeconds(prepared.from), to: toSeconds(prepared.until) };
  const drawing = { chart, stretch, size, labels: true };
  return (
    <figure className={styles.chart} aria-label={chart.title}>
      <figcaption className={styles.caption}>
        <span>{chart.title}</span>
        <Select
          aria-label="Figure over time"
          data={CHOICES}
          value={figure}
          onChange={(next) => next !== null && onFigure(next as PointFigure)}
        />
      </figcaption>
      <div
        ref={ref}
        className={styles.plot}
        // By keyboard the slider above does the same.
        onClick={({ clientX, currentTarget }) => {
          const { x } = lineChartScales(drawing);
          const moment = x.invert(clientX - currentTarget.getBoundingClientRect().left);
          playback.pause();
          void playback.seek(seconds(moment));
        }}
      >
        {chart.empty === null ? (
          <Chart {...drawing} at={at} />
        ) : (
          <p className={styles.empty}>{chart.empty}</p>
        )}
      </div>
    </figure>
  );
}
