import { type DiagramLook, diagramRect } from '../../drawing/diagram';
import type { DiagramModel } from '../../drawing/diagram-model';

/** What the export dialog asks for. `scale` is 0.1–4 image pixels per canvas pixel. */
export interface PictureOptions extends Omit<DiagramLook, 'zoom'> {
  scale: number;
}

export interface PictureSize {
  /** Whole px. */
  width: number;
  height: number;
  /** The scale really used: less than asked for where a side would pass the limit. */
  scale: number;
}

/** Browsers draw no canvas that is larger, and some only black. */
const LONGEST_SIDE = 8192;

/** The scale at which no side is longer than that. */
export const boundedScale = (
  scale: number,
  { width, height }: { width: number; height: number },
): number => Math.min(scale, LONGEST_SIDE / width, LONGEST_SIDE / height);

/**
 * Size of the image a diagram makes, at most 8,192 px a side, its proportions kept. Where it is
 * smaller than at 100 %, words grow and cards are simpler: see `lookAt`.
 */
export function pictureSize(model: DiagramModel, options: PictureOptions): PictureSize {
  const first = boundedScale(options.scale, diagramRect(model, options));
  const rect = diagramRect(model, { ...options, zoom: first });
  const scale = boundedScale(first, rect);
  return {
    width: Math.max(1, Math.floor(rect.width * scale)),
    height: Math.max(1, Math.floor(rect.height * scale)),
    scale,
  };
}

/** The look of a picture of this size. */
export function lookAt(model: DiagramModel, options: PictureOptions): DiagramLook {
  const { scale, ...look } = options;
  return { ...look, zoom: boundedScale(scale, diagramRect(model, options)) };
}
