import { createElement } from 'react';
import { Filmstrip, filmstripSize, type StripMoment } from '../../drawing/filmstrip';
import { boundedScale, type PictureOptions, type PictureSize } from './picture-size';
import { type PictureFont, standalone } from './svg-text';

/** More moments beside each other than this tell nothing more. */
export const MOST_MOMENTS = 24;

/** Size of the image of a filmstrip: as `pictureSize` has it for one picture. */
export function stripSize(moments: readonly StripMoment[], options: PictureOptions): PictureSize {
  const first = boundedScale(options.scale, filmstripSize(moments, options));
  const rect = filmstripSize(moments, { ...options, zoom: first });
  const scale = boundedScale(first, rect);
  return {
    width: Math.max(1, Math.floor(rect.width * scale)),
    height: Math.max(1, Math.floor(rect.height * scale)),
    scale,
  };
}

/** Several moments as one SVG with its fonts inside, the same text for the same moments. */
export function stripText(
  moments: readonly StripMoment[],
  options: PictureOptions,
  fonts: readonly PictureFont[],
): string {
  const { width, height } = stripSize(moments, options);
  const { scale, ...rest } = options;
  const look = { ...rest, zoom: boundedScale(scale, filmstripSize(moments, options)) };
  return standalone(createElement(Filmstrip, { moments, look, width, height }), fonts);
}
