import { pointAlong } from '../../../drawing/edge-path';
import type { Point } from '../../../drawing/diagram-model';
import type { Detail, RevisionRole } from '../../../drawing/tokens';
import { LEG, type Whereabouts, whereabouts } from './dot-position';
import type { DotWays, TargetWay } from './dot-ways';
import { type Parking, parkedAt } from './parking';
import type { RequestTracks, Track } from './request-tracks';

/** What is to be painted: x and y in turn, in canvas pixels at 100 % zoom, one list per look. */
export type DotLists = Record<RevisionRole | 'failed', number[]>;

export const emptyLists = (): DotLists => ({
  source: [],
  target: [],
  third: [],
  neutral: [],
  failed: [],
});

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
    park(track, where.at === 'target', parking);
    const hasEnded = !Number.isNaN(track.endedAt) && where.at === 'gone';
    if (hasEnded && shown >= track.endedAt) tracks.drop(track);
    const point = pointOf(track, where, way, ways, detail);
    if (!point) continue;
    const back = where.at === 'edge' && where.back;
    const coloured = where.at === 'target' || (where.at === 'edge' && where.leg > 0);
    const list = back ? lists.failed : lists[coloured ? (way?.role ?? 'neutral') : 'neutral'];
    list.push(point.x, point.y);
  }
  return lists;
}

function park(track: Track, parked: boolean, parking: Parking): void {
  if (track.target === null || parked === track.place >= 0) return;
  if (parked) {
    track.place = parking.enter(track.target);
    return;
  }
  parking.leave(track.target, track.place);
  track.place = -1;
}

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
      return way ? parkedAt(way.card, track.place, detail) : null;
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
  client: { samples: Float64Array; loadBalancer: string } | undefined,
  way: TargetWay | undefined,
  ways: DotWays,
): Float64Array | undefined {
  if (leg === LEG.toTask) return way?.samples;
  if (!client) return undefined;
  if (leg === LEG.toLoadBalancer) return client.samples;
  return way && ways.groups.get(client.loadBalancer)?.get(way.group);
}
