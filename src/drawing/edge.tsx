import type { EdgeLook, EdgeRoute } from './diagram-model';
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
  if (dashed) return 1.5;
  return still ? 1.75 + 4.25 * load : 1.75;
}

/** A small head where the edge arrives, pointing the way it comes in. */
function arrowPath({ to, gutter }: EdgeRoute, width: number): string {
  const size = ARROW + width / 2;
  const half = size * 0.55;
  if (gutter) {
    const down = to.y >= gutter.y ? 1 : -1;
    return `M${to.x} ${to.y}l${-half} ${-size * down}h${2 * half}Z`;
  }
  return `M${to.x} ${to.y}l${-size} ${-half}v${2 * half}Z`;
}

/** Lines by what they stand for: long dashes for test traffic, dots for an alarm's look. */
function dashesOf({ line, dashed }: EdgeLook): string | undefined {
  if (line === 'watch') return '0.1 6';
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

/** The line with its head; the label apart, so that no line crosses it. */
export function EdgeLine({ look, route, theme, still, selected = false }: EdgeProps) {
  const tokens = TOKENS[theme];
  const colour = selected ? tokens.accent : roleColour(theme, look.role);
  const width = thickness(look, still) + (selected ? 1 : 0);
  const line = { look, d: edgePath(route), colour, width, theme };
  return (
    <g opacity={look.dashed && !selected ? 0.75 : 1}>
      <Line {...line} />
      {look.line === 'watch' ? (
        <circle cx={route.to.x} cy={route.to.y} r={3.5} fill={colour} />
      ) : (
        <path d={arrowPath(route, width)} fill={colour} />
      )}
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
      colour={roleColour(theme, look.role)}
      background={TOKENS[theme].canvas}
    >
      {text}
    </Pill>
  );
}
