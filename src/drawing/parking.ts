import type { Point, Rect } from './diagram-model';
import type { Detail } from './tokens';
import type { Track } from './request-tracks';

/** Distance of parked dots on a card at 100 % zoom, and how many have a place of their own. */
const PITCH = 7.8;
const PLACES = 15;
/** Right of the ring. */
const LEFT = 61;
/** The line of each form of a task's card that its words, ring and bar leave free, from below. */
const ABOVE_BOTTOM: Record<Detail, number> = {
  card: 23,
  compact: 8,
  dot: 8,
  heat: 8,
  bare: 8,
};

/** Where the dot in this place stands; the number in the card's ring says how many there are. */
export function parkedAt(card: Rect, place: number, detail: Detail): Point {
  return {
    x: card.x + LEFT + Math.min(place, PLACES - 1) * PITCH,
    y: card.y + card.height - ABOVE_BOTTOM[detail],
  };
}

/** Gives parked requests the lowest free place at their target, which they keep while parked. */
export class Parking {
  private readonly taken = new Map<string, Set<number>>();

  enter(track: Track): void {
    if (track.target === null || track.place >= 0) return;
    let places = this.taken.get(track.target);
    if (!places) this.taken.set(track.target, (places = new Set()));
    track.place = 0;
    while (places.has(track.place)) track.place++;
    places.add(track.place);
  }

  leave(track: Track): void {
    if (track.target === null || track.place < 0) return;
    const places = this.taken.get(track.target);
    places?.delete(track.place);
    if (places?.size === 0) this.taken.delete(track.target);
    track.place = -1;
  }

  clear(): void {
    this.taken.clear();
  }
}
