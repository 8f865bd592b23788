import { type PointerEvent, useMemo, useState } from 'react';
import { Chart } from './chart';
import { grouped, uprightsOf } from './chart-marks';
import { type ChartModel, indexAt } from './chart-model';
import styles from './large-chart.module.css';
import { Legend } from './legend';
import { type LineChartProps, lineChartScales } from './line-chart';
import { MarkStrip } from './mark-strip';
import { momentLabel } from './time-axis';
import { type Brush, useBrush } from './use-brush';
import type { ChartData } from './use-chart-data';
import { useSize } from './use-size';
import { useTravel } from './use-travel';
import { WholeStretchButton } from './whole-stretch-button';

/** Marks nearer than this share a place, px. */
const MARK_GAP = 24;
/** Above the lines, for the marks, px. */
const STRIP = 28;

/** A large chart to read, zoom and travel by. */
export function ChartStage({ chart, data }: { chart: ChartModel; data: ChartData }) {
  const { stretch, until, marks } = data;
  const [told, setTold] = useState<string | null>(null);
  const [ref, size] = useSize<HTMLDivElement>({ width: 800, height: 300 });
  const travel = useTravel();
  const drawn: LineChartProps = { chart, stretch, size, labels: true, strip: STRIP };
  const { x, frame } = lineChartScales(drawn);
  const momentAt = (event: PointerEvent<HTMLElement>): number | null => {
    const isHeld = event.currentTarget.hasPointerCapture(event.pointerId);
    if (!isHeld && (event.target as Element).closest('button')) return null;
    const { left } = event.currentTarget.getBoundingClientRect();
    const px = event.clientX - left;
    if (!isHeld && (px < frame.left - 4 || px > frame.right + 4)) return null;
    return Math.min(stretch.to, Math.max(stretch.from, x.invert(px)));
  };
  const brush = useBrush({ stretch, moments: chart.moments, momentAt });
  const groups = useMemo(
    () => grouped(marks, { x, from: stretch.from, to: stretch.to, gap: MARK_GAP }),
    // The scale is another one only with these.
    [marks, stretch, frame.left, frame.right],
  );
  const uprights = useMemo(
    () => uprightsOf(marks, stretch, size.width),
    [marks, stretch, size.width],
  );
  const at = indexAt(chart, brush.reading ?? until);
  return (
    <>
      <p className={styles.reading} role="status">
        {told ?? readingWords(chart, at, data, brush)}
      </p>
      <div
        className={styles.stage}
        ref={ref}
        role="group"
        tabIndex={0}
        data-stage
        aria-label={`${chart.title} over time`}
        aria-describedby="large-chart-keys"
        {...brush.handlers}
      >
        {chart.empty === null ? (
          <Chart
            {...drawn}
            until={until}
            at={brush.reading}
            chosen={brush.chosen}
            uprights={uprights}
          />
        ) : (
          <p className={styles.empty}>{chart.empty}</p>
        )}
        <MarkStrip groups={groups} onTell={setTold} onTravel={travel} />
      </div>
      <Legend chart={chart} at={at} />
      <p className={styles.foot}>
        <span id="large-chart-keys">
          Drag to zoom, click to go there. ← → read, with Shift they choose, Enter zooms or goes
          there, + and − zoom.
        </span>
        {brush.zoom && <WholeStretchButton zoom={brush.zoom} onShowAll={brush.resetZoom} />}
      </p>
    </>
  );
}

/** Which moment is read, what a point stands for, and what else the chart says of itself. */
function readingWords(
  chart: ChartModel,
  at: number,
  { step, until }: ChartData,
  { reading, chosen, zoom }: Brush,
): string {
  const read = chart.moments[at];
  // What is zoomed to ends where it ends: its last figures are those of then.
  const isNow = (reading ?? until ?? zoom) === null || read === undefined;
  const when = isNow ? 'Figures now' : `Figures at ${momentLabel(read)}`;
  return [
    chosen ? `Chosen: ${momentLabel(chosen.from)}–${momentLabel(chosen.to)}` : when,
    step > 1 ? `a point is ${step} s` : '',
    chart.digest?.(at) ?? '',
    chart.note ?? '',
  ]
    .filter(Boolean)
    .join(' · ');
}
