import { describe, expect, test } from 'vitest';
import { markRects } from '../../../src/drawing/revision-mark';
import { serviceFacts } from '../../../src/drawing/service-facts';
import { rolesOfService } from '../../../src/drawing/revision-roles';
import { seconds } from '../../../src/model/sim-time';
import type { ServiceDeploymentView } from '../../../src/model/view';
import { deploymentView } from '../../support/entity-views';
import { sampleService } from '../../support/sample-views';

describe('a revision’s mark', () => {
  test.each([
    { x: 0, y: 0, width: 6, height: 60 },
    { x: 10, y: 4, width: 120, height: 9 },
  ])('tells the three apart without colour, and keeps to its box (%j)', (box) => {
    const inside = (role: 'source' | 'target' | 'third') =>
      markRects(role, box).every(
        (one) =>
          one.x >= box.x &&
          one.y >= box.y &&
          one.x + one.width <= box.x + box.width + 1e-9 &&
          one.y + one.height <= box.y + box.height + 1e-9,
      );
    expect(markRects('source', box)).toEqual([box]);
    expect(markRects('target', box)).toHaveLength(2);
    expect(markRects('third', box)).toHaveLength(3);
    for (const role of ['source', 'target', 'third'] as const) expect(inside(role)).toBe(true);
  });
});

describe('who is source and who is target', () => {
  const two = (newest: string, older: string, states: [string, string]) =>
    sampleService('api', [
      { id: newest, revision: 'api:2', running: 2, desired: 2, state: states[0] },
      { id: older, revision: 'api:1', running: 2, desired: 0, state: states[1] },
    ]);
  const revisions: ServiceDeploymentView['revisions'] = deploymentView().revisions.map((one) => ({
    ...one,
    deploymentId: one.role === 'source' ? 'old' : 'new',
  }));

  test('does not change while a deployment is rolled back, when the old one is primary again', () => {
    const back = {
      ...two('old', 'new', ['IN_PROGRESS', 'FAILED']),
      serviceDeployment: deploymentView({ status: 'ROLLBACK_IN_PROGRESS', revisions }),
    };
    expect([...rolesOfService(back)]).toEqual([
      ['old', 'source'],
      ['new', 'target'],
    ]);
  });

  test('nor do their groups change places: the older revision stands above', () => {
    const [primary, failed] = two('old', 'new', ['IN_PROGRESS', 'FAILED']).deployments;
    const deployments = [
      { ...primary!, createdAt: seconds(1) },
      { ...failed!, createdAt: seconds(2) },
    ];
    const { groups } = serviceFacts(sampleService('api', [], { deployments }), { slots: {} });
    expect(groups.map(({ key }) => key)).toEqual(['old', 'new']);
  });

  test('rolls over when it has succeeded: what comes is the source, what goes a third', () => {
    const over = {
      ...two('new', 'old', ['COMPLETED', 'COMPLETED']),
      serviceDeployment: deploymentView({ isOver: true, status: 'SUCCESSFUL', revisions }),
    };
    expect(Object.fromEntries(rolesOfService(over))).toEqual({ old: 'third', new: 'source' });
  });

  test.each([
    ['rolled back', 'ROLLBACK_SUCCESSFUL', two('old', 'new', ['COMPLETED', 'FAILED'])],
    ['stopped by its breaker', 'STOPPED', two('new', 'old', ['FAILED', 'COMPLETED'])],
    ['gone back to once already', 'STOPPED', two('new', 'old', ['FAILED', 'FAILED'])],
  ])(
    'stays when it was %s: what serves is the source until the failed one has gone',
    (_, ...at) => {
      const [status, service] = at;
      const serviceDeployment = deploymentView({ isOver: true, status, revisions });
      const roles = rolesOfService({ ...service, serviceDeployment });
      expect(Object.fromEntries(roles)).toEqual({ old: 'source', new: 'target' });
    },
  );

  test('a first deployment that failed has nothing beside it: it is the source', () => {
    const [first] = two('new', 'old', ['FAILED', 'COMPLETED']).deployments;
    const serviceDeployment = deploymentView({
      isOver: true,
      status: 'STOPPED',
      revisions: revisions.filter(({ role }) => role === 'target'),
    });
    const roles = rolesOfService(
      sampleService('api', [], { deployments: [first!], serviceDeployment }),
    );
    expect([...roles]).toEqual([['new', 'source']]);
  });

  test('of two sources the one that serves; the overtaken one is the third, also once gone', () => {
    const row = (id: string, running: number, state: string) => ({
      id,
      revision: `api:${id}`,
      running,
      desired: 2,
      state,
    });
    const [target] = revisions.filter(({ role }) => role === 'target');
    const [source] = revisions.filter(({ role }) => role === 'source');
    const three = (weights: [number | null, number | null], cut: string) =>
      sampleService('api', [row('new', 1, 'IN_PROGRESS'), row('cut', 2, cut), row('old', 2, '')], {
        serviceDeployment: deploymentView({
          revisions: [
            { ...source!, deploymentId: 'cut', productionWeight: weights[0] },
            { ...source!, deploymentId: 'old', productionWeight: weights[1] },
            target!,
          ],
        }),
      });
    const rolesOf = (service: ReturnType<typeof three>) =>
      Object.fromEntries(rolesOfService(service));
    expect(rolesOf(three([0, 100], 'COMPLETED'))).toMatchObject({ old: 'source', cut: 'third' });
    expect(rolesOf(three([90, 0], 'FAILED'))).toMatchObject({ old: 'third', cut: 'source' });
    const rolling = three([null, null], 'IN_PROGRESS');
    rolling.deployments.find(({ id }) => id === 'old')!.rolloutState = 'COMPLETED';
    expect(rolesOf(rolling)).toEqual({ new: 'target', old: 'source', cut: 'third' });
    const gone = { ...rolling, deployments: rolling.deployments.filter(({ id }) => id !== 'cut') };
    expect(rolesOf(gone)).toEqual({ new: 'target', old: 'source', cut: 'third' });
  });

  test('what an interrupted deployment has left is the third', () => {
    const three = sampleService('api', [
      { id: 'new', revision: 'api:3', running: 1, desired: 2, state: 'IN_PROGRESS' },
      { id: 'cut', revision: 'api:2', running: 1, desired: 0, state: 'IN_PROGRESS' },
      { id: 'old', revision: 'api:1', running: 2, desired: 0 },
    ]);
    const underWay = { ...three, serviceDeployment: deploymentView({ revisions }) };
    expect(Object.fromEntries(rolesOfService(underWay))).toEqual({
      new: 'target',
      cut: 'third',
      old: 'source',
    });
  });
});
