import type { Series } from './chart-model';

/** A piece of a series' line, beside its name. */
export function Swatch({ series, width = 9 }: { series: Series; width?: number }) {
  const { colour, dash, ghost } = series;
  return (
    <svg width={width} height={8} aria-hidden style={{ color: `var(--color-${colour})` }}>
      <line
        x1={0}
        x2={width}
        y1={4}
        y2={4}
        stroke="currentColor"
        strokeWidth={2}
        strokeDasharray={ghost ? '5 4' : dash}
      />
    </svg>
  );
}
