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

function thickness({ load, dashed }: EdgeLook, still: boolean): number {
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

/** The line with its head; the label apart, so that no line crosses it. */
export function EdgeLine({ look, route, theme, still, selected = false }: EdgeProps) {
  const tokens = TOKENS[theme];
  const colour = selected ? tokens.accent : roleColour(theme, look.role);
  const width = thickness(look, still) + (selected ? 1 : 0);
  return (
    <g opacity={look.dashed && !selected ? 0.75 : 1}>
      <path
        d={edgePath(route)}
        fill="none"
        stroke={colour}
        strokeWidth={width}
        strokeDasharray={look.dashed ? '5 5' : undefined}
      />
      <path d={arrowPath(route, width)} fill={colour} />
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
