import type { PipShape } from './facts';
import type { Size } from './geometry';
import { RevisionMark } from './revision-mark';
import { type RevisionRole, type Theme, TOKENS } from './tokens';

interface PipProps {
  theme: Theme;
  x: number;
  y: number;
  size: Size;
  shape: PipShape;
  role: RevisionRole;
}

/**
 * A target: its revision's mark when healthy, an outline otherwise, dashed on the way in or out,
 * crossed if failing.
 */
export function Pip({ theme, x, y, size, shape, role }: PipProps) {
  const tokens = TOKENS[theme];
  const box = { x, y, width: size.width, height: size.height, rx: size.height / 2 };
  if (shape === 'healthy') {
    const { rx: _, ...whole } = box;
    return <RevisionMark role={role} theme={theme} {...whole} />;
  }
  const line = { ...box, x: x + 1, y: y + 1, width: size.width - 2, height: size.height - 2 };
  const outline = { ...line, fill: 'none', strokeWidth: 2 };
  if (shape === 'starting') {
    return <rect {...outline} stroke={tokens.waiting} strokeDasharray="5 3" />;
  }
  if (shape === 'draining') {
    return <rect {...outline} stroke={tokens.draining} strokeDasharray="10 3" />;
  }
  if (shape === 'unused') return <rect {...outline} stroke={tokens.secondary} strokeWidth={1.5} />;
  const [cx, cy] = [x + size.width / 2, y + size.height / 2];
  return (
    <g stroke={tokens.failing}>
      <rect {...outline} />
      <path d={`M${cx - 3} ${cy - 3}l6 6m0 -6l-6 6`} strokeWidth={2} strokeLinecap="round" />
    </g>
  );
}
