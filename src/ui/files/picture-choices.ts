import type { PictureOptions, PictureSize } from '../../formats/picture/picture-size';

/** What the export dialog holds: the look of the picture, and the kind of file. */
export interface PictureChoices extends PictureOptions {
  format: 'png' | 'svg';
  /** The sandbox itself stands in the PNG's text, unseen. */
  sandbox: boolean;
}

/** The picture as it is on the screen, sharp on a screen of high density. */
export const firstChoices = (theme: PictureChoices['theme']): PictureChoices => ({
  format: 'png',
  sandbox: true,
  scope: 'all',
  scale: 2,
  theme,
  transparent: false,
  traffic: true,
  title: true,
  legend: true,
});

const two = (scale: number): string => String(Number(scale.toFixed(2)));

/** `2880 × 1640 px`, and that it is smaller than asked for where it is. */
export function sizeInWords(size: PictureSize, { format, scale }: PictureChoices): string {
  const px = `${size.width} × ${size.height} px`;
  if (format === 'svg') return `${px}, sharp at any size`;
  if (size.scale >= scale) return px;
  return `${px}: ${two(size.scale)}× instead of ${scale}×, as no side may pass 8,192 px`;
}
