import { type Detail, detailForZoom, isShape } from '../../drawing/tokens';

/** From the back row words, shapes and the names of their frames are seen so much smaller. */
const BACK_ROW = 1.5;

/**
 * How much of a card can be read at a zoom of the canvas. While presenting a card gives way to its
 * simpler form sooner, whose words are larger; words give way to shapes no sooner than otherwise.
 */
export function detailShown(zoom: number, presenting: boolean): Detail {
  const near = detailForZoom(zoom);
  if (!presenting) return near;
  const far = detailForZoom(zoom / BACK_ROW);
  return isShape(near) || far === 'card' ? far : 'compact';
}
