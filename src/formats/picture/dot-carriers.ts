import { DOT } from '../../drawing/dots';
import { parkedAt } from '../../drawing/parking';
import { type Detail, isShape, roleColour, type Theme, TOKENS } from '../../drawing/tokens';
import type { DotFlights, DotKind, Flight, Stay } from './dot-flights';
import type { Span, SvgClock } from './svg-clock';

/** Dots are kept this far outside while they are not under way. */
const AWAY = 20_000;
/** Radius of a dot that is parked. */
const PARKED = 3.3;

const short = (value: number): string => String(Math.round(value * 10) / 10);

/** The shape of a dot around a point. */
function shapeOf({ shape, role }: DotKind, theme: Theme, at: string, size = 1): string {
  const tokens = TOKENS[theme];
  const colour = role === 'neutral' ? tokens.text : roleColour(theme, role);
  const [x, y] = at.split(' ');
  if (shape === 'dot') {
    return `<circle cx="${x}" cy="${y}" r="${short(DOT.radius * size)}" fill="${colour}">`;
  }
  if (shape === 'cross') {
    const c = DOT.cross;
    const d = `M${x} ${y}m${-c} ${-c}l${2 * c} ${2 * c}m0 ${-2 * c}l${-2 * c} ${2 * c}`;
    return `<path d="${d}" stroke="${tokens.failing}" stroke-width="3" stroke-linecap="round">`;
  }
  const d = short(DOT.diamond * size);
  const path = `M${x} ${y}m0 -${d}l${d} ${d}l-${d} ${d}l-${d} -${d}Z`;
  return `<path d="${path}" fill="${tokens.canvas}" stroke="${colour}" stroke-width="1.8">`;
}

const closing = ({ shape }: DotKind): string => (shape === 'dot' ? '</circle>' : '</path>');

/**
 * A way with a first place outside of the picture, where a dot is while it has nothing to do; it
 * is drawn out there, so that nothing is to be seen of it where nothing moves.
 */
interface WayPath {
  d: string;
  /** Share of the whole length at which the way itself begins. */
  begin: number;
  /** Share at which each of its pieces ends. */
  ends: number[];
}

function wayPath(way: Flight['way']): WayPath {
  const lengths = way.map((samples) => {
    let length = 0;
    for (let i = 2; i < samples.length; i += 2) {
      length += Math.hypot(samples[i]! - samples[i - 2]!, samples[i + 1]! - samples[i - 1]!);
    }
    return length;
  });
  const total = 1 + lengths.reduce((sum, one) => sum + one, 0);
  let reached = 1;
  const ends = lengths.map((length) => (reached += length) / total);
  const pieces = way.map((samples) => {
    let d = '';
    for (let i = 0; i < samples.length; i += 2) {
      d += `${i === 0 ? 'M' : ' '}${short(samples[i]! + AWAY)} ${short(samples[i + 1]! + AWAY)}`;
    }
    return d;
  });
  return { d: `M0 0h1${pieces.join('')}`, begin: 1 / total, ends };
}

/** A moment, and where on its path a dot is then. */
interface Step {
  at: number;
  point: number;
}

/** Each piece of a way takes the same time, however long it is. */
function stepsOf({ from, to, back, waits }: Flight, { begin, ends }: WayPath): Step[] {
  const marks = [begin, ...ends];
  const points = back ? marks.toReversed() : marks;
  const steps = points.map((point, i) => {
    return { at: from + ((to - from) * i) / (points.length - 1), point };
  });
  const last = steps.at(-1)!;
  return waits > 0 ? [...steps, { at: to + waits, point: last.point }] : steps;
}

/** What of a way lies within the film. */
function within(steps: readonly Step[], seconds: number): Step[] {
  const kept: Step[] = [];
  const between = (a: Step, b: Step, at: number): Step => {
    const share = b.at === a.at || !Number.isFinite(b.at) ? 0 : (at - a.at) / (b.at - a.at);
    return { at, point: a.point + (b.point - a.point) * share };
  };
  for (const [i, step] of steps.entries()) {
    const before = steps[i - 1];
    if (before && before.at < 0 && step.at > 0) kept.push(between(before, step, 0));
    if (before && before.at < seconds && step.at > seconds) {
      kept.push(between(before, step, seconds));
    }
    if (step.at >= 0 && step.at <= seconds) kept.push(step);
  }
  return kept;
}

/** One dot of the picture: it carries one request after the other along the same way. */
interface Carrier {
  steps: Step[];
  freeAt: number;
}

const AT_REST = 0;

/** In the picture for good: its path and each of its dots. */
function carriersOf(flights: readonly Flight[], path: WayPath, seconds: number): Carrier[] {
  const carriers: Carrier[] = [];
  for (const flight of flights.toSorted((a, b) => a.from - b.from)) {
    const steps = within(stepsOf(flight, path), seconds);
    const [first] = steps;
    if (!first || steps.length < 2) continue;
    let carrier = carriers.find(({ freeAt }) => freeAt <= first.at);
    if (!carrier) carriers.push((carrier = { steps: [], freeAt: 0 }));
    carrier.steps.push({ at: first.at, point: AT_REST }, ...steps);
    carrier.freeAt = steps.at(-1)!.at;
    carrier.steps.push({ at: carrier.freeAt, point: AT_REST });
  }
  return carriers;
}

function fullCircle({ steps }: Carrier, seconds: number): Step[] {
  const whole = steps[0]!.at > 0 ? [{ at: 0, point: AT_REST }, ...steps] : steps;
  return whole.at(-1)!.at < seconds ? [...whole, { at: seconds, point: AT_REST }] : whole;
}

const kindKey = ({ shape, role }: DotKind): string => `${shape} ${role}`;

function flying(flights: readonly Flight[], clock: SvgClock, theme: Theme): string {
  const byPath = new Map<string, { path: WayPath; kinds: Map<string, Flight[]> }>();
  const paths = new Map<Float64Array, Map<Float64Array | undefined, WayPath>>();
  for (const flight of flights) {
    const last = flight.way.at(-1);
    const known = paths.get(flight.way[0]!) ?? new Map<Float64Array | undefined, WayPath>();
    paths.set(flight.way[0]!, known);
    const key = flight.way.length > 1 ? last : undefined;
    const path = known.get(key) ?? wayPath(flight.way);
    known.set(key, path);
    const group = byPath.get(path.d) ?? { path, kinds: new Map<string, Flight[]>() };
    byPath.set(path.d, group);
    const kind = kindKey(flight);
    group.kinds.set(kind, [...(group.kinds.get(kind) ?? []), flight]);
  }
  let drawn = '';
  for (const [i, { path, kinds }] of [...byPath.values()].entries()) {
    drawn += `<path id="way${i}" d="${path.d}" fill="none"/>`;
    for (const own of kinds.values()) {
      for (const carrier of carriersOf(own, path, clock.seconds)) {
        const motion = clock.motion(`way${i}`, fullCircle(carrier, clock.seconds));
        drawn += `${shapeOf(own[0]!, theme, `${-AWAY} ${-AWAY}`)}${motion}${closing(own[0]!)}`;
      }
    }
  }
  return drawn;
}

/** Who comes takes the lowest free place on the card, and keeps it. */
function parked(stays: readonly Stay[], clock: SvgClock, theme: Theme, detail: Detail): string {
  const cards = new Map<string, { until: number[]; places: Map<string, Span[]>; kinds: Stay[] }>();
  for (const stay of stays.toSorted((a, b) => a.span[0] - b.span[0])) {
    const [from, to] = stay.span;
    const card = cards.get(stay.target) ?? { until: [], places: new Map(), kinds: [] };
    cards.set(stay.target, card);
    const free = card.until.findIndex((until) => until <= from);
    const place = free < 0 ? card.until.length : free;
    card.until[place] = to;
    const span = [Math.max(0, from), Math.min(clock.seconds, to)] as const;
    if (span[1] <= span[0]) continue;
    const { x, y } = parkedAt(stay.card, place, detail);
    const key = shapeOf(stay, theme, `${short(x)} ${short(y)}`, PARKED / DOT.radius);
    card.places.set(key, [...(card.places.get(key) ?? []), span]);
  }
  let drawn = '';
  for (const { places } of cards.values()) {
    for (const [shape, spans] of places) {
      const seen = spans[0]![0] === 0 ? 'visible' : 'hidden';
      const end = shape.startsWith('<circle') ? '</circle>' : '</path>';
      drawn += `${shape.slice(0, -1)} visibility="${seen}">${clock.shown(joined(spans))}${end}`;
    }
  }
  return drawn;
}

/** Spans that overlap or touch as one; past the last place of a card several share it. */
function joined(spans: readonly Span[]): Span[] {
  const all: [number, number][] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}

/** All dots of a film as elements of SVG that move by themselves. */
export function dotCarriers(
  { flights, stays }: DotFlights,
  look: { clock: SvgClock; theme: Theme; detail: Detail },
): string {
  const { clock, theme, detail } = look;
  const still = isShape(detail) ? '' : parked(stays, clock, theme, detail);
  return still + flying(flights, clock, theme);
}
