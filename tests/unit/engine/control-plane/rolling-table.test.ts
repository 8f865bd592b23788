import { describe, expect, test } from 'vitest';
import { boundsOf } from '../../../../src/engine/control-plane/deployments/rolling';
import { isSteady } from '../../../../src/engine/control-plane/operations';
import { revisionOf, type Stage, steadyWebService } from '../../../support/web-service';

const STUCK =
  'was unable to stop or start tasks during a deployment because of the service deployment ' +
  'configuration. Update the minimumHealthyPercent or maximumPercent value and try again.';

function roll(stage: Stage): void {
  stage.setImage('web:2', {});
  stage.update({ taskDefinition: stage.registerRevision({ containers: [{ image: 'web:2' }] }) });
}

/** What the first pass after an update does. */
function firstMoves(stage: Stage): { started: number; stopped: number } {
  const before = stage.tasks().length;
  roll(stage);
  stage.advance(1);
  const stopped = stage.tasks().filter((task) => task.desiredStatus === 'STOPPED').length;
  return { started: stage.tasks().length - before, stopped };
}

type Row = [
  name: string,
  desired: number,
  minimum: number,
  maximum: number,
  floor: number,
  cap: number,
  started: number,
  stopped: number,
];

const MOVING: Row[] = [
  ['fact 1.2-1: 1 at 100/200, the default', 1, 100, 200, 1, 2, 1, 0],
  ['fact 1.2-2: 1 at 0/100, with downtime', 1, 0, 100, 0, 1, 0, 1],
  ['fact 1.2-5: 2 at 100/200', 2, 100, 200, 2, 4, 2, 0],
  ['fact 1.2-6: 2 at 50/100', 2, 50, 100, 1, 2, 0, 1],
  ['fact 1.2-8: 2 at 100/150', 2, 100, 150, 2, 3, 1, 0],
  ['fact 1.2-10: 3 at 50/100', 3, 50, 100, 2, 3, 0, 1],
  ['fact 1.2-11: 3 at 100/200', 3, 100, 200, 3, 6, 3, 0],
  ['fact 1.2-12: 4 at 100/200', 4, 100, 200, 4, 8, 4, 0],
  ['fact 1.2-13: 4 at 50/100, stop two, start two', 4, 50, 100, 2, 4, 0, 2],
  ['fact 1.2-14: 4 at 100/125, one at a time', 4, 100, 125, 4, 5, 1, 0],
  ['fact 1.2-15: 4 at 75/125', 4, 75, 125, 3, 5, 1, 1],
  ['fact 1.2-16: 5 at 50/100', 5, 50, 100, 3, 5, 0, 2],
  ['fact 1.2-17: 10 at 80/120', 10, 80, 120, 8, 12, 2, 2],
];

const STUCK_ROWS: Row[] = [
  ['fact 1.2-3: 1 at 50/100 is stuck', 1, 50, 100, 1, 1, 0, 0],
  ['fact 1.2-4: 1 at 100/150 is stuck', 1, 100, 150, 1, 1, 0, 0],
  ['fact 1.2-7: 2 at 75/125 is stuck', 2, 75, 125, 2, 2, 0, 0],
  ['fact 1.2-9: 3 at 100/125 is stuck', 3, 100, 125, 3, 3, 0, 0],
];

const stageOf = (desired: number, minimum: number, maximum: number): Stage =>
  steadyWebService({ desired, minimum, maximum, deregistrationDelay: 20 });

describe('the worked table: what the first pass starts and stops', () => {
  test.each(MOVING)('%s', (_name, desired, minimum, maximum, floor, cap, ...moves) => {
    const stage = stageOf(desired, minimum, maximum);
    expect(boundsOf(desired, stage.service.deploymentConfiguration)).toEqual({ floor, cap });
    const { started, stopped } = firstMoves(stage);
    expect([started, stopped]).toEqual(moves);
    stage.until(() => isSteady(stage.ctx, stage.service), 1500);
    expect(stage.live().map(revisionOf)).toEqual(Array(desired).fill('web:2'));
    expect(stage.events()).not.toContain(STUCK);
  });

  test.each(STUCK_ROWS)('%s', (_name, desired, minimum, maximum, floor, cap) => {
    const stage = stageOf(desired, minimum, maximum);
    expect(boundsOf(desired, stage.service.deploymentConfiguration)).toEqual({ floor, cap });
    expect(firstMoves(stage)).toEqual({ started: 0, stopped: 0 });
    stage.advance(3600);
    expect(stage.events().filter((text) => text === STUCK)).toHaveLength(1);
    expect(stage.service.deployments[0]!.rolloutState).toBe('IN_PROGRESS');
    expect(stage.service.serviceDeployments[0]!.status).toBe('IN_PROGRESS');
    expect(stage.live().map(revisionOf)).toEqual(Array(desired).fill('web:1'));
  });
});

describe('parameters of a rolling update', () => {
  test('fact 1.1-1, 1.1-2: REPLICA defaults to 100 and 200', () => {
    const stage = steadyWebService({ desired: 1 });
    stage.door.give('ECS.CreateService', {
      cluster: 'demo',
      serviceName: 'plain',
      taskDefinition: 'web',
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
    });
    const configuration = stage.door.give(
      'ECS.DescribeServices',
      { cluster: 'demo', services: ['plain'] },
      'services[0].deploymentConfiguration',
    );
    expect(configuration).toMatchObject({ minimumHealthyPercent: 100, maximumPercent: 200 });
  });

  test('fact 1.1-3, 1.1-4, T2.1-6: floor and cap hold all the way, the floor in healthy tasks', () => {
    const stage = stageOf(7, 60, 130);
    const [floor, cap] = [5, 9];
    roll(stage);
    stage.until(() => {
      const healthy = stage.group.targets.filter((target) => {
        const task = stage.ctx.world.tasks.get(target.taskArn ?? '');
        return target.health === 'healthy' && task?.desiredStatus === 'RUNNING';
      });
      expect(healthy.length).toBeGreaterThanOrEqual(floor);
      expect(stage.live().length).toBeLessThanOrEqual(cap);
      return isSteady(stage.ctx, stage.service);
    }, 1500);
  });

  test('fact 1.1-5: a task that is STOPPING keeps its place under the cap', () => {
    const stage = stageOf(2, 50, 100);
    roll(stage);
    stage.until(() => stage.live().some((task) => task.lastStatus === 'STOPPING'), 120);
    expect(stage.live().map(revisionOf)).toEqual(['web:1', 'web:1']);
    stage.until(() => stage.live().some((task) => revisionOf(task) === 'web:2'), 60);
    expect(stage.live()).toHaveLength(2);
  });

  test('fact 1.1-10, T2.6-17: stuck says so, and goes on once the percentages allow it', () => {
    const stage = stageOf(1, 50, 150);
    roll(stage);
    stage.advance(60);
    expect(stage.events().at(-1)).toBe(STUCK);
    stage.update({ deploymentConfiguration: { maximumPercent: 200 } });
    stage.until(() => isSteady(stage.ctx, stage.service), 600);
    expect(stage.live().map(revisionOf)).toEqual(['web:2']);
  });

  test('fact 1.1-11: drained, then signalled, then killed after 30 s', () => {
    const stage = steadyWebService({
      desired: 1,
      deregistrationDelay: 20,
      image: { sigtermExit: 'never' },
    });
    roll(stage);
    const old = stage.tasks()[0]!;
    stage.until(() => old.lastStatus === 'STOPPED', 400);
    const at = (state: string) =>
      old.machine.history.find(({ value }) => value === state)!.at / 1e6;
    expect(at('STOPPING') - at('DEACTIVATING')).toBeGreaterThanOrEqual(20);
    expect(at('DEPROVISIONING') - at('STOPPING')).toBeCloseTo(30, 3);
    expect(old.containers[0]!.exitCode).toBe(137);
  });
});
