import type { MetricPoint } from '../../model/view';

/** A figure of the row below: its course over the last minutes, and what it is now in words. */
export interface Figure {
  title: string;
  /** One a second, oldest first; null where there were no requests. */
  values: (number | null)[];
  now: string;
  tone: 'plain' | 'failing' | 'waiting';
}

/** Seconds that are shown, and those that the figure now is an average of. */
const SHOWN_S = 120;
const NOW_S = 5;

const failedOf = (p: MetricPoint): number =>
  p.target5xx + p.elb500 + p.elb502 + p.elb503 + p.elb504 + p.clientTimeouts + p.refused;

const sum = (points: readonly MetricPoint[], of: (point: MetricPoint) => number): number =>
  points.reduce((total, point) => total + of(point), 0);

/** `12 040`, with thin spaces. */
const grouped = (value: number): string =>
  Math.round(value).toLocaleString('en-US').replaceAll(',', '\u2009');

const share = (failed: number, requests: number): number =>
  requests === 0 ? 0 : (100 * failed) / requests;

/** Points of all load balancers, second by second. */
function bySecond(
  metrics: Readonly<Record<string, readonly MetricPoint[]>>,
  now: number,
  length: number,
): MetricPoint[][] {
  const seconds: MetricPoint[][] = Array.from({ length }, () => []);
  const first = now - length;
  for (const points of Object.values(metrics)) {
    for (let i = points.length - 1; i >= 0 && points[i]!.second >= first; i--) {
      seconds[points[i]!.second - first]?.push(points[i]!);
    }
  }
  return seconds;
}

/** The slowest load balancer counts, where there are several. */
const p99Of = (points: readonly MetricPoint[]): number | null => {
  const busy = points.filter(({ requests }) => requests > 0);
  return busy.length === 0 ? null : Math.max(...busy.map(({ p99Ms }) => p99Ms));
};

/**
 * @param now - whole simulated seconds
 * @param shown - simulated seconds that the dots on the screen tell of: errors are those of so
 *   long, as on the cards of the clients
 */
export function figuresOf(
  metrics: Readonly<Record<string, readonly MetricPoint[]>>,
  now: number,
  shown: number,
): Figure[] {
  const seconds = bySecond(metrics, now, SHOWN_S);
  const known = seconds.filter((points) => points.length > 0);
  if (known.length === 0) return [];
  const recent = known.slice(-NOW_S).flat();
  const whole = Math.min(NOW_S, known.length);
  const requests = (points: readonly MetricPoint[]) => sum(points, (p) => p.requests);
  const seen = bySecond(metrics, now, shown).flat();
  const failing = share(sum(seen, failedOf), requests(seen));
  const slow = known.slice(-NOW_S).flatMap((points) => p99Of(points) ?? []);
  const p99 = slow.toSorted((a, b) => a - b)[Math.floor(slow.length / 2)];
  const courseOf = (of: (points: readonly MetricPoint[]) => number | null) =>
    seconds.map((points) => (points.length === 0 ? null : of(points)));
  return [
    {
      title: `Requests, last ${NOW_S} s`,
      values: courseOf(requests),
      now: `${grouped(requests(recent) / whole)} req/s`,
      tone: 'plain',
    },
    {
      title: `Errors, last ${shown} s`,
      values: courseOf((points) => share(sum(points, failedOf), requests(points))),
      now: `${failing.toFixed(2)} %`,
      tone: 'failing',
    },
    {
      title: `Latency p99, last ${NOW_S} s`,
      values: courseOf(p99Of),
      now: p99 === undefined ? '–' : `${grouped(p99)} ms`,
      tone: 'waiting',
    },
  ];
}
