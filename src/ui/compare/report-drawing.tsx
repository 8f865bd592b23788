import { contentRect, DiagramGround, type DiagramLook, GridPattern } from '../../drawing/diagram';
import type { DiagramModel, Rect } from '../../drawing/diagram-model';
import { type Theme, type Tokens, TOKENS } from '../../drawing/tokens';
import { Words } from '../../drawing/words';
import {
  differenceWords,
  figureLabel,
  meanWords,
  tellingFigures,
} from '../../formats/comparison/figure-words';
import type { ComparisonAbout } from '../../formats/comparison/markdown';
import { verdictOf } from '../../formats/comparison/verdict';
import { betterOf, type Comparison } from '../../model/comparison';
import type { ChartModel } from '../charts/chart-model';
import { LineChart } from '../charts/line-chart';
import type { Stretch } from '../charts/time-axis';
import { measuredWords } from './compare-words';
import { VerdictDrawing, type VerdictLines, verdictLines } from './verdict-drawing';

/** All that a picture of a comparison shows. */
export interface Report {
  about: ComparisonAbout;
  comparison: Comparison;
  /** Both variants at the moment that is said below them; null where nothing is on the canvas. */
  a: DiagramModel | null;
  b: DiagramModel | null;
  moment: string;
  common: string;
  chart: ChartModel;
  stretch: Stretch;
  theme: Theme;
}

/** px */
const WIDTH = 1440;
const MARGIN = 32;
const GAP = 24;
const HEAD = 72;
const NAME = 34;
const PICTURES = { least: 180, most: 460 };
const COLUMN = (WIDTH - 2 * MARGIN - GAP) / 2;
const ROW = 30;
const CHART = 240;

interface Places {
  picture: Rect;
  pictures: number;
  bottom: number;
  verdict: VerdictLines;
  height: number;
}

/** Where everything stands: pictures as high as they need, below them verdict, chart and table. */
function placesOf({ a, b, comparison, about }: Report): Places {
  const rects = [a, b].flatMap((model) => (model ? contentRect(model, { scope: 'all' }) : []));
  const picture = around(rects);
  const wanted = picture.width > 0 ? (picture.height / picture.width) * COLUMN : 0;
  const pictures = Math.min(PICTURES.most, Math.max(PICTURES.least, wanted));
  const { headline, detail } = verdictOf(comparison);
  const sure = `${detail} ${measuredWords(about)}`.trim();
  const verdict = verdictLines({ headline, detail: sure }, COLUMN);
  const bottom = HEAD + NAME + pictures + 44;
  const table = ROW * (tellingFigures(comparison.figures).length + 1) + 40;
  const height = bottom + Math.max(verdict.height + 56 + CHART, table) + MARGIN;
  return { picture, pictures, bottom, verdict, height: Math.ceil(height) };
}

function around(rects: readonly Rect[]): Rect {
  if (rects.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [Math.min(...rects.map((r) => r.x)), Math.min(...rects.map((r) => r.y))];
  return {
    x,
    y,
    width: Math.max(...rects.map((r) => r.x + r.width)) - x,
    height: Math.max(...rects.map((r) => r.y + r.height)) - y,
  };
}

export const reportSize = (report: Report): { width: number; height: number } => ({
  width: WIDTH,
  height: placesOf(report).height,
});

/** Both variants, the verdict, the chart and the table in one picture. */
export function ReportDrawing({ report, scale }: { report: Report; scale: number }) {
  const { about, theme, common, moment } = report;
  const tokens = TOKENS[theme];
  const places = placesOf(report);
  const right = MARGIN + COLUMN + GAP;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={WIDTH * scale}
      height={places.height * scale}
      viewBox={`0 0 ${WIDTH} ${places.height}`}
      role="img"
      aria-label={about.title}
    >
      <title>{about.title}</title>
      <GridPattern theme={theme} />
      <rect width={WIDTH} height={places.height} fill={tokens.panel} />
      <Words x={MARGIN} y={46} size={24} weight={700} fill={tokens.text} maxWidth={WIDTH - 360}>
        {about.title}
      </Words>
      <Words x={WIDTH - MARGIN} y={46} size={15} fill={tokens.secondary} anchor="end">
        {`${common} · ${moment}`}
      </Words>
      <Variant report={report} side="a" x={MARGIN} places={places} />
      <Variant report={report} side="b" x={right} places={places} />
      <VerdictBox report={report} places={places} />
      <g transform={`translate(${MARGIN} ${places.bottom + places.verdict.height + 40})`}>
        <Words x={0} y={0} size={14} weight={600} fill={tokens.text}>
          {report.chart.title}
        </Words>
        {report.chart.empty === null ? (
          <g transform="translate(0 12)">
            <LineChart
              chart={report.chart}
              stretch={report.stretch}
              size={{ width: COLUMN, height: CHART }}
              ink={(colour) => tokens[colour]}
              labels
            />
          </g>
        ) : (
          <Words x={0} y={32} size={14} fill={tokens.secondary}>
            {report.chart.empty}
          </Words>
        )}
      </g>
      <Table report={report} x={right} y={places.bottom} />
    </svg>
  );
}

interface VariantProps {
  report: Report;
  side: 'a' | 'b';
  x: number;
  places: Places;
}

function Variant({ report, side, x, places }: VariantProps) {
  const { theme, about } = report;
  const tokens = TOKENS[theme];
  const model = report[side];
  const { picture, pictures } = places;
  const look: DiagramLook = { ...PLAIN, theme };
  return (
    <g transform={`translate(${x} ${HEAD})`}>
      <Words x={0} y={20} size={17} weight={700} fill={sideColour(side, tokens)}>
        {side.toUpperCase()}
      </Words>
      <Words x={20} y={20} size={17} weight={700} fill={tokens.text} maxWidth={COLUMN - 24}>
        {`· ${about[side].name}`}
      </Words>
      {model && (
        <svg
          y={NAME}
          width={COLUMN}
          height={pictures}
          viewBox={`${picture.x} ${picture.y} ${picture.width} ${picture.height}`}
        >
          <DiagramGround model={model} look={look} rect={picture} />
        </svg>
      )}
    </g>
  );
}

const PLAIN = {
  scope: 'all',
  transparent: false,
  traffic: true,
  title: false,
  legend: false,
} as const;

const sideColour = (side: 'a' | 'b', tokens: Tokens): string =>
  side === 'a' ? tokens.source : tokens.target;

function VerdictBox({ report, places }: { report: Report; places: Places }) {
  const tokens = TOKENS[report.theme];
  const { tone } = verdictOf(report.comparison);
  const border = { better: tokens.target, worse: tokens.source, mixed: tokens.waiting };
  const colour = tone in border ? border[tone as keyof typeof border] : tokens.line;
  return (
    <g transform={`translate(${MARGIN} ${places.bottom})`}>
      <VerdictDrawing lines={places.verdict} theme={report.theme} colour={colour} />
    </g>
  );
}

/** Right edges of the columns, px from the left of the table. */
const COLUMNS = [0.5, 0.65, 0.79, 1].map((share) => share * COLUMN);
const HEADS = ['A', 'B', 'B − A', 'spread (95 %)'];

function Table({ report, x, y }: { report: Report; x: number; y: number }) {
  const tokens = TOKENS[report.theme];
  const rows = tellingFigures(report.comparison.figures);
  const cell = (at: number, row: number, text: string, fill: string, weight: 400 | 700 = 400) => (
    <Words
      key={at}
      x={COLUMNS[at]!}
      y={ROW * row + 20}
      size={15}
      fill={fill}
      weight={weight}
      anchor="end"
    >
      {text}
    </Words>
  );
  return (
    <g transform={`translate(${x} ${y})`}>
      {HEADS.map((head, at) => cell(at, 0, head, tokens.secondary))}
      {rows.map((figure, index) => {
        const { name } = figure;
        const means = meanWords(figure);
        const { text, spread } = differenceWords(figure);
        const better = betterOf(figure);
        const told = better === 'b' ? tokens.target : better === 'a' ? tokens.failing : tokens.text;
        const row = index + 1;
        return (
          <g key={name}>
            <line x2={COLUMN} y1={ROW * row} y2={ROW * row} stroke={tokens.line} />
            <Words x={0} y={ROW * row + 20} size={15} fill={tokens.secondary}>
              {figureLabel(name)}
            </Words>
            {cell(0, row, means.a, tokens.text)}
            {cell(1, row, means.b, tokens.text)}
            {cell(2, row, text, told, 700)}
            {cell(3, row, spread, tokens.text)}
          </g>
        );
      })}
      <Words x={0} y={ROW * (rows.length + 1) + 22} size={13} fill={tokens.secondary}>
        * list prices, indicative · means over the seeds · pp: percentage points
      </Words>
    </g>
  );
}
