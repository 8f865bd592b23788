import {
  contentRect,
  DiagramGround,
  type DiagramLook,
  enlarged,
  explainedIn,
  GridPattern,
  Title,
} from './diagram';
import type { DiagramModel, Explained, Rect } from './diagram-model';
import { Legend, type LegendContent, legendSize } from './legend';
import { RADIUS, TOKENS, TYPE } from './tokens';
import { Words } from './words';

/** One of several moments: its picture, and what stands over it. */
export interface StripMoment {
  model: DiagramModel;
  /** `00:01:00.0`, or with the name of a bookmark behind it. */
  caption: string;
}

const MARGIN = 28;
const GAP = 24;
const HEADER = 64;
const CAPTION = 40;
const FOOTER = 16;
/** What a filmstrip comes close to, as pages and slides are wide. */
const ASPECT = 16 / 9;

interface StripLayout {
  /** The whole, in canvas pixels; its corner is (0, 0). */
  width: number;
  height: number;
  /** The part of the canvas that each picture shows. */
  window: Rect;
  columns: number;
  header: number;
  caption: number;
  gap: number;
  margin: number;
  legendRoom: number;
}

function union(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

function legendFor(moments: readonly StripMoment[], look: DiagramLook): LegendContent {
  const all = moments.map(({ model }) => explainedIn(model));
  const explained = Object.fromEntries(
    Object.keys(all[0]!).map((name) => [name, all.some((one) => one[name as keyof Explained])]),
  ) as unknown as Explained;
  const dotSampling = Math.max(...moments.map(({ model }) => model.dotSampling));
  return { traffic: look.traffic, dotSampling, ...explained };
}

/** In rows of so many that the whole is about as wide as a page. */
function columnsFor(count: number, cell: { width: number; height: number }): number {
  const ratios = Array.from({ length: count }, (_, i) => {
    const columns = i + 1;
    const rows = Math.ceil(count / columns);
    return (columns * cell.width) / (rows * cell.height);
  });
  const off = ratios.map((ratio) => Math.abs(Math.log(ratio / ASPECT)));
  return off.indexOf(Math.min(...off)) + 1;
}

function layoutOf(moments: readonly StripMoment[], look: DiagramLook): StripLayout {
  const times = enlarged(look);
  const window = union(moments.map(({ model }) => contentRect(model, look)));
  const [caption, gap, margin] = [CAPTION * times, GAP * times, MARGIN * times];
  const cell = { width: window.width + gap, height: window.height + caption + gap };
  const columns = columnsFor(moments.length, cell);
  const rows = Math.ceil(moments.length / columns);
  const width = columns * cell.width - gap + 2 * margin;
  const legendRoom = width / times - 2 * MARGIN;
  const legend = look.legend ? legendSize(legendFor(moments, look), legendRoom) : null;
  const header = look.title ? HEADER * times : gap / 2;
  const footer = legend ? (legend.height + FOOTER) * times : 0;
  return {
    width,
    height: header + rows * cell.height + footer,
    window,
    columns,
    header,
    caption,
    gap,
    margin,
    legendRoom,
  };
}

/** Size of a filmstrip in canvas pixels. */
export const filmstripSize = (moments: readonly StripMoment[], look: DiagramLook) => {
  const { width, height } = layoutOf(moments, look);
  return { width, height };
};

interface CellProps {
  moment: StripMoment;
  look: DiagramLook;
  window: Rect;
}

/** One picture with its time above it, at (0, 0). */
function Cell({ moment, look, window }: CellProps) {
  const tokens = TOKENS[look.theme];
  const times = enlarged(look);
  const { model, caption } = moment;
  const room = window.width / times;
  const [deployment] = model.deployments;
  const { width, height } = window;
  return (
    <g>
      <g transform={`scale(${times})`}>
        <Words x={0} y={26} size={TYPE.name} weight={600} fill={tokens.text} maxWidth={room * 0.6}>
          {caption}
        </Words>
        {deployment !== undefined && (
          <Words
            x={room}
            y={26}
            size={TYPE.body}
            anchor="end"
            fill={tokens.secondary}
            maxWidth={room * 0.38}
          >
            {deployment}
          </Words>
        )}
      </g>
      <svg
        y={CAPTION * times}
        width={width}
        height={height}
        viewBox={`${window.x} ${window.y} ${width} ${height}`}
      >
        <DiagramGround
          model={{ ...model, view: window }}
          look={{ ...look, scope: 'view' }}
          rect={window}
        />
      </svg>
      <rect
        y={CAPTION * times}
        width={width}
        height={height}
        rx={RADIUS.node}
        fill="none"
        stroke={tokens.line}
        strokeWidth={1.5 * times}
      />
    </g>
  );
}

interface FilmstripProps {
  /** At least one. */
  moments: readonly StripMoment[];
  look: DiagramLook;
  /** px on paper. */
  width: number;
  height: number;
}

/** Several moments of one run beside each other, all of the same part of the canvas. */
export function Filmstrip({ moments, look, width, height }: FilmstripProps) {
  const layout = layoutOf(moments, look);
  const { window, columns, gap, margin, header, caption } = layout;
  const times = enlarged(look);
  const { title, subtitle } = moments[0]!.model;
  const seed = subtitle.split(' · ').at(-1) ?? '';
  const words = { title, subtitle: seed, deployments: [] };
  const placeOf = (i: number): string => {
    const x = margin + (i % columns) * (window.width + gap);
    const y = header + Math.floor(i / columns) * (window.height + caption + gap);
    return `translate(${x} ${y})`;
  };
  const legendY =
    layout.height - (legendSize(legendFor(moments, look), layout.legendRoom).height + 10) * times;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={title}
    >
      <title>{title}</title>
      {!look.transparent && (
        <>
          <GridPattern theme={look.theme} />
          <rect width={layout.width} height={layout.height} fill={TOKENS[look.theme].canvas} />
        </>
      )}
      {look.title && (
        <g transform={`scale(${times})`}>
          <Title model={words} width={layout.width / times} theme={look.theme} />
        </g>
      )}
      {moments.map((moment, i) => (
        <g key={i} transform={placeOf(i)}>
          <Cell moment={moment} look={look} window={window} />
        </g>
      ))}
      {look.legend && (
        <g transform={`translate(${margin} ${legendY}) scale(${times})`}>
          <Legend theme={look.theme} room={layout.legendRoom} {...legendFor(moments, look)} />
        </g>
      )}
    </svg>
  );
}
