import type { EdgeLook, EdgeRoute, Rect } from './diagram-model';
import { pointAlong, sampleRoute } from './edge-path';
import { fitText, textWidth } from './text-fit';
import { type Detail, isShape, TYPE } from './tokens';
import { pillSize } from './words';

/** The pill on an edge: what it says and where it stands, in canvas pixels. */
export interface PlacedLabel {
  text: string;
  size: number;
  rect: Rect;
}

/** What a label leaves free between the two cards, and the least it says. */
const MARGIN = 8;
const LEAST = 40;
/** Room beside a line that keeps clear of all cards. */
const BESIDE = 108;

/** A share is never cut: of `100 %` too little would be left to tell it from ten. */
function fitLabel(label: string, room: number, size: number): string {
  const font = { size, weight: 600 } as const;
  if (!/^<?\d+ %$/.test(label)) return fitText(label, room, font);
  return textWidth(label, font) <= room ? label : label.replace(' ', '');
}

/**
 * Half way along an edge its share or its rule, or its rate where no dots show it: whole where the
 * room between the cards allows it. Null where the edge has none.
 */
export function labelOn(
  { route, ...look }: Pick<EdgeLook, 'label' | 'stillLabel'> & { route: EdgeRoute },
  { detail, still }: { detail: Detail; still: boolean },
  samples: Float64Array = sampleRoute(route),
): PlacedLabel | null {
  const label = (still ? look.stillLabel : undefined) ?? look.label;
  if (label === undefined || isShape(detail)) return null;
  const size = detail === 'card' ? TYPE.body : TYPE.compact;
  const across = Math.abs((route.gutter ?? route.to).x - route.from.x);
  const between = route.via ? BESIDE : across - MARGIN;
  const room = Math.max(LEAST, between - pillSize('', size).width);
  const text = fitLabel(label, room, size);
  const { x, y } = pointAlong(samples, 0.5);
  const { width, height } = pillSize(text, size);
  return { text, size, rect: { x: x - width / 2, y: y - height / 2, width, height } };
}
