import { describe, expect, test } from 'vitest';
import { markRects } from '../../../src/drawing/revision-mark';
import { serviceFacts } from '../../../src/drawing/from-views';
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
    const { groups } = serviceFacts(sampleService('api', [], { deployments }), {});
    expect(groups.map(({ key }) => key)).toEqual(['old', 'new']);
  });

  test('rolls over when it has ended: the one that stays is the source, the other a third', () => {
    const over = {
      ...two('old', 'new', ['COMPLETED', 'FAILED']),
      serviceDeployment: deploymentView({ isOver: true, revisions }),
    };
    expect([...rolesOfService(over)]).toEqual([
      ['new', 'third'],
      ['old', 'source'],
    ]);
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
