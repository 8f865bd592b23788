import { describe, expect, test } from 'vitest';
import { isSteady } from '../../../../src/engine/control-plane/operations';
import {
  revisionOf,
  type Setting,
  type Stage,
  steadyWebService,
} from '../../../support/web-service';

function rollTo(stage: Stage, behaviour: Record<string, unknown> = {}): void {
  stage.setImage('web:2', behaviour);
  stage.update({ taskDefinition: stage.registerRevision({ containers: [{ image: 'web:2' }] }) });
}

const steadyService = (setting: Setting = {}): Stage =>
  steadyWebService({ desired: 4, deregistrationDelay: 10, ...setting });

const up = (stage: Stage, revision: string): number =>
  stage.live().filter((task) => revisionOf(task) === revision && task.desiredStatus === 'RUNNING')
    .length;

const wanted = (stage: Stage) => stage.service.deployments.map((one) => one.desiredCount);

describe('DEP-11: the desired count changes in the middle of a rolling update', () => {
  test('fact 6-2: scale-out grows both revisions, so that the source carries the load', () => {
    const stage = steadyService();
    rollTo(stage, { missing: true });
    stage.advance(60);
    stage.update({ desiredCount: 8 });
    stage.advance(1);
    expect(wanted(stage)).toEqual([8, 8]);
    expect(up(stage, 'web:1')).toBe(8);
    stage.advance(120);
    const healthy = stage.group.targets.filter((target) => target.health === 'healthy');
    expect(healthy).toHaveLength(8);
  });

  test('fact 6-2: the source grows in proportion to what is left of it', () => {
    const stage = steadyService({ desired: 4, minimum: 50, maximum: 100 });
    rollTo(stage, { startup: 60 });
    stage.advance(1);
    expect(wanted(stage)).toEqual([4, 2]);
    stage.update({ desiredCount: 6 });
    stage.advance(1);
    expect(wanted(stage)).toEqual([6, 3]);
  });

  test.each([
    ['fact 6-2: never beyond maximumPercent, nor below the floor', 4, 100, 125, 8],
    ['fact 6-2: the same with stop before start', 4, 50, 100, 6],
    ['fact 6-2: the same when scaled in', 8, 75, 125, 4],
  ])('%s', (_name, desired, minimum, maximum, to) => {
    const stage = steadyService({ desired, minimum, maximum });
    rollTo(stage);
    stage.advance(45);
    stage.update({ desiredCount: to });
    const cap = Math.floor((Math.max(desired, to) * maximum) / 100);
    const floor = Math.ceil((Math.min(desired, to) * minimum) / 100);
    stage.until(() => {
      expect(stage.live().length).toBeLessThanOrEqual(cap);
      const healthy = stage.group.targets.filter((target) => {
        const task = stage.ctx.world.tasks.get(target.taskArn ?? '');
        return target.health === 'healthy' && task?.desiredStatus === 'RUNNING';
      });
      expect(healthy.length).toBeGreaterThanOrEqual(floor);
      return isSteady(stage.ctx, stage.service);
    }, 2000);
    expect(stage.live().map(revisionOf)).toEqual(Array(to).fill('web:2'));
  });

  test('fact 6-2: scale-in shrinks both', () => {
    const stage = steadyService({ desired: 8 });
    rollTo(stage, { missing: true });
    stage.advance(60);
    stage.update({ desiredCount: 4 });
    stage.advance(1);
    expect(wanted(stage)).toEqual([4, 4]);
    expect(up(stage, 'web:1')).toBe(4);
  });
});
