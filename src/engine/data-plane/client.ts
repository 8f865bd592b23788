import type { CookieJars } from './cookie-jars';
import { clearSent, newSentLog, type SentLog } from './sent-log';

/** Whole seconds over which a client's share of good and failed answers is shown. */
const SHOWN_SECONDS = 10;

/** How many requests have ended, answered well or failed. */
interface Endings {
  ended: number;
  ok: number;
  failed: number;
}

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
  recent: Endings[];
  /** Of all whole seconds so far. */
  total: Endings;
  /** Requests of the running second that were sent to a target, by the cell they are counted in. */
  sent: SentLog;
  /** Cookies of its users; null until a request meets stickiness. */
  jars: CookieJars | null;
}

export const newClient = (index: number, name: string): Client => ({
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
  total: { ended: 0, ok: 0, failed: 0 },
  sent: newSentLog(),
  jars: null,
});

/** A second has ended: its endings are kept with those shown, and counting begins anew. */
export function closeClientSecond(client: Client): void {
  const { ended, ok, failed, total } = client;
  client.recent.push({ ended, ok, failed });
  if (client.recent.length > SHOWN_SECONDS) client.recent.shift();
  client.total = { ended: total.ended + ended, ok: total.ok + ok, failed: total.failed + failed };
  client.ended = 0;
  client.ok = 0;
  client.failed = 0;
  clearSent(client.sent);
}
