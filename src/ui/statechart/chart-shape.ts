import type { CatalogueEntry } from '../../machines/catalogue';
import { eventWords } from './event-words';

/** An arrow between two different states; `up` when it leads to a state declared earlier. */
export interface Arc {
  from: string;
  to: string;
  labels: string[];
  up: boolean;
  /** Which of the tracks beside the states it runs in, 0 nearest to them. */
  track: number;
}

/** Whether each state leads to the next one declared and none leads back: a life, as a list. */
export function isLine({ states, transitions }: CatalogueEntry): boolean {
  const at = (state: string) => states.indexOf(state);
  const forward = transitions.every(({ from, to }) => at(to) >= at(from));
  return (
    forward &&
    states.every(
      (state, index) =>
        index === states.length - 1 ||
        transitions.some(({ from, to }) => from === state && at(to) === index + 1),
    )
  );
}

/** Whether every state leads to every other one: arrows would say nothing. */
export function isAnyToAny({ states, transitions }: CatalogueEntry): boolean {
  return states.every((from) =>
    states.every(
      (to) => from === to || transitions.some((one) => one.from === from && one.to === to),
    ),
  );
}

/** More states than this make a graph that nobody reads. */
const GRAPH_STATES = 10;

/**
 * How a machine is drawn: as a list where it is a line, in two parts where it is long, else as a
 * graph.
 */
export function shapeOf(entry: CatalogueEntry): 'list' | 'parts' | 'graph' {
  if (isLine(entry)) return 'list';
  return entry.states.length > GRAPH_STATES ? 'parts' : 'graph';
}

/** The states up to the first that nothing follows, and those that are for when it goes wrong. */
export function partsOf({ states, transitions }: CatalogueEntry): [string[], string[]] {
  const end = states.findIndex((state) => transitions.every(({ from }) => from !== state)) + 1;
  return [states.slice(0, end), states.slice(end)];
}

/** What may come after a state, with the events that lead there. */
export function nextStates(
  { id, transitions }: Pick<CatalogueEntry, 'id' | 'transitions'>,
  state: string,
): { to: string; labels: string[] }[] {
  const next = new Map<string, string[]>();
  for (const one of transitions) {
    if (one.from !== state || one.to === state) continue;
    next.set(one.to, [...(next.get(one.to) ?? []), eventWords(one, id)]);
  }
  return [...next].map(([to, labels]) => ({ to, labels }));
}

/**
 * The arrows as arcs beside a column of states: those onward on the right, those back on the left.
 * Arcs that lead to the same state run together; each bundle is in the innermost track where it
 * crosses no other's span. Short ones come first.
 */
export function arcsOf(entry: CatalogueEntry): Arc[] {
  const at = (state: string) => entry.states.indexOf(state);
  const arcs = entry.states.flatMap((from) =>
    nextStates(entry, from).map(({ to, labels }): Arc => ({
      from,
      to,
      labels,
      up: at(to) < at(from),
      track: 0,
    })),
  );
  const bundles = new Map<string, { up: boolean; top: number; bottom: number; arcs: Arc[] }>();
  for (const arc of arcs) {
    const key = `${arc.to} ${arc.up}`;
    const bundle = bundles.get(key) ?? { up: arc.up, top: Infinity, bottom: 0, arcs: [] };
    bundle.top = Math.min(bundle.top, at(arc.from), at(arc.to));
    bundle.bottom = Math.max(bundle.bottom, at(arc.from), at(arc.to));
    bundle.arcs.push(arc);
    bundles.set(key, bundle);
  }
  const sorted = [...bundles.values()].sort((a, b) => a.bottom - a.top - (b.bottom - b.top));
  const placed: { up: boolean; top: number; bottom: number; track: number }[] = [];
  for (const { up, top, bottom, arcs: own } of sorted) {
    const isFree = (track: number) =>
      placed.every(
        (one) => one.up !== up || one.track !== track || top >= one.bottom || one.top >= bottom,
      );
    let track = 0;
    while (!isFree(track)) track++;
    placed.push({ up, top, bottom, track });
    for (const arc of own) arc.track = track;
  }
  return arcs;
}
