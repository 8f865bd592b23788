/** Figures of the ribbon while they change with every request. */
import { expect, test } from 'vitest';
import { seconds } from '../../../../src/model/sim-time';
import { createMirrorStore } from '../../../../src/state/mirror-store';
import { CalmKeeper } from '../../../../src/ui/canvas/calm-keeper';
import { revisionFigures } from '../../../../src/ui/canvas/ribbon/revision-figures';
import type { ServiceDeploymentView } from '../../../../src/model/view';

type Revision = ServiceDeploymentView['revisions'][number];

const { run } = createMirrorStore().getState();

/** Looks ten times a second at what says one thing and the other in turn. */
function looks(playing: boolean, isOver = false) {
  const keeper = new CalmKeeper();
  const all = [];
  for (let look = 0; look < 200; look++) {
    const isOdd = look % 2 === 1;
    const revision = {
      deploymentId: 'ecs-svc/1',
      requestsPerSecond: isOdd ? 103 : 97,
      errorPercent: isOdd ? 1.4 : 0.8,
      p99Ms: isOdd ? 250 : 210,
    } as Revision;
    const seen = { now: seconds(look / 10), run: { ...run, playing }, epoch: 1, travels: 0 };
    all.push(revisionFigures(keeper, { revision, isOver }, seen));
  }
  return all;
}

const changes = <T>(list: readonly T[]): number =>
  list.filter((one, i) => i > 0 && one !== list[i - 1]).length;

test('neither flicker nor change colour to and fro while time runs', () => {
  const all = looks(true);
  expect(changes(all.map(({ isFailing }) => isFailing))).toBeLessThanOrEqual(1);
  expect(changes(all.map(({ requestsPerSecond }) => requestsPerSecond))).toBeLessThanOrEqual(2);
  expect(all.at(-1)!.errorPercent).toBeCloseTo(1.1, 1);
  expect(all.at(-1)!.requestsPerSecond).toBeGreaterThanOrEqual(97);
});

test.each([
  ['while time stands still', false, false],
  ['once it is over', true, true],
])('are as they are %s', (_when, playing, isOver) => {
  expect(looks(playing, isOver).at(-1)).toEqual({
    requestsPerSecond: 103,
    errorPercent: 1.4,
    p99Ms: 250,
    isFailing: true,
  });
});
