import type { EdgeLook, EdgeRoute, Point } from './diagram-model';
import { edgePath, pointAlong, sampleRoute } from './edge-path';
import { fitText } from './text-fit';
import { type Detail, roleColour, type Theme, TOKENS, TYPE } from './tokens';
import { Pill } from './words';

interface EdgeProps {
  look: EdgeLook;
  route: EdgeRoute;
  theme: Theme;
  /** Traffic is not drawn: thickness and a rate tell what dots would. */
  still: boolean;
  selected?: boolean;
}

/** Widest label that stays in the room between two columns. */
const LABEL_WIDTH = 70;
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

/** Where an edge's label stands: half way. */
function labelPoint(route: EdgeRoute): Point {
  return pointAlong(sampleRoute(route), 0.5);
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
  const label = (still ? look.stillLabel : undefined) ?? look.label;
  if (label === undefined || detail === 'dot') return null;
  const { x, y } = labelPoint(route);
  const size = detail === 'card' ? TYPE.body : TYPE.compact;
  return (
    <Pill
      x={x}
      y={y}
      size={size}
      colour={roleColour(theme, look.role)}
      background={TOKENS[theme].canvas}
    >
      {fitText(label, LABEL_WIDTH, { size, weight: 600 })}
    </Pill>
  );
}
