import type { EdgeLook, EdgeRoute, Point } from './diagram-model';
import { labelOn } from './edge-label';
import { edgePath } from './edge-path';
import { type Detail, roleColour, type Theme, TOKENS } from './tokens';
import { Pill } from './words';

interface EdgeProps {
  look: EdgeLook;
  route: EdgeRoute;
  theme: Theme;
  /** Traffic is not drawn: thickness and a rate tell what dots would. */
  still: boolean;
  selected?: boolean;
}

const ARROW = 7;

function thickness({ load, dashed, line }: EdgeLook, still: boolean): number {
  if (line === 'watch') return 2.25;
  if (line === 'mount') return 1.5;
  if (dashed) return 1.5;
  return still ? 1.75 + 4.25 * load : 1.75;
}

/** A small head where the edge arrives, pointing the way it comes in. */
function arrowPath(route: EdgeRoute, width: number): string {
  const size = ARROW + width / 2;
  const half = size * 0.55;
  const { to } = route;
  const { x, y } = comingFrom(route);
  if (y !== 0) return `M${to.x} ${to.y}l${-half} ${-size * y}h${2 * half}Z`;
  return `M${to.x} ${to.y}l${-size * x} ${-half}v${2 * half}Z`;
}

/** The way of its last piece: right, left, down or up. */
function comingFrom({ from, to, gutter, via, isStraight }: EdgeRoute): Point {
  if (gutter) return { x: 0, y: to.y >= gutter.y ? 1 : -1 };
  const last = via?.at(-1) ?? (isStraight ? from : null);
  if (!last) return { x: 1, y: 0 };
  const [across, down] = [to.x - last.x, to.y - last.y];
  if (Math.abs(down) > Math.abs(across)) return { x: 0, y: Math.sign(down) };
  return { x: across < 0 ? -1 : 1, y: 0 };
}

/**
 * Lines by what they stand for: long dashes for test traffic, dots for an alarm's look, a thin
 * whole line for what is mounted, long dashes until it is, short ones where it cannot be reached.
 */
function dashesOf({ line, dashed, broken }: EdgeLook): string | undefined {
  if (line === 'watch') return '0.1 6';
  if (line === 'mount') return broken ? '3 4' : dashed ? '8 5' : undefined;
  if (line === 'test') return dashed ? '10 8' : '12 5';
  return dashed ? '5 5' : undefined;
}

/**
 * The line as its revision's mark has it: single, two beside each other, or in long pieces. The
 * gap of a double line is a line of the background's colour on it.
 */
function Line({ look, d, colour, width, theme }: LineProps) {
  const dashes = dashesOf(look);
  const stroke = { d, fill: 'none', strokeDasharray: dashes } as const;
  const isMarked = dashes === undefined;
  if (isMarked && look.role === 'target') {
    return (
      <g>
        <path {...stroke} stroke={colour} strokeWidth={width + 2} />
        <path {...stroke} stroke={TOKENS[theme].canvas} strokeWidth={width * 0.55 + 0.4} />
      </g>
    );
  }
  const pieces = isMarked && look.role === 'third' ? { strokeDasharray: '18 4' } : {};
  const round = look.line === 'watch' ? { strokeLinecap: 'round' as const } : {};
  return <path {...stroke} {...pieces} {...round} stroke={colour} strokeWidth={width} />;
}

interface LineProps {
  look: EdgeLook;
  d: string;
  colour: string;
  width: number;
  theme: Theme;
}

const colourOf = (theme: Theme, { role, broken }: EdgeLook): string =>
  broken ? TOKENS[theme].failing : roleColour(theme, role);

/** Full where a file system is mounted, hollow where a task is on its way to it. */
function Knob({ look, route, colour }: { look: EdgeLook; route: EdgeRoute; colour: string }) {
  const { x, y } = route.to;
  if (!look.dashed) return <circle cx={x} cy={y} r={3} fill={colour} />;
  return <circle cx={x} cy={y} r={3} fill="none" stroke={colour} strokeWidth={1.5} />;
}

/** A head where something arrives, a knob where two are joined, a × where they cannot be. */
function End(props: { look: EdgeLook; route: EdgeRoute; colour: string; width: number }) {
  const { look, route, colour, width } = props;
  const { x, y } = route.to;
  if (look.line === 'mount' && look.broken) {
    const cross = `M${x + 1} ${y - 5}l10 10m0 -10l-10 10`;
    return <path d={cross} stroke={colour} strokeWidth={2.25} strokeLinecap="round" />;
  }
  if (look.line === 'mount') return <Knob {...props} />;
  if (look.line === 'watch') return <circle cx={x} cy={y} r={3.5} fill={colour} />;
  return <path d={arrowPath(route, width)} fill={colour} />;
}

/** The line with its head; the label apart, so that no line crosses it. */
export function EdgeLine({ look, route, theme, still, selected = false }: EdgeProps) {
  const tokens = TOKENS[theme];
  const colour = selected ? tokens.accent : colourOf(theme, look);
  const width = thickness(look, still) + (selected ? 1 : 0);
  const line = { look, d: edgePath(route), colour, width, theme };
  return (
    <g opacity={look.dashed && !selected ? 0.75 : 1}>
      <Line {...line} />
      <End look={look} route={route} colour={colour} width={width} />
    </g>
  );
}

interface EdgeLabelProps extends Omit<EdgeProps, 'selected'> {
  detail: Detail;
}

/** The pill on an edge: its share or its rule, or its rate where no dots show it. */
export function EdgeLabel({ look, route, theme, still, detail }: EdgeLabelProps) {
  const label = labelOn({ ...look, route }, { detail, still });
  if (!label) return null;
  const { text, size, rect } = label;
  return (
    <Pill
      x={rect.x + rect.width / 2}
      y={rect.y + rect.height / 2}
      size={size}
      colour={colourOf(theme, look)}
      background={TOKENS[theme].canvas}
    >
      {text}
    </Pill>
  );
}
