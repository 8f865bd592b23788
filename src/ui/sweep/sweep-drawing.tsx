import { type Theme, TOKENS } from '../../drawing/tokens';
import { Words } from '../../drawing/words';
import { figureWords } from '../../formats/comparison/figure-words';
import type { FigureName } from '../../model/trial';
import { type SweepPlan, type SweepPoint, sweptFigures } from '../../state/sweep/run-sweep';
import { LineChart } from '../charts/line-chart';
import { VerdictDrawing, verdictLines } from '../compare/verdict-drawing';
import { sweepChart, stretchOfValues } from './sweep-chart';
import { measuredWords, subjectWords, sweepVerdict, valueWords } from './sweep-words';

/** All that a picture of a sweep shows. */
export interface SweepPicture {
  /** Of the sandbox. */
  title: string;
  plan: SweepPlan;
  points: readonly SweepPoint[];
  figure: FigureName;
  theme: Theme;
}

/** px */
const WIDTH = 1200;
const MARGIN = 32;
const COLUMN = WIDTH - 2 * MARGIN;
const HEAD = 92;
const CHART_HEAD = 44;
const CHART = 360;
const ROW = 30;

const verdictIn = ({ points, plan, figure }: SweepPicture) => {
  const verdict = sweepVerdict(points, plan.setting, figure);
  const { sentence: headline, detail } = verdict;
  return { best: verdict.best, lines: verdictLines({ headline, detail }, COLUMN) };
};

/** How large the picture is, px. */
export function sweepPictureSize(picture: SweepPicture): { width: number; height: number } {
  const { lines } = verdictIn(picture);
  const rows = sweptFigures(picture.points, picture.figure).length + 1;
  return { width: WIDTH, height: HEAD + lines.height + CHART_HEAD + CHART + 24 + ROW * rows + 24 };
}

/** What was varied, the verdict, the figure over the values, and the same as a table. */
export function SweepDrawing({ picture, scale }: { picture: SweepPicture; scale: number }) {
  const { title, plan, points, figure, theme } = picture;
  const tokens = TOKENS[theme];
  const { width, height } = sweepPictureSize(picture);
  const { best, lines } = verdictIn(picture);
  const chart = sweepChart(sweptFigures(points, figure), plan.setting, figure);
  const { current } = plan.setting;
  const below = HEAD + lines.height + CHART_HEAD;
  const subject = subjectWords(plan.setting);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width * scale}
      height={height * scale}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={subject}
    >
      <title>{subject}</title>
      <rect width={width} height={height} fill={tokens.panel} />
      <Words x={MARGIN} y={46} size={24} weight={700} fill={tokens.text} maxWidth={COLUMN}>
        {subject}
      </Words>
      <Words x={MARGIN} y={72} size={14} fill={tokens.secondary} maxWidth={COLUMN}>
        {`${title} · ${measuredWords(plan)}`}
      </Words>
      <g transform={`translate(${MARGIN} ${HEAD})`}>
        <VerdictDrawing
          lines={lines}
          theme={theme}
          colour={best === null ? tokens.line : tokens.target}
        />
      </g>
      <Words x={MARGIN} y={below - 12} size={14} weight={600} fill={tokens.text} maxWidth={COLUMN}>
        {[chart.title, chart.note, currentWords(picture)].filter(Boolean).join(' · ')}
      </Words>
      <g transform={`translate(${MARGIN} ${below})`}>
        <LineChart
          chart={chart}
          stretch={stretchOfValues(points.map(({ value }) => value))}
          size={{ width: COLUMN, height: CHART }}
          ink={(colour) => tokens[colour]}
          labels
          uprights={current === null ? [] : [{ at: current, colour: 'text' }]}
        />
      </g>
      <g transform={`translate(${MARGIN} ${below + CHART + 24})`}>
        <Table picture={picture} best={best} />
      </g>
    </svg>
  );
}

function currentWords({ plan: { setting }, points }: SweepPicture): string {
  const { current } = setting;
  const { from, to } = stretchOfValues(points.map(({ value }) => value));
  const isShown = current !== null && current >= from && current <= to;
  return isShown ? `upright: as it was, ${valueWords(current, setting)}` : '';
}

/** Right edges of the columns, px from the left of the table. */
const EDGES = [0.4, 0.55, 0.7, 0.85, 1].map((share) => share * COLUMN);
const HEADS = ['Mean', 'Median', '5 %', '95 %', 'Runs'];

function Table({ picture, best }: { picture: SweepPicture; best: number | null }) {
  const { points, plan, figure, theme } = picture;
  const tokens = TOKENS[theme];
  const row = (at: number, name: string, cells: readonly string[], isBest: boolean) => {
    const look = { size: 14, weight: isBest ? 700 : 400 } as const;
    const fill = at === 0 ? tokens.secondary : tokens.text;
    return (
      <g key={name} transform={`translate(0 ${ROW * at})`}>
        {at > 0 && <line x2={COLUMN} stroke={tokens.line} />}
        <Words x={0} y={20} {...look} fill={isBest ? tokens.target : fill}>
          {name}
        </Words>
        {cells.map((cell, column) => (
          <Words key={column} x={EDGES[column]!} y={20} {...look} fill={fill} anchor="end">
            {cell}
          </Words>
        ))}
      </g>
    );
  };
  return (
    <>
      {row(0, plan.setting.label, HEADS, false)}
      {sweptFigures(points, figure).map(({ value, mean, median, p5, p95, n }, at) => {
        const isBest = value === best;
        const figures = [mean, median, p5, p95].map((one) => figureWords(figure, one));
        const name = `${valueWords(value, plan.setting)}${isBest ? ' · best' : ''}`;
        return row(at + 1, name, [...figures, String(n)], isBest);
      })}
    </>
  );
}
