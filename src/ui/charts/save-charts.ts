import { pngOf } from '../files/raster';
import { fontsFor } from '../files/picture-fonts';
import { saveBlob } from '../files/save-blob';
import { chartsCsv } from './chart-csv';
import type { ChartModel } from './chart-model';
import { type ChartFile, chartsSize, chartsSvg } from './chart-svg';

/** A kind of file that charts can be saved as. */
export type ChartFormat = 'svg' | 'png' | 'csv';

/** Pixels of a PNG for each px of the drawing. */
const SCALE = 2;

/** `Canary with a bad build` and `api latency` as `canary-with-a-bad-build-api-latency.svg`. */
export function chartFileName(parts: readonly string[], format: ChartFormat): string {
  const words = parts
    .join(' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? ['charts'];
  return `${words.join('-')}.${format}`;
}

/** The PNG of charts at twice their size, with the fonts inside that an image cannot ask for. */
async function png(charts: readonly ChartModel[], file: ChartFile): Promise<Blob> {
  const { width, height } = chartsSize(charts.length, file);
  const svg = chartsSvg(charts, file, await fontsFor(chartsSvg(charts, file)));
  const sized = svg.replace(
    `width="${width}" height="${height}"`,
    `width="${width * SCALE}" height="${height * SCALE}"`,
  );
  return pngOf(sized, { width: width * SCALE, height: height * SCALE, scale: SCALE });
}

/** Hands charts to the browser as one file to keep. */
export async function saveCharts(
  format: ChartFormat,
  charts: readonly ChartModel[],
  file: ChartFile & { fileName: string },
): Promise<void> {
  const { fileName } = file;
  if (format === 'csv') {
    return saveBlob(fileName, new Blob([chartsCsv(charts)], { type: 'text/csv' }));
  }
  if (format === 'png') return saveBlob(fileName, await png(charts, file));
  saveBlob(fileName, new Blob([chartsSvg(charts, file)], { type: 'image/svg+xml' }));
}
