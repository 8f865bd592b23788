import type { DiagramModel } from '../../drawing/diagram-model';
import type { StripMoment } from '../../drawing/filmstrip';
import { stripSize, stripText } from '../../formats/picture/filmstrip-text';
import {
  type PictureOptions,
  pictureSize,
  type PictureSize,
} from '../../formats/picture/picture-size';
import { type PictureFont, svgText } from '../../formats/picture/svg-text';

/** What a picture is of: one moment, or several beside each other. */
export type PictureDrawing =
  | { kind: 'moment'; model: DiagramModel }
  | { kind: 'filmstrip'; moments: readonly StripMoment[] };

export const drawnSize = (drawing: PictureDrawing, options: PictureOptions): PictureSize =>
  drawing.kind === 'moment'
    ? pictureSize(drawing.model, options)
    : stripSize(drawing.moments, options);

export const drawnText = (
  drawing: PictureDrawing,
  options: PictureOptions,
  fonts: readonly PictureFont[],
): string =>
  drawing.kind === 'moment'
    ? svgText(drawing.model, options, fonts)
    : stripText(drawing.moments, options, fonts);
