import type { DiagramDot } from './diagram-model';
import { roleColour, type Theme, TOKENS } from './tokens';

/** Radius of a dot and half the side of a ×, px at 100 % zoom. */
export const DOT = { radius: 4.25, cross: 5 } as const;

/** Requests at one instant: a dot in its revision's colour, a red × for one that failed. */
export function Dots({ dots, theme }: { dots: readonly DiagramDot[]; theme: Theme }) {
  const tokens = TOKENS[theme];
  const c = DOT.cross;
  return (
    <g>
      {dots.map(({ x, y, role, failed }, i) =>
        failed ? (
          <path
            key={i}
            d={`M${x - c} ${y - c}l${2 * c} ${2 * c}m0 ${-2 * c}l${-2 * c} ${2 * c}`}
            stroke={tokens.failing}
            strokeWidth={3}
            strokeLinecap="round"
            fill="none"
          />
        ) : (
          <circle
            key={i}
            cx={x}
            cy={y}
            r={DOT.radius}
            fill={role === 'neutral' ? tokens.text : roleColour(theme, role)}
          />
        ),
      )}
    </g>
  );
}
