/** Something that the requests of one server call: a URL, and who answers there. Plain data. */
export interface CallLink {
  readonly host: string;
  readonly port: number;
  /** How the name came to stand for somebody; `unknown` until it does. */
  via: 'SERVICE_CONNECT' | 'CLOUD_MAP' | 'unknown';
  /** The service behind it, empty while that is unknown. */
  serviceArn: string;
  containerPort: number;
  /** Lane of requests that wait for an answer. */
  lane: number;
  /** Servers that may be called, by index. */
  pool: number[];
  /** `world.changes` when the pool was worked out; and till when DNS's answer is kept, µs. */
  poolOf: number;
  keptUntil: number;
  cursor: number;
  /** Under which its dots are noted, and for which service that is so. */
  dotIndex: number;
  dotsOf: string;
  /** Service Connect: failed connections by server, and who is avoided. */
  hosts: HostRecord[];
}

/** Of a host that connections failed to. Moments in µs. */
export interface HostRecord {
  readonly server: number;
  readonly taskArn: string;
  failures: number[];
  ejections: number;
  avoidedUntil: number;
}

/**
 * Rows of calls have sources below -1: the row whose request calls, or -2 where nobody waits for
 * the answer any more.
 */
export const ORPHAN = -2;
export const callSource = (parent: number): number => -3 - parent;
export const parentOf = (source: number): number => -3 - source;

/** A request has `workUs` of its work, and then less than 0: so many calls have ended, less one. */
export const callsDone = (workUs: number): number => -1 - workUs;

/** How many calls a request of this server makes. */
export const callsWanted = (s: Caller): number => s.calls.length * s.image.callsPerRequest;

interface Caller {
  readonly calls: readonly CallLink[];
  readonly image: { readonly callsPerRequest: number; readonly calls: readonly string[] };
}

/** Whether a request whose own work is done has to call somebody yet. */
export const hasCallsLeft = (s: Caller, source: number, workUs: number): boolean =>
  // Most call nobody, which their image, unlike their links, tells for all of them.
  s.image.calls.length > 0 &&
  s.calls.length > 0 &&
  source !== -1 &&
  (workUs >= 0 || callsDone(workUs) < callsWanted(s));

/** `http://api:8080/orders` */
export function readUrl(url: string): { host: string; port: number } | null {
  const parts = /^(?:https?:\/\/)?([A-Za-z0-9.-]+)(?::(\d+))?(?:\/\S*)?$/.exec(url);
  if (!parts) return null;
  const port = parts[2] ?? (url.startsWith('https:') ? 443 : 80);
  return { host: parts[1] ?? '', port: Number(port) };
}

/** Links to what the image of a new server calls. */
export const linksOf = (calls: readonly string[]): CallLink[] =>
  calls.flatMap((url) => {
    const named = readUrl(url);
    if (!named) return [];
    return {
      ...named,
      via: 'unknown' as const,
      serviceArn: '',
      containerPort: named.port,
      lane: -1,
      pool: [],
      poolOf: -1,
      keptUntil: -1,
      cursor: 0,
      dotIndex: 0,
      dotsOf: '',
      hosts: [],
    };
  });
