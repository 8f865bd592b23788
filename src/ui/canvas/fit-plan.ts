/** Where the diagram stands: all of it in view, and nothing under what lies over the canvas. */
import type { Rect } from '../../drawing/diagram-model';
import { boundsOf, type Size } from '../../drawing/geometry';
import { detailForZoom } from '../../drawing/tokens';

/** Room for the zoom controls below and for the tabs that fold the panels at the sides. */
export const ROOM = { top: 12, left: 24, right: 24, bottom: 60 } as const;

/** What lies over a corner of the canvas, the top left one; 0 × 0 for nothing. */
export interface Overlay {
  width: number;
  height: number;
  /** Over the bottom left corner. */
  isBelow?: boolean;
}

/** A place of the canvas: its corner in the window, and its zoom. */
export interface Place {
  x: number;
  y: number;
  zoom: number;
}

/** Where the overlay stands, from the left and from the top or the bottom. */
const OVERLAY_AT = 14;
/** Between it and the cards. */
const APART = 10;
/** For a fit rounds. */
const SLACK = 2;

/** What the overlay takes of the window: up to there nothing may lie. */
function takenBy({ width, height }: Overlay): { right: number; bottom: number } {
  if (height === 0) return { right: 0, bottom: 0 };
  return { right: OVERLAY_AT + width + APART, bottom: OVERLAY_AT + height + APART };
}

/** A window folded to next to nothing has no zoom that would fit. */
export const hasRoom = (width: number, height: number): boolean =>
  width > 2 * (ROOM.left + ROOM.right) && height > 2 * (ROOM.top + ROOM.bottom);

type Room = Record<keyof typeof ROOM, number>;

/** Everything in the middle of the room that is left. */
function centred(extent: Rect, window: Size, { top, bottom }: Room, most: number): Place {
  const wide = window.width - ROOM.left - ROOM.right;
  const high = Math.max(1, window.height - top - bottom);
  const zoom = Math.min(most, wide / extent.width, high / extent.height);
  return {
    zoom,
    x: ROOM.left + (wide - extent.width * zoom) / 2 - extent.x * zoom,
    y: top + (high - extent.height * zoom) / 2 - extent.y * zoom,
  };
}

interface Fitting {
  cards: readonly Rect[];
  extent: Rect;
  window: Size;
  room: Room;
  taken: { right: number; bottom: number };
}

/**
 * At this zoom the place nearest to the middle where no card is covered: high things beside the
 * overlay, the others below it. Undefined where there is none.
 */
function placeAt(fitting: Fitting, zoom: number): Place | undefined {
  const { cards, extent, window, room, taken } = fitting;
  const least = ROOM.left - extent.x * zoom;
  const most = window.width - ROOM.right - (extent.x + extent.width) * zoom;
  const middle = (least + most) / 2;
  const beside = cards.map((card) => taken.right - card.x * zoom);
  const tried = [middle, most, ...beside]
    .filter((x) => x >= least - SLACK && x <= most + SLACK)
    .toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  const lowest = window.height - room.bottom - (extent.y + extent.height) * zoom;
  const highest = room.top - extent.y * zoom;
  for (const x of tried) {
    const under = cards.filter((card) => card.x * zoom + x < taken.right - SLACK);
    const top = Math.max(highest, ...under.map((card) => taken.bottom - card.y * zoom));
    if (top <= lowest + SLACK) {
      return { x, y: Math.min(Math.max((highest + lowest) / 2, top), Math.max(top, lowest)), zoom };
    }
  }
  return undefined;
}

/** From one zoom that is tried to the next smaller one. */
const SMALLER = 0.995;

/** Upside down, so that what is clear of the top is clear of the bottom. */
const flipped = (rect: Rect): Rect => ({ ...rect, y: -rect.y - rect.height });
const FLIPPED_ROOM: Room = { ...ROOM, top: ROOM.bottom, bottom: ROOM.top };

/** The largest place for the cards in the window, clear of the overlay, up to a zoom of `most`. */
export function planFit(
  cards: readonly Rect[],
  window: Size,
  overlay: Overlay,
  most: number,
): Place {
  const taken = takenBy(overlay);
  if (!overlay.isBelow) return placeBelow(fittingOf(cards, window, ROOM, taken), most);
  const plan = placeBelow(fittingOf(cards.map(flipped), window, FLIPPED_ROOM, taken), most);
  return { ...plan, y: window.height - plan.y };
}

const fittingOf = (
  cards: readonly Rect[],
  window: Size,
  room: Room,
  taken: Fitting['taken'],
): Fitting => ({ cards, extent: boundsOf(cards, 0), window, room, taken });

/** With the overlay over the top left corner. */
function placeBelow(fitting: Fitting, most: number): Place {
  const { extent, window, room, taken } = fitting;
  const plain = centred(extent, window, room, most);
  const under = { ...room, top: Math.max(room.top, taken.bottom) };
  const below = centred(extent, window, under, most);
  for (let zoom = plain.zoom; zoom > below.zoom; zoom *= SMALLER) {
    const place = placeAt(fitting, zoom);
    if (place) return place;
  }
  return placeAt(fitting, below.zoom) ?? below;
}

/** Whether any card lies under the overlay, in a window so high. */
export function isCovered(
  cards: readonly Rect[],
  { x, y, zoom }: Place,
  overlay: Overlay,
  windowHeight: number,
): boolean {
  const { right, bottom } = takenBy(overlay);
  return cards.some((card) => {
    const top = card.y * zoom + y;
    const apart = overlay.isBelow ? windowHeight - top - card.height * zoom : top;
    return card.x * zoom + x < right - SLACK && apart < bottom - SLACK;
  });
}

/** Cards may become so much smaller for the overlay to be seen whole; dots hardly. */
const WORTH = { card: 0.85, compact: 0.85, dot: 0.97, heat: 0.97, bare: 0.97 } as const;

/** Whether there is room for the whole overlay, or only for a line of it. */
export function isRoomy(
  cards: readonly Rect[],
  window: Size,
  { whole, line }: { whole: Overlay; line: Overlay },
  most: number,
): boolean {
  if (cards.length === 0 || !hasRoom(window.width, window.height)) return true;
  const open = planFit(cards, window, whole, most).zoom;
  const folded = planFit(cards, window, line, most).zoom;
  return open >= WORTH[detailForZoom(open)] * folded;
}
