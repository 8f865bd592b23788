import { standalone } from '../../formats/picture/svg-text';
import { fontsFor } from '../files/picture-fonts';
import { pngOf } from '../files/raster';
import { SweepDrawing, type SweepPicture, sweepPictureSize } from './sweep-drawing';

/** Image pixels for a pixel of the drawing. */
const SCALE = 2;

/** The sweep as an SVG file, with the fonts that its words are set in. */
export const sweepSvg = (picture: SweepPicture): Promise<string> => drawn(picture, 1);

/** The sweep as a PNG at twice its size. */
export async function sweepPng(picture: SweepPicture): Promise<Blob> {
  const { width, height } = sweepPictureSize(picture);
  const size = { width: width * SCALE, height: height * SCALE, scale: SCALE };
  return pngOf(await drawn(picture, SCALE), size);
}

async function drawn(picture: SweepPicture, scale: number): Promise<string> {
  const drawing = <SweepDrawing picture={picture} scale={scale} />;
  return standalone(drawing, await fontsFor(standalone(drawing, [])));
}
