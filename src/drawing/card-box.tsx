import type { ReactNode } from 'react';
import { RevisionMark } from './revision-mark';
import { RADIUS, type RevisionRole, type Theme, TOKENS } from './tokens';

/** How far the outline of a selected card stands off. */
const OUTLINE = 4;

interface OutlineProps {
  theme: Theme;
  width: number;
  height: number;
  radius: number;
}

/** The neutral outline of what is selected. */
function Outline({ theme, width, height, radius }: OutlineProps) {
  return (
    <rect
      x={-OUTLINE}
      y={-OUTLINE}
      width={width + 2 * OUTLINE}
      height={height + 2 * OUTLINE}
      rx={radius + OUTLINE}
      fill="none"
      stroke={TOKENS[theme].accent}
      strokeWidth={2.25}
    />
  );
}

interface CardBoxProps {
  theme: Theme;
  width: number;
  height: number;
  selected: boolean | undefined;
  radius?: number;
  /** The colour of the border, `line` where it says nothing. */
  border?: string;
  borderOpacity?: number;
  dashed?: boolean;
  fill?: string;
  /** A breath of this colour over the fill. */
  tint?: string;
  children: ReactNode;
}

/** The body of a card with its border, and the outline when it is selected. */
export function CardBox(props: CardBoxProps) {
  const { theme, width, height, radius = RADIUS.node } = props;
  const tokens = TOKENS[theme];
  const box = { x: 0.75, y: 0.75, width: width - 1.5, height: height - 1.5, rx: radius };
  return (
    <g>
      <rect {...box} fill={props.fill ?? tokens.panel} />
      {props.tint !== undefined && <rect {...box} fill={props.tint} fillOpacity={0.045} />}
      <rect
        {...box}
        fill="none"
        stroke={props.border ?? tokens.line}
        strokeOpacity={props.borderOpacity ?? 1}
        strokeWidth={1.5}
        strokeDasharray={props.dashed ? '6 4' : undefined}
      />
      {props.children}
      {props.selected && <Outline theme={theme} width={width} height={height} radius={radius} />}
    </g>
  );
}

/** The upright stripe at a card's left that says which revision it is of. */
export function Stripe(props: { height: number; role: RevisionRole; theme: Theme }) {
  const { height, role, theme } = props;
  const width = role === 'target' ? 7 : 5;
  return <RevisionMark role={role} theme={theme} x={0} y={14} width={width} height={height - 28} />;
}
