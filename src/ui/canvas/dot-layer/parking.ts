import type { Point, Rect } from '../../../drawing/diagram-model';
import type { Detail } from '../../../drawing/tokens';

/** Distance of parked dots on a card at 100 % zoom, and how many have a place of their own. */
const PITCH = 8.2;
const PLACES = 20;
const LEFT = 19;
/** The line of each form of a task's card that its words, ring and bar leave free, from below. */
const ABOVE_BOTTOM: Record<Detail, number> = { card: 23, compact: 8, dot: 8 };

/** Where the dot in this place stands, from the left; the ring on the card says how many there are. */
export function parkedAt(card: Rect, place: number, detail: Detail): Point {
  return {
    x: card.x + LEFT + Math.min(place, PLACES - 1) * PITCH,
    y: card.y + card.height - ABOVE_BOTTOM[detail],
  };
}

/** Gives parked requests the lowest free place at their target, which they keep while parked. */
export class Parking {
  private readonly taken = new Map<string, Set<number>>();

  enter(target: string): number {
    let places = this.taken.get(target);
    if (!places) this.taken.set(target, (places = new Set()));
    let place = 0;
    while (places.has(place)) place++;
    places.add(place);
    return place;
  }

  leave(target: string, place: number): void {
    const places = this.taken.get(target);
    places?.delete(place);
    if (places?.size === 0) this.taken.delete(target);
  }

  clear(): void {
    this.taken.clear();
  }
}
