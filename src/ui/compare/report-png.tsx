import type { Theme } from '../../drawing/tokens';
import { standalone } from '../../formats/picture/svg-text';
import type { Comparison, PointFigure } from '../../model/comparison';
import { formatClock, toSeconds } from '../../model/sim-time';
import { fontsFor } from '../files/picture-fonts';
import { pictureModel } from '../files/picture-model';
import { pngOf } from '../files/raster';
import { bandChart } from './band-chart';
import { aboutOf, commonWords } from './compare-words';
import { type Report, ReportDrawing, reportSize } from './report-drawing';
import type { Shown } from './comparison-state';

/** Image pixels for a pixel of the drawing. */
const SCALE = 2;

/** The report as a PNG: both variants at the moment shown, verdict, chart and table. */
export async function reportPng(given: {
  shown: Shown;
  comparison: Comparison;
  figure: PointFigure;
  theme: Theme;
}): Promise<Blob> {
  const { shown, comparison, figure, theme } = given;
  const { prepared, playback, a, b } = shown;
  const report: Report = {
    about: aboutOf(shown),
    comparison,
    a: pictureModel(a),
    b: pictureModel(b),
    moment: formatClock(playback.state.getState().at),
    common: commonWords(shown, comparison),
    chart: bandChart(shown, figure),
    stretch: { from: toSeconds(prepared.from), to: toSeconds(prepared.until) },
    theme,
  };
  const drawing = <ReportDrawing report={report} scale={SCALE} />;
  const fonts = await fontsFor(standalone(drawing, []));
  const { width, height } = reportSize(report);
  const size = { width: width * SCALE, height: height * SCALE, scale: SCALE };
  return pngOf(standalone(drawing, fonts), size);
}
