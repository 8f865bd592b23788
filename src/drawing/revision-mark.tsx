import type { ReactElement } from 'react';
import { type RevisionRole, roleColour, type Theme } from './tokens';

/**
 * A revision's mark besides its colour, the same wherever it is shown: one bar for the source, two
 * beside each other for the target, one in three pieces for a third.
 */
export interface MarkBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

const PIECES = 3;

/** The rectangles a mark is made of, along the longer side of its box. */
export function markRects(role: RevisionRole, box: MarkBox): MarkBox[] {
  const { x, y, width, height } = box;
  const isUpright = height > width;
  const thin = isUpright ? width : height;
  const long = isUpright ? height : width;
  const part = (across: number, thick: number, along: number, length: number): MarkBox =>
    isUpright
      ? { x: x + across, y: y + along, width: thick, height: length }
      : { x: x + along, y: y + across, width: length, height: thick };
  if (role === 'target') {
    const bar = thin * 0.36;
    return [part(0, bar, 0, long), part(thin - bar, bar, 0, long)];
  }
  if (role !== 'third') return [box];
  const gap = Math.min(6, Math.max(2, long / 10));
  const length = (long - (PIECES - 1) * gap) / PIECES;
  return Array.from({ length: PIECES }, (_, i) => part(0, thin, i * (length + gap), length));
}

/** The mark in its revision's colour, or in another where roles are past. */
export function RevisionMark(
  props: { role: RevisionRole; theme: Theme; colour?: string } & MarkBox,
): ReactElement {
  const { role, theme, colour, ...box } = props;
  return (
    <g fill={colour ?? roleColour(theme, role)}>
      {markRects(role, box).map((rect) => (
        <rect key={`${rect.x} ${rect.y}`} {...rect} rx={Math.min(rect.width, rect.height) / 2} />
      ))}
    </g>
  );
}
