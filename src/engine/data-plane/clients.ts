import type { SimMicros } from '../../model/sim-time';
import { US_PER_SECOND } from '../../model/sim-time';
import { PHASE, type TrafficFigures } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import type { Plane } from './plane';
import { routeOf } from './routes';
import { nextArrival, rateAt } from './traffic-source';

/** Whole seconds over which a client's share of good and failed answers is shown. */
const SHOWN_SECONDS = 10;

/** A traffic source at work. Plain data; its definition stays in the world. */
export interface Client {
  /** Its number in dot segments; a name keeps its number. */
  readonly index: number;
  readonly name: string;
  /** When its pattern began: at its last definition. */
  startedAt: number;
  /** The next arrival, µs after that (with fractions), and how many there were. */
  elapsedUs: number;
  count: number;
  /** Sequence number of the event of the next arrival, -1 without one. */
  dueSeq: number;
  /** Endings of the running second, and of the seconds before, newest last. */
  ended: number;
  ok: number;
  failed: number;
  recent: { ended: number; ok: number; failed: number }[];
}

/** A source was defined, changed or deleted: its pattern starts anew, now. */
export function restartClient(p: Plane, name: string): void {
  const source = p.ctx.world.traffic.get(name);
  let client = p.clients.find((c) => c.name === name);
  if (!client) {
    if (!source) return;
    client = newClient(p.clients.length, name);
    p.clients.push(client);
  }
  p.routes[client.index] = null;
  client.startedAt = p.kernel.now;
  client.elapsedUs = 0;
  client.count = 0;
  client.dueSeq = -1;
  if (source) planArrival(p, client);
}

const newClient = (index: number, name: string): Client => ({
  index,
  name,
  startedAt: 0,
  elapsedUs: 0,
  count: 0,
  dueSeq: -1,
  ended: 0,
  ok: 0,
  failed: 0,
  recent: [],
});

/** Draws when the client's next request arrives, and puts that into the queue. */
export function planArrival(p: Plane, client: Client): void {
  const { source, random } = p.routes[client.index] ?? routeOf(p, client.index);
  const next = source ? nextArrival(source, client.elapsedUs, client.count, random) : Infinity;
  if (next === Infinity) {
    client.dueSeq = -1;
    return;
  }
  client.elapsedUs = next;
  client.count++;
  const at = (client.startedAt + Math.round(next)) as SimMicros;
  client.dueSeq = p.kernel.schedule(at, PHASE.arrival, EVENT.arrival, client.index, 0);
}

export function closeClientSecond(client: Client): void {
  const { ended, ok, failed } = client;
  client.recent.push({ ended, ok, failed });
  if (client.recent.length > SHOWN_SECONDS) client.recent.shift();
  client.ended = 0;
  client.ok = 0;
  client.failed = 0;
}

export function trafficFigures(p: Plane, name: string): TrafficFigures {
  const client = p.clients.find((c) => c.name === name);
  const source = p.ctx.world.traffic.get(name);
  if (!client || !source) return { index: -1, currentRate: 0, okPercent: 0, failedPercent: 0 };
  let ended = 0;
  let ok = 0;
  let failed = 0;
  for (const second of client.recent) {
    ended += second.ended;
    ok += second.ok;
    failed += second.failed;
  }
  const elapsed = (p.kernel.now - client.startedAt) / US_PER_SECOND;
  return {
    index: client.index,
    currentRate: rateAt(source, elapsed),
    okPercent: ended > 0 ? (100 * ok) / ended : 0,
    failedPercent: ended > 0 ? (100 * failed) / ended : 0,
  };
}
