import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { ChartModel, Series } from './chart-model';
import { valueAt, withUnit } from './chart-model';
import styles from './figures-table.module.css';
import { momentLabel } from './time-axis';

interface Column {
  key: string;
  chart: ChartModel;
  series: Series;
  /** Where a moment's value stands in the series. */
  place: ReadonlyMap<number, number>;
}

/** All moments at which any chart has a figure, the newest first. */
function momentsOf(charts: readonly ChartModel[]): number[] {
  const all = new Set(charts.flatMap(({ moments }) => moments));
  return [...all].sort((a, b) => b - a);
}

const ROW = 24;
/** Height that is taken for granted until the table has been laid out, px. */
const UNKNOWN = { width: 600, height: 240 };

/**
 * The figures of charts as a table: the same values, to read, select and copy. Only the rows in
 * sight are there; how many there are is told to screen readers.
 */
export default function FiguresTable({ charts }: { charts: readonly ChartModel[] }) {
  const box = useRef<HTMLDivElement>(null);
  const { shown, columns, moments } = useMemo(() => {
    const some = charts.filter(({ series }) => series.length > 0);
    return { shown: some, columns: some.flatMap(columnsOf), moments: momentsOf(some) };
  }, [charts]);
  const rows = useVirtualizer({
    count: moments.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
    initialRect: UNKNOWN,
    observeElementRect: (one, tell) =>
      observeElementRect(one, (rect) => tell(rect.height > 0 ? rect : UNKNOWN)),
  });
  const inSight = rows.getVirtualItems();
  const above = inSight[0]?.start ?? 0;
  const below = rows.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  return (
    <div className={styles.box} role="region" aria-label="Figures" tabIndex={0} ref={box}>
      <table className={styles.table} aria-rowcount={moments.length + 2}>
        <caption className="unseen">Figures over simulated time, newest first</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" rowSpan={2}>
              Time
            </th>
            {shown.map(({ id, title, unit, series }) => (
              <th key={id} scope="colgroup" colSpan={series.length}>
                {withUnit(title, unit.replace(/^\//, 'per '))}
              </th>
            ))}
          </tr>
          <tr aria-rowindex={2}>
            {columns.map(({ key, series }) => (
              <th key={key} scope="col">
                {series.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={above} columns={columns.length + 1} />
          {inSight.map(({ index }) => {
            const moment = moments[index]!;
            return (
              <tr key={moment} aria-rowindex={index + 3}>
                <th scope="row">{momentLabel(moment)}</th>
                {columns.map(({ key, chart, series, place }) => (
                  <td key={key}>{valueAt(chart, series, place.get(moment) ?? -1)}</td>
                ))}
              </tr>
            );
          })}
          <Spacer height={below} columns={columns.length + 1} />
        </tbody>
      </table>
    </div>
  );
}

function columnsOf(chart: ChartModel): Column[] {
  const place = new Map(chart.moments.map((moment, i) => [moment, i]));
  return chart.series.map((series) => ({
    key: `${chart.id} ${series.id}`,
    chart,
    series,
    place,
  }));
}

/** Stands for the rows that are out of sight. */
function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={columns} className={styles.spacer} />
    </tr>
  );
}
