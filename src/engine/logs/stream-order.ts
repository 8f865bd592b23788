import type { LogStream } from '../../model/log-group';

type Streams = Readonly<Record<string, LogStream>>;

/** Names in order of their making; those before `from` are gone. */
interface Order {
  names: string[];
  from: number;
}

/**
 * Streams of a group in order of their making, as their names stand in its record: with thousands
 * of them each look there takes a millisecond. Worked out once, as the world holds it; not saved.
 */
const orders = new WeakMap<Streams, Order>();

/** A stream has been made. */
export function noteMade(streams: Streams, name: string): void {
  orders.get(streams)?.names.push(name);
}

/** The stream that was made first of those that are there. */
export function oldestOf(streams: Streams): LogStream | undefined {
  let order = orders.get(streams);
  if (!order) orders.set(streams, (order = { names: Object.keys(streams), from: 0 }));
  const { names } = order;
  while (order.from < names.length && !streams[names[order.from]!]) order.from++;
  if (order.from > 4096) {
    names.splice(0, order.from);
    order.from = 0;
  }
  return streams[names[order.from] ?? ''];
}
