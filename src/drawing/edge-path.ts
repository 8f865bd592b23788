/**
 * The way of an edge, for the line and for the dots on it: both the canvas and the exported picture
 * take it from here, so that a dot is always on its line.
 */
import type { EdgeRoute, Point } from './diagram-model';

/** One cubic: start, two control points, end, as x and y in turn. */
type Cubic = [number, number, number, number, number, number, number, number];

const BEND = 10;

/** A bezier that leaves and arrives level, as the two sides of a card ask for. */
function levelCubic(from: Point, to: Point): Cubic {
  const across = to.x - from.x;
  // A target left of its source still needs room to turn round.
  const reach = across > 0 ? Math.max(across / 2, 16) : Math.min(160, 40 - across / 2);
  return [from.x, from.y, from.x + reach, from.y, to.x - reach, to.y, to.x, to.y];
}

function straight(a: Point, b: Point): Cubic {
  const [dx, dy] = [(b.x - a.x) / 3, (b.y - a.y) / 3];
  return [a.x, a.y, a.x + dx, a.y + dy, b.x - dx, b.y - dy, b.x, b.y];
}

/** The point so far from one on the way to another, half of it at most. */
function towards(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(0.5, by / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** Straight pieces with round corners. */
function corneredCubics(points: readonly Point[]): Cubic[] {
  const cubics: Cubic[] = [];
  let at = points[0]!;
  for (let i = 1; i < points.length - 1; i++) {
    const corner = points[i]!;
    const before = towards(corner, points[i - 1]!, BEND);
    const after = towards(corner, points[i + 1]!, BEND);
    cubics.push(straight(at, before));
    const { x, y } = corner;
    cubics.push([before.x, before.y, x, y, x, y, after.x, after.y]);
    at = after;
  }
  return [...cubics, straight(at, points.at(-1)!)];
}

/** The cubics a route is made of, in order. */
function cubicsOf({ from, to, gutter, isStraight, around, via }: EdgeRoute): Cubic[] {
  if (via) return corneredCubics([from, ...via, to]);
  if (around !== undefined) {
    const [below, above] = [
      { x: around, y: from.y },
      { x: around, y: to.y },
    ];
    return [straight(from, below), straight(below, above), straight(above, to)];
  }
  if (isStraight) return [straight(from, to)];
  if (!gutter) return [levelCubic(from, to)];
  const down = Math.sign(to.y - gutter.y) || 1;
  const bend = Math.min(BEND, Math.abs(to.y - gutter.y), Math.abs(to.x - gutter.x));
  const turn = { x: to.x - bend, y: gutter.y };
  const into = { x: to.x, y: gutter.y + down * bend };
  const cubics = [levelCubic(from, gutter), straight(gutter, turn)];
  cubics.push([turn.x, turn.y, to.x, turn.y, to.x, turn.y, into.x, into.y]);
  if (Math.abs(to.y - into.y) > 0.5) cubics.push(straight(into, to));
  return cubics;
}

const short = (value: number): string => String(Math.round(value * 100) / 100);

/** The route as the `d` of an SVG path. */
export function edgePath(route: EdgeRoute): string {
  const cubics = cubicsOf(route);
  const [x, y] = cubics[0]!;
  const curves = cubics.map((cubic) => `C${cubic.slice(2).map(short).join(' ')}`);
  return `M${short(x)} ${short(y)}${curves.join('')}`;
}

function pointOnCubic(cubic: Cubic, t: number): Point {
  const [ax, ay, bx, by, cx, cy, dx, dy] = cubic;
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: a * ax + b * bx + c * cx + d * dx, y: a * ay + b * by + c * cy + d * dy };
}

const STEPS_PER_CUBIC = 24;

/**
 * Points at equal distances along the route, ends included, as x and y in turn. A dot layer keeps
 * this table per edge and interpolates, so that dots move at an even pace.
 */
export function sampleRoute(route: EdgeRoute, count = 33): Float64Array {
  const points = cubicsOf(route).flatMap((cubic, index) => {
    const first = index === 0 ? 0 : 1;
    const steps = Array.from({ length: STEPS_PER_CUBIC + 1 - first }, (_, i) => i + first);
    return steps.map((step) => pointOnCubic(cubic, step / STEPS_PER_CUBIC));
  });
  const reached = [0];
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    reached.push(reached[i - 1]! + Math.hypot(b.x - a.x, b.y - a.y));
  }
  const length = reached.at(-1)!;
  const samples = new Float64Array(count * 2);
  let at = 1;
  for (let i = 0; i < count; i++) {
    const goal = (length * i) / (count - 1);
    while (at < points.length - 1 && reached[at]! < goal) at++;
    const span = reached[at]! - reached[at - 1]!;
    const part = span === 0 ? 0 : Math.min(1, (goal - reached[at - 1]!) / span);
    const [a, b] = [points[at - 1]!, points[at]!];
    samples[2 * i] = a.x + (b.x - a.x) * part;
    samples[2 * i + 1] = a.y + (b.y - a.y) * part;
  }
  return samples;
}

/** The point at a share (0–1) of a table from `sampleRoute`. */
export function pointAlong(samples: Float64Array, share: number): Point {
  const last = samples.length / 2 - 1;
  const exact = Math.min(1, Math.max(0, share)) * last;
  const i = Math.min(last - 1, Math.floor(exact));
  const part = exact - i;
  const at = (k: number): number => samples[k] ?? 0;
  return {
    x: at(2 * i) + (at(2 * i + 2) - at(2 * i)) * part,
    y: at(2 * i + 1) + (at(2 * i + 3) - at(2 * i + 1)) * part,
  };
}
