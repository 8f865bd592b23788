import { describe, expect, test } from 'vitest';
import { seconds } from '../../../../src/model/sim-time';
import { calmCalls } from '../../../../src/ui/canvas/calm-calls';
import { CalmKeeper } from '../../../../src/ui/canvas/calm-keeper';
import { SceneKeeper } from '../../../../src/ui/canvas/scene-keeper';
import { callView, entityMap } from '../../../support/entity-views';
import { sampleCluster, sampleService } from '../../../support/sample-views';

const cluster = sampleCluster('prod');
const service = (name: string) =>
  sampleService(name, [{ id: name, revision: `${name}:1`, running: 0, desired: 0 }], {
    clusterArn: cluster.id,
    id: `${cluster.id}/${name}`,
  });
const [shop, api] = [service('shop'), service('api')];

interface Told {
  rate: number;
  failedPercent?: number;
}

/** What the line from one service to the other says at each moment, tenths of a second apart. */
function lines(told: readonly Told[], playing = true) {
  const [calm, keeper] = [new CalmKeeper(), new SceneKeeper()];
  return told.map(({ rate, failedPercent = 0 }, i) => {
    const call = callView(shop, api, { requestsPerSecond: rate, failedPercent });
    const entities = entityMap([cluster, shop, api, call]);
    const run = { playing, waiting: false, speed: 1, speedReached: 1 } as never;
    const state = { now: seconds(10 + i / 10), run, epoch: 1, travels: 0, entities };
    const scene = keeper.update({ ...state, layout: {}, calls: calmCalls(calm, state) });
    return scene.edges.find(({ line }) => line === 'call')!;
  });
}

describe('the line of calls between two services', () => {
  test('is the very same while the mean of ten seconds goes to and fro', () => {
    const told = Array.from({ length: 50 }, (_, i) => ({ rate: i % 2 === 0 ? 40 : 41 }));
    const seen = lines(told);
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]!.label).toBe('40/s');
  });

  test('does not turn red and back with failures that go to and fro', () => {
    const told = Array.from({ length: 50 }, (_, i) => ({
      rate: 20,
      failedPercent: i % 2 === 0 ? 44 : 58,
    }));
    const flips = lines(told).filter((edge, i, all) => i > 0 && edge.broken !== all[i - 1]!.broken);
    expect(flips.length).toBeLessThanOrEqual(1);
  });

  test('comes to what is so, also once the engine says nothing new', () => {
    const told = Array.from({ length: 300 }, (_, i) => ({
      rate: i === 0 ? 20 : 0,
      failedPercent: i === 0 ? 0 : 60,
    }));
    const seen = lines(told);
    expect(seen[10]!.label).toMatch(/^1\d\/s × \d+ %$/);
    expect(seen.at(-1)).toMatchObject({ rate: 0, dashed: true, broken: true });
    expect(seen.at(-1)!.label).toBeUndefined();
  });

  test('says what is so while time stands still', () => {
    const [, still] = lines([{ rate: 20 }, { rate: 3, failedPercent: 0.4 }], false);
    expect(still!.label).toBe('3/s × <1 %');
  });
});
