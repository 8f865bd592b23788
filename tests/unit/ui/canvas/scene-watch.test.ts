import { describe, expect, test } from 'vitest';
import { seconds } from '../../../../src/model/sim-time';
import type { EntityView } from '../../../../src/model/view';
import { SceneWatch } from '../../../../src/ui/canvas/scene-watch';
import { entityMap } from '../../../support/entity-views';
import { canaryViews } from '../../../support/sample-diagram';

const now = seconds(100);
const views = canaryViews();

/** The same sandbox with one of its tasks, groups or services otherwise. */
function after<Kind extends EntityView['kind']>(
  kind: Kind,
  change: Partial<Extract<EntityView, { kind: Kind }>>,
) {
  const at = views.findIndex((view) => view.kind === kind);
  return entityMap(
    views.map((view, i) => (i === at ? ({ ...view, ...change } as EntityView) : view)),
  );
}

function watching(): SceneWatch {
  const watch = new SceneWatch();
  watch.look(entityMap(views), now);
  return watch;
}

describe('what a scene is made of', () => {
  test.each([
    ['nothing', entityMap(views)],
    ['figures of a task', after('task', { outstanding: 7, served: 900, cpuPercent: 55 })],
    ['figures of a client', after('traffic', { okPercent: 12 })],
    [
      'figures of a service',
      after('service', { recent: { requestsPerSecond: 3, errorPercent: 1 } }),
    ],
  ])('has not changed with %s', (_, entities) => {
    expect(watching().look(entities, now)).toBe(false);
  });

  test.each([
    ['a state of a task', after('task', { lastStatus: 'STOPPING' })],
    ['what a service wants', after('service', { desired: 9 })],
    ['a rate of requests, which edges say', after('traffic', { currentRate: 1 })],
    ['something that has gone', entityMap(views.slice(1))],
  ])('has changed with %s', (_, entities) => {
    expect(watching().look(entities, now)).toBe(true);
  });

  test('changes with time alone while something that has stopped is drawn, and once after', () => {
    const entities = after('task', { lastStatus: 'STOPPED', stoppedAt: seconds(95) });
    const watch = watching();
    expect(watch.look(entities, now)).toBe(true);
    expect(watch.look(entities, seconds(110))).toBe(true);
    expect(watch.look(entities, seconds(130))).toBe(true);
    expect(watch.look(entities, seconds(131))).toBe(false);
  });
});
