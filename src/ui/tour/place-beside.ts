import type { TourStep } from './tour-steps';

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Between what is pointed at and the words, and between these and the window's edge, px. */
const GAP = 12;

/** Where the words stand: beside what is pointed at, and whole within the window. */
export function placeBeside(
  target: Box,
  card: { width: number; height: number },
  window: { width: number; height: number },
  side: TourStep['side'],
): { left: number; top: number } {
  const { left, top, width, height } = target;
  const middle = { x: left + width / 2 - card.width / 2, y: top + height / 2 - card.height / 2 };
  const places = {
    right: { x: left + width + GAP, y: top + GAP },
    left: { x: left - card.width - GAP, y: top + GAP },
    above: { x: middle.x, y: top - card.height - GAP },
    below: { x: middle.x, y: top + height + GAP },
    inside: { x: middle.x, y: top + GAP },
  };
  const { x, y } = places[side];
  const within = (at: number, size: number, room: number) =>
    Math.max(GAP, Math.min(at, room - size - GAP));
  return {
    left: within(x, card.width, window.width),
    top: within(y, card.height, window.height),
  };
}
