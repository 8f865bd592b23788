import type { DiagramDot } from './diagram-model';
import { roleColour, type Theme, TOKENS } from './tokens';

/** Radius of a dot, half the side of a × and of a diamond's diagonal, px at 100 % zoom. */
export const DOT = { radius: 4.25, cross: 5, diamond: 5.75 } as const;

/**
 * Requests at one instant: a dot in its revision's colour, a red × for one that failed,
 * a hollow diamond for a test request.
 */
export function Dots({ dots, theme }: { dots: readonly DiagramDot[]; theme: Theme }) {
  const tokens = TOKENS[theme];
  const c = DOT.cross;
  const d = DOT.diamond;
  return (
    <g>
      {dots.map(({ x, y, role, failed, isTest }, i) =>
        isTest ? (
          <path
            key={i}
            d={`M${x} ${y - d}l${d} ${d}l${-d} ${d}l${-d} ${-d}Z`}
            fill={tokens.canvas}
            stroke={role === 'neutral' ? tokens.text : roleColour(theme, role)}
            strokeWidth={1.8}
          />
        ) : failed ? (
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
