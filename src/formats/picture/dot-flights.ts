import type { Rect } from '../../drawing/diagram-model';
import { FLIGHT_SECONDS } from '../../model/dot-flight';
import { type ClientWay, type DotWays, groupKey, type TargetWay } from '../../drawing/dot-ways';
import type { Track } from '../../drawing/request-tracks';
import type { RevisionRole } from '../../drawing/tokens';
import { US_PER_SECOND } from '../../model/sim-time';
import type { FilmScene } from './film';
import type { FilmPlan } from './film-plan';
import type { Span } from './svg-clock';

/** How a request looks on a part of its way. */
export interface DotKind {
  shape: 'dot' | 'cross' | 'diamond';
  role: RevisionRole;
}

/** A request on its way along edges: in seconds of the film. */
export interface Flight extends DotKind {
  /** Tables of `sampleRoute`, one after the other. */
  way: readonly Float64Array[];
  from: number;
  to: number;
  /** From the end to the beginning. */
  back: boolean;
  /** It then waits at the end so long. */
  waits: number;
}

/** A request at its target, with what it is parked on. */
export interface Stay extends DotKind {
  target: string;
  card: Rect;
  span: Span;
}

interface Seen {
  client?: ClientWay;
  group?: Float64Array | undefined;
  target?: TargetWay;
}

/**
 * What the dots of a film do: where each of them flies and stays, as `whereabouts` has it for one
 * instant. The ways are those that there were when a request was first seen.
 */
export class DotFlights {
  readonly flights: Flight[] = [];
  readonly stays: Stay[] = [];
  private readonly seen = new Map<number, Seen>();

  constructor(private readonly plan: FilmPlan) {}

  /** Notes the ways of all requests that are under way in a scene. */
  look({ ways, tracks }: FilmScene): void {
    for (const track of tracks()) {
      const known = this.seen.get(track.id) ?? {};
      if (known.client && (track.target === null || known.target)) continue;
      const client = known.client ?? ways.clients.get(track.source);
      const target = track.target === null ? undefined : ways.targets.get(track.target);
      this.seen.set(track.id, {
        ...known,
        ...(client && { client }),
        ...(client && target && { target, group: groupWay(ways, client, target) }),
      });
    }
  }

  /** A request whose end is known, or that outlasts the film. */
  add(track: Track): void {
    const { client, group, target } = this.seen.get(track.id) ?? {};
    this.seen.delete(track.id);
    const start = this.secondsAt(track.sentAt);
    const legs = track.target === null ? 1 : 3;
    const arrival = start + legs * FLIGHT_SECONDS;
    const end = Number.isNaN(track.endedAt)
      ? Infinity
      : this.secondsAt(track.endedAt) + legs * FLIGHT_SECONDS;
    const last = end + (track.failed ? legs * FLIGHT_SECONDS : 0);
    if (!client || last <= 0 || start >= this.plan.duration) return;
    const shape = client.isTest ? 'diamond' : 'dot';
    const onward = target && group ? [group, target.samples] : null;
    const role = target?.role ?? 'neutral';
    const atBalancer = start + FLIGHT_SECONDS;
    const waits = legs === 1 ? end - arrival : 0;
    this.fly([client.samples], { shape, role: 'neutral' }, start, atBalancer, { waits });
    if (onward && legs === 3) {
      this.fly(onward, { shape, role }, atBalancer, arrival);
      this.stays.push({
        shape,
        role,
        target: track.target!,
        card: target!.card,
        span: [arrival, end],
      });
    }
    if (!track.failed) return;
    const way = onward ? [client.samples, ...onward] : [client.samples];
    const kind = { shape: 'cross', role: 'neutral' } as const;
    this.fly(way, kind, end, last, { back: true });
  }

  private fly(
    way: Flight['way'],
    kind: DotKind,
    from: number,
    to: number,
    { back = false, waits = 0 } = {},
  ): void {
    if (to + waits <= 0 || from >= this.plan.duration) return;
    this.flights.push({ way, ...kind, from, to, back, waits });
  }

  private secondsAt(moment: number): number {
    return (moment - this.plan.from) / US_PER_SECOND / this.plan.speed;
  }
}

function groupWay(ways: DotWays, client: ClientWay, target: TargetWay): Float64Array | undefined {
  const { route, loadBalancer } = client;
  const own = route === null ? undefined : ways.groups.get(groupKey(route, target.group));
  return own ?? ways.groups.get(groupKey(loadBalancer, target.group));
}
