import type { Theme } from '../../drawing/tokens';
import type { PictureOptions, PictureSize } from '../../formats/picture/picture-size';

/** What the export dialog holds: the look of the picture, and the kind of file. */
export interface PictureChoices extends Omit<PictureOptions, 'scope'> {
  format: 'png' | 'svg';
  /** The instant that is on the screen, or several moments of the run beside each other. */
  when: 'now' | 'filmstrip';
  scope: 'all' | 'view' | 'selection';
  /** The sandbox itself stands in the PNG's text, unseen. */
  sandbox: boolean;
}

/** The picture as it is on the screen, sharp on a screen of high density. */
export const firstChoices = (theme: Theme): PictureChoices => ({
  format: 'png',
  when: 'now',
  sandbox: true,
  scope: 'all',
  scale: 2,
  // Paper and slides know two themes; more contrast is for the eyes before this screen.
  theme: theme.startsWith('dark') ? 'dark' : 'light',
  transparent: false,
  traffic: true,
  title: true,
  legend: true,
});

/** What the drawing is asked for: what is selected is chosen before, an SVG has no pixels. */
export const optionsOf = ({ scope, scale, format, ...rest }: PictureChoices): PictureOptions => ({
  ...rest,
  scope: scope === 'view' ? 'view' : 'all',
  scale: format === 'png' ? scale : 1,
});

const two = (scale: number): string => String(Number(scale.toFixed(2)));

/** `2880 × 1640 px`, and that it is smaller than asked for where it is. */
export function sizeInWords(size: PictureSize, { format, scale }: PictureChoices): string {
  const px = `${size.width} × ${size.height} px`;
  if (format === 'svg') return `${px}, sharp at any size`;
  if (size.scale >= scale) return px;
  return `${px}: ${two(size.scale)}× instead of ${scale}×, as no side may pass 8,192 px`;
}
