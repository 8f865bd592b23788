import { pointAlong } from './edge-path';
import type { DiagramDot, Point } from './diagram-model';
import { type Detail, isShape, type RevisionRole } from './tokens';
import { LEG, type Whereabouts, whereabouts } from './dot-position';
import { type ClientWay, type DotWays, groupKey, type TargetWay } from './dot-ways';
import { type Parking, parkedAt } from './parking';
import type { RequestTracks, Track } from './request-tracks';
import { HEAT } from './task-grid';

/** Places, x and y in turn, in canvas pixels at 100 % zoom. */
type Points = number[];

/** What is to be painted, by look. */
export interface DotLists {
  flying: Record<RevisionRole, Points>;
  parked: Record<RevisionRole, Points>;
  /** Test traffic, apart from the other. */
  test: { flying: Record<RevisionRole, Points>; parked: Record<RevisionRole, Points> };
  failed: Points;
}

const byRole = (): Record<RevisionRole, Points> => ({
  source: [],
  target: [],
  third: [],
  neutral: [],
});

export const emptyLists = (): DotLists => ({
  flying: byRole(),
  parked: byRole(),
  test: { flying: byRole(), parked: byRole() },
  failed: [],
});

/** How many there are of all looks. */
export function countOf({ flying, parked, test, failed }: DotLists): number {
  const lists = [flying, parked, test.flying, test.parked].flatMap((one) => Object.values(one));
  return [...lists, failed].reduce((sum, points) => sum + points.length / 2, 0);
}

/** Every request at the simulated time shown; those that have ended are let go of. */
export function placeDots(
  tracks: RequestTracks,
  parking: Parking,
  ways: DotWays,
  { shown, speed, detail }: { shown: number; speed: number; detail: Detail },
): DotLists {
  const lists = emptyLists();
  for (const track of tracks.all()) {
    const where = whereabouts(track, shown, speed);
    const way = track.target === null ? undefined : ways.targets.get(track.target);
    if (where.at === 'target') parking.enter(track);
    else parking.leave(track);
    const hasEnded = !Number.isNaN(track.endedAt) && where.at === 'gone';
    if (hasEnded && shown >= track.endedAt) tracks.drop(track);
    const point = pointOf(track, where, way, ways, detail);
    if (!point) continue;
    const kind = ways.clients.get(track.source)?.isTest ? lists.test : lists;
    listFor(where, way?.role ?? 'neutral', kind, lists.failed).push(point.x, point.y);
  }
  return lists;
}

/** Before the load balancer has chosen, a request belongs to no revision. */
function listFor(
  where: Whereabouts,
  role: RevisionRole,
  lists: Pick<DotLists, 'flying' | 'parked'>,
  failed: Points,
): Points {
  if (where.at === 'target') return lists.parked[role];
  if (where.at !== 'edge') return lists.flying.neutral;
  if (where.back) return failed;
  return lists.flying[where.leg === LEG.toLoadBalancer ? 'neutral' : role];
}

/** On a card that says who is there; squares are too small. */
const hasRoom = ({ card }: TargetWay, detail: Detail): boolean =>
  !isShape(detail) && card.width > HEAT.side;

function pointOf(
  track: Track,
  where: Whereabouts,
  way: TargetWay | undefined,
  ways: DotWays,
  detail: Detail,
): Point | null {
  const client = ways.clients.get(track.source);
  switch (where.at) {
    case 'gone':
      return null;
    case 'target':
      // From afar a task is a blot of the same colour.
      return way && hasRoom(way, detail) ? parkedAt(way.card, track.place, detail) : null;
    case 'loadBalancer':
      return client ? pointAlong(client.samples, 1) : null;
    case 'edge': {
      const samples = samplesOf(where.leg, client, way, ways);
      return samples ? pointAlong(samples, where.share) : null;
    }
  }
}

function samplesOf(
  leg: number,
  client: ClientWay | undefined,
  way: TargetWay | undefined,
  ways: DotWays,
): Float64Array | undefined {
  if (leg === LEG.toTask) return way?.samples;
  if (!client) return undefined;
  if (leg === LEG.toLoadBalancer) return client.samples;
  if (!way) return undefined;
  const { route, loadBalancer } = client;
  const own = route === null ? undefined : ways.groups.get(groupKey(route, way.group));
  // Rules may have changed since it was sent: then any way between the two will do.
  return own ?? ways.groups.get(groupKey(loadBalancer, way.group));
}

const ROLES: readonly RevisionRole[] = ['neutral', 'source', 'target', 'third'];

function withLook(points: Points, look: Omit<DiagramDot, 'x' | 'y'>): DiagramDot[] {
  return Array.from({ length: points.length / 2 }, (_, i) => {
    return { x: points[2 * i]!, y: points[2 * i + 1]!, ...look };
  });
}

/** The same dots one by one, for a picture. */
export function dotsOf({ flying, parked, test, failed }: DotLists): DiagramDot[] {
  return [
    ...ROLES.flatMap((role) => [
      ...withLook([...flying[role], ...parked[role]], { role, failed: false }),
      ...withLook([...test.flying[role], ...test.parked[role]], {
        role,
        failed: false,
        isTest: true,
      }),
    ]),
    ...withLook(failed, { role: 'neutral', failed: true }),
  ];
}
