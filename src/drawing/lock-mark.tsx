import { type Theme, TOKENS } from './tokens';

/** A closed padlock, 16 px high, with its corner at (x, y): the node stays where it is. */
export function LockMark({ theme, x, y }: { theme: Theme; x: number; y: number }) {
  const { secondary } = TOKENS[theme];
  return (
    <g transform={`translate(${x} ${y})`} fill="none" stroke={secondary} strokeWidth={1.75}>
      <rect x={1} y={7} width={12} height={8.5} rx={2} fill={secondary} fillOpacity={0.25} />
      <path d="M3.5 7V4.5a3.5 3.5 0 0 1 7 0V7" />
    </g>
  );
}
