import type { SimMicros } from '../../model/sim-time';
import { US_PER_SECOND } from '../../model/sim-time';
import { PHASE, type TrafficFigures } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import { type Client, newClient } from './client';
import type { Plane } from './plane';
import { routeOf } from './routes';
import { nextArrival, rateAt } from './traffic-source';

// Constants of this file are quicker to get at than those of another.
const BY_ARRIVAL = PHASE.arrival;
const ARRIVAL = EVENT.arrival;

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
  client.jars = null;
  // One that is connected to nothing waits until it is.
  if (source && source.loadBalancerArn !== '') planArrival(p, client);
}

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
  client.dueSeq = p.kernel.queue.pushLone(at, BY_ARRIVAL, ARRIVAL, client.index);
}

const NO_FIGURES: TrafficFigures = {
  index: -1,
  currentRate: 0,
  okPercent: 0,
  failedPercent: 0,
  total: { ended: 0, ok: 0, failed: 0 },
};

export function trafficFigures(p: Plane, name: string): TrafficFigures {
  const client = p.clients.find((c) => c.name === name);
  const source = p.ctx.world.traffic.get(name);
  if (!client || !source) return NO_FIGURES;
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
    currentRate: source.loadBalancerArn === '' ? 0 : rateAt(source, elapsed),
    okPercent: ended > 0 ? (100 * ok) / ended : 0,
    failedPercent: ended > 0 ? (100 * failed) / ended : 0,
    total: client.total,
  };
}
