import { describe, expect, test } from 'vitest';
import { HOP, OUTCOME } from '../../../src/model/view';
import { DotBuffer } from '../../../src/state/dot-buffer';
import { RequestTracks } from '../../../src/drawing/request-tracks';

/** One request that is answered: three segments. */
const request = (id: number, at: number, outcome: number = OUTCOME.ok): number[][] => [
  [at, id, HOP.toLoadBalancer, 0, -1, OUTCOME.underWay],
  [at, id, HOP.toTarget, 0, 4, OUTCOME.underWay],
  [at + 50_000, id, HOP.answer, 0, 4, outcome],
];

function filled(...requests: number[][][]): DotBuffer {
  const ring = new DotBuffer();
  ring.append(new Float64Array(requests.flat(2)));
  return ring;
}

const targetOf = (slot: number) => `target ${slot}`;

describe('request tracks', () => {
  test('put the hops of each request together', () => {
    const tracks = new RequestTracks();
    tracks.take(filled(request(1, 100), request(2, 200, OUTCOME.failed)), targetOf);
    expect([...tracks.all()]).toMatchObject([
      { id: 1, sentAt: 100, target: 'target 4', endedAt: 50_100, failed: false },
      { id: 2, sentAt: 200, target: 'target 4', endedAt: 50_200, failed: true },
    ]);
  });

  test('take each segment once, and begin anew with an emptied ring', () => {
    const tracks = new RequestTracks();
    const ring = filled(request(1, 100));
    tracks.take(ring, targetOf);
    const [first] = tracks.all();
    tracks.drop(first!);
    tracks.take(ring, targetOf);
    expect([...tracks.all()]).toEqual([]);
    ring.clear();
    tracks.take(ring, targetOf);
    ring.append(new Float64Array(request(7, 0).flat()));
    tracks.take(ring, targetOf);
    expect([...tracks.all()].map(({ id }) => id)).toEqual([7]);
  });

  test('follow one in k when there are too many, the same ones at every hop', () => {
    const tracks = new RequestTracks();
    const open = (id: number) => [[0, id, HOP.toLoadBalancer, 0, -1, OUTCOME.underWay]];
    const crowd = Array.from({ length: 7000 }, (_, i) => open(i));
    tracks.take(filled(...crowd), targetOf);
    // At once: while time stands still nothing is painted a second time.
    expect(tracks.tidy(0, 3000)).toBe(true);
    expect(tracks.tidy(0, 3000)).toBe(false);
    const left = [...tracks.all()].length;
    expect(tracks.oneIn).toBe(8);
    expect(left).toBeGreaterThan(780);
    expect(left).toBeLessThan(1000);
    // Whoever is left would be let in again; nobody else would.
    const again = new RequestTracks();
    again.oneIn = 8;
    again.take(filled(...crowd), targetOf);
    expect([...again.all()].map(({ id }) => id)).toEqual([...tracks.all()].map(({ id }) => id));
  });

  test('count as too many only those whose time has come', () => {
    const tracks = new RequestTracks();
    const open = (id: number) => [[id * 10, id, HOP.toLoadBalancer, 0, -1, OUTCOME.underWay]];
    tracks.take(filled(...Array.from({ length: 3100 }, (_, i) => open(i))), targetOf);
    expect(tracks.tidy(29_000, 3000)).toBe(false);
    expect(tracks.oneIn).toBe(1);
    expect(tracks.tidy(30_500, 3000)).toBe(true);
    expect(tracks.oneIn).toBeGreaterThan(1);
  });

  test('let go of a request whose end never came', () => {
    const tracks = new RequestTracks();
    tracks.take(filled([[0, 1, HOP.toLoadBalancer, 0, -1, OUTCOME.underWay]]), targetOf);
    tracks.tidy(60e6, 3000);
    expect([...tracks.all()]).toHaveLength(1);
    tracks.tidy(200e6, 3000);
    expect([...tracks.all()]).toHaveLength(0);
  });
});
