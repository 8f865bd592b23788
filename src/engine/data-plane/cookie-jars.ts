import { LIMITS } from '../limits';

/**
 * What the users behind one traffic client have in their cookie jars. Plain data over typed arrays,
 * by number of the user; made when a first request meets stickiness.
 */
export interface CookieJars {
  readonly users: number;
  /** AWSALBTG: the routing table of the group it names, -1 without one, and µs until it ends. */
  group: Int32Array;
  groupUntil: Float64Array;
  /** AWSALB, of which there is but one whatever the group. */
  target: TargetCookies;
  /** AWSALBAPP, kept apart for each group (by routing table). */
  app: { table: number; cookies: TargetCookies }[];
}

/** Which registration each user's cookie names (slot and its serial number), µs until it ends. */
export interface TargetCookies {
  slot: Int32Array;
  serial: Int32Array;
  until: Float64Array;
}

/** Empty jars for so many users; beyond the bound several share one. */
export function emptyJars(clients: number): CookieJars {
  const users = Math.min(clients, LIMITS.cookieJars);
  return {
    users,
    group: new Int32Array(users).fill(-1),
    groupUntil: new Float64Array(users),
    target: noCookies(users),
    app: [],
  };
}

const noCookies = (users: number): TargetCookies => ({
  slot: new Int32Array(users).fill(-1),
  serial: new Int32Array(users),
  until: new Float64Array(users),
});

/** The cookies of the kind that a group asks for. */
export function cookiesFor(jars: CookieJars, table: number, byApp: boolean): TargetCookies {
  if (!byApp) return jars.target;
  const known = jars.app.find((one) => one.table === table);
  if (known) return known.cookies;
  const cookies = noCookies(jars.users);
  jars.app.push({ table, cookies });
  return cookies;
}

export function fingerprintJars(jars: CookieJars, write: (value: number) => void): void {
  for (const table of jars.group) write(table);
  for (const until of jars.groupUntil) write(until);
  for (const { slot, serial, until } of [jars.target, ...jars.app.map((one) => one.cookies)]) {
    for (const n of slot) write(n);
    for (const n of serial) write(n);
    for (const n of until) write(n);
  }
}
