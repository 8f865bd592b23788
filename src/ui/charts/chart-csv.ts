import { seconds, toEpochSeconds } from '../../model/sim-time';
import type { ChartModel, Series } from './chart-model';

/** One column: its heading, and its text by the moment of a row. */
interface Column {
  heading: string;
  of: ReadonlyMap<number, string>;
}

/** Without the noise of binary fractions, and nothing that a spreadsheet would misread. */
const written = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(Number(value.toPrecision(9)));

const heading = (...parts: readonly string[]): string =>
  parts.filter((part, i) => part !== '' && part !== parts[i - 1]).join(' ');

const inUnit = (text: string, unit: string): string => (unit === '' ? text : `${text} (${unit})`);

function columnsOf(chart: ChartModel): Column[] {
  const { title, unit, moments } = chart;
  const column = (name: string, textAt: (index: number) => string, its = unit): Column => ({
    heading: inUnit(heading(title, name), its),
    of: new Map(moments.map((moment, i) => [moment, textAt(i)])),
  });
  const ofSeries = ({ label, values, band }: Series): Column[] => [
    column(label, (i) => written(values[i])),
    ...(band
      ? [
          column(`${label} low`, (i) => written(band[i]?.[0])),
          column(`${label} high`, (i) => written(band[i]?.[1])),
        ]
      : []),
  ];
  const { edges = [], columns = [] } = chart.heat ?? {};
  const rows = edges.slice(1).map((edge, row) => {
    const name = `${written(edges[row])}–${written(edge)} ${unit}`;
    return column(name, (i) => written(columns[i]?.[row]), 'count');
  });
  return [...chart.series.flatMap(ofSeries), ...rows];
}

/** RFC 4180: quoted where it must be. */
const cell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** `2026-01-01T00:07:48Z`: the moment as answers of the sandbox tell it. */
const isoTime = (moment: number): string =>
  new Date(toEpochSeconds(seconds(moment)) * 1000).toISOString().replace('.000Z', 'Z');

/**
 * Charts as one CSV table: a row per moment, a column per series (its spread and the counts of a
 * heatmap in columns of their own), units in the headings. Times are the simulated ones, as ISO
 * 8601 and as seconds since the run began. Charts over a setting cannot share a table with others.
 */
export function chartsCsv(charts: readonly ChartModel[]): string {
  const across = charts[0]?.across;
  const columns = charts.flatMap(columnsOf);
  const moments = [...new Set(charts.flatMap((chart) => chart.moments))].sort((a, b) => a - b);
  const first = across
    ? [inUnit(across.title, across.unit)]
    : ['simulated time (ISO 8601)', 'since the start (s)'];
  const head = [...first, ...columns.map((column) => column.heading)];
  const rows = moments.map((moment) => [
    ...(across ? [] : [isoTime(moment)]),
    written(moment),
    ...columns.map(({ of }) => of.get(moment) ?? ''),
  ]);
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** One chart as a CSV table: see `chartsCsv`. */
export const chartCsv = (chart: ChartModel): string => chartsCsv([chart]);
