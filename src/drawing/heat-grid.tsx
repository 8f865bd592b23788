/**
 * Tasks of which there are many, each a square that can be told from afar by shape and colour: its
 * revision's mark while it is well, dashed on its way in, a ring on its way out, a triangle where
 * it fails, a crossed-out square where no load balancer sends it anything. All of a look are one
 * path: a thousand cost no more than a few.
 */
import type { Rect } from './diagram-model';
import type { RingShape } from './facts';
import type { Size } from './geometry';
import { markRects } from './revision-mark';
import { HEAT } from './task-grid';
import { type RevisionRole, roleColour, type Theme, TOKENS } from './tokens';

export interface HeatCell {
  id: string;
  /** Corner, in the coordinates that it is drawn in. */
  x: number;
  y: number;
  ring: RingShape;
  role: RevisionRole;
}

/** What cells that are drawn alike have in common. */
type HeatLook = RevisionRole | 'starting' | 'draining' | 'failing' | 'unused' | 'stopped';

const SQUARE: Size = { width: HEAT.side, height: HEAT.side };

/** Of a square; larger cells have it all in proportion. */
const INSET = 3;
const ROUND = 8;

/** How much larger than a square a cell is. */
const scaleOf = ({ width, height }: Size): number => Math.min(width, height) / HEAT.side;

function lookOf({ ring, role }: Pick<HeatCell, 'ring' | 'role'>): HeatLook {
  return ring === 'healthy' || ring === 'running' ? role : ring;
}

const short = (value: number): number => Math.round(value * 10) / 10;

function roundedPath({ x, y, width, height }: Rect, wanted: number): string {
  const r = Math.min(wanted, width / 2, height / 2);
  const [w, h] = [short(width - 2 * r), short(height - 2 * r)];
  const bend = (dx: number, dy: number) => `a${short(r)} ${short(r)} 0 0 1 ${dx} ${dy}`;
  const [p, m] = [short(r), -short(r)];
  return (
    `M${short(x + r)} ${short(y)}h${w}${bend(p, p)}v${h}` +
    `${bend(m, p)}h${-w}${bend(m, m)}v${-h}${bend(p, m)}z`
  );
}

function cellPath(look: HeatLook, { x, y }: Pick<HeatCell, 'x' | 'y'>, size: Size): string {
  const scale = scaleOf(size);
  const inset = INSET * scale;
  const { width, height } = size;
  const box = {
    x: x + inset,
    y: y + inset,
    width: width - 2 * inset,
    height: height - 2 * inset,
  };
  switch (look) {
    case 'failing': {
      const [middle, half] = [x + width / 2, height / 2 - 2 * inset];
      const bottom = y + height - 2 * inset;
      const side = `L${short(middle + half)} ${short(bottom)}H${short(middle - half)}Z`;
      return `M${short(middle)} ${short(y + 2 * inset)}${side}`;
    }
    case 'draining':
      return roundedPath(box, height / 2);
    case 'unused': {
      const corner = `M${short(box.x)} ${short(box.y + box.height)}`;
      const across = `l${short(box.width)} ${short(-box.height)}`;
      return roundedPath(box, ROUND * scale) + corner + across;
    }
    case 'starting':
    case 'stopped':
      return roundedPath(box, ROUND * scale);
    default:
      return roundedPath(box, ROUND * scale) + slitsOf(look, box);
  }
}

/** How far from the edges a slit ends, as a share of the square. */
const SLIT_INSET = 0.17;

/** The mark of a revision cut into a square, between its bars: one task stays one shape. */
function slitsOf(role: RevisionRole, box: Rect): string {
  const bars = markRects(role, box);
  return bars
    .slice(1)
    .map((bar, i) => {
      const before = bars[i]!;
      const isAcross = bar.y > before.y;
      const inset = SLIT_INSET * (isAcross ? box.width : box.height);
      const slit = isAcross
        ? { x: box.x + inset, y: before.y + before.height, width: box.width - 2 * inset }
        : { x: before.x + before.width, y: box.y + inset, height: box.height - 2 * inset };
      const rest = isAcross ? { height: bar.y - slit.y } : { width: bar.x - slit.x };
      return roundedPath({ ...slit, ...rest } as Rect, 1.5);
    })
    .join('');
}

/** How the path of a look is painted. */
function paintOf(theme: Theme, look: HeatLook, scale: number) {
  const tokens = TOKENS[theme];
  const line = (stroke: string, strokeWidth: number) =>
    ({ fill: 'none', stroke, strokeWidth: strokeWidth * scale }) as const;
  switch (look) {
    case 'failing':
      return { fill: tokens.failing, stroke: tokens.failing, strokeWidth: 4 * scale } as const;
    case 'draining':
      return line(tokens.draining, 5);
    case 'starting':
      return {
        ...line(tokens.waiting, 4.5),
        strokeDasharray: `${short(10 * scale)} ${short(6.5 * scale)}`,
      } as const;
    case 'unused':
      return line(tokens.secondary, 4);
    case 'stopped':
      return line(tokens.secondary, 2.2);
    default:
      return { fill: roleColour(theme, look), fillRule: 'evenodd' } as const;
  }
}

interface HeatGridProps {
  cells: readonly HeatCell[];
  theme: Theme;
  /** Of each cell; a square of the grid's own unless it is said. */
  size?: Size;
}

/** Cells by look, in one path each. */
export function HeatGrid({ cells, theme, size = SQUARE }: HeatGridProps) {
  const paths = new Map<HeatLook, string[]>();
  for (const cell of cells) {
    const look = lookOf(cell);
    const path = cellPath(look, cell, size);
    const list = paths.get(look);
    if (list) list.push(path);
    else paths.set(look, [path]);
  }
  return (
    <g strokeLinejoin="round">
      {[...paths].map(([look, list]) => (
        <path key={look} d={list.join('')} {...paintOf(theme, look, scaleOf(size))} />
      ))}
    </g>
  );
}

/** The outline of a cell that is selected, or pointed at. */
export function CellOutline(props: Rect & { theme: Theme; isDashed?: boolean }) {
  const { theme, isDashed = false, ...rect } = props;
  const away = 3 * scaleOf(rect);
  return (
    <rect
      x={rect.x - away}
      y={rect.y - away}
      width={rect.width + 2 * away}
      height={rect.height + 2 * away}
      rx={(ROUND + 5) * scaleOf(rect)}
      fill="none"
      stroke={TOKENS[theme].accent}
      strokeWidth={4}
      strokeDasharray={isDashed ? '9 6' : undefined}
    />
  );
}
