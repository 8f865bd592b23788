import type { DiagramModel } from '../../drawing/diagram-model';
import { type DiagramLook, diagramRect } from '../../drawing/diagram';

/** What the export dialog asks for. `scale` is 1–4 image pixels per canvas pixel. */
export interface PictureOptions extends DiagramLook {
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

/** Size of the image a diagram makes, at most 8,192 px a side, its proportions kept. */
export function pictureSize(model: DiagramModel, options: PictureOptions): PictureSize {
  const { width, height } = diagramRect(model, options);
  const scale = Math.min(options.scale, LONGEST_SIDE / width, LONGEST_SIDE / height);
  return {
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
    scale,
  };
}
