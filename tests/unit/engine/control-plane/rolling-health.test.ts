import { describe, expect, test } from 'vitest';
import { injectFault, isSteady } from '../../../../src/engine/control-plane/operations';
import { judgeOf, type Standing } from '../../../../src/engine/control-plane/health-judgement';
import { targetsWithin } from '../../../../src/engine/control-plane/target-registration';
import { pickVictims } from '../../../../src/engine/control-plane/victims';
import type { Fault } from '../../../../src/model/fault';
import type { Task } from '../../../../src/model/task';
import {
  revisionOf,
  type Setting,
  type Stage,
  stageWebService,
  steadyWebService,
} from '../../../support/web-service';

const steadyService = (setting: Setting = {}): Stage =>
  steadyWebService({ desired: 4, deregistrationDelay: 10, ...setting });

function roll(stage: Stage, image: string, behaviour: Record<string, unknown>): void {
  stage.setImage(image, behaviour);
  stage.update({ taskDefinition: stage.registerRevision({ containers: [{ image }] }) });
}

const strike = (stage: Stage, type: Fault['type'], tasks: readonly Task[]): Fault =>
  injectFault(stage.ctx, { type, taskArns: tasks.map(({ arn }) => arn) });

const up = (stage: Stage, revision: string): Task[] =>
  stage.live().filter((task) => revisionOf(task) === revision && task.desiredStatus === 'RUNNING');

/** Tasks told to run whose target is healthy. */
const healthy = (stage: Stage, revision: string): number => {
  const targetsOf = targetsWithin(stage.ctx, stage.service);
  return up(stage, revision).filter((task) =>
    targetsOf(task).some(({ target }) => target.health === 'healthy'),
  ).length;
};

describe('a deployment whose source fails', () => {
  test('fact 1.4-4, T2.1-4: a crashed source task comes back as its own revision', () => {
    const stage = steadyService();
    roll(stage, 'web:2', { healthCheckStatus: 500 });
    stage.advance(100);
    strike(stage, 'crash-container', up(stage, 'web:1').slice(0, 2));
    stage.advance(2);
    expect(up(stage, 'web:1')).toHaveLength(2);
    stage.until(() => healthy(stage, 'web:1') === 4, 200);
  });

  test('fact 1.4-4: an unhealthy one is replaced by its own revision, started first', () => {
    const stage = steadyService();
    roll(stage, 'web:2', { missing: true });
    stage.advance(40);
    const [sick] = up(stage, 'web:1');
    strike(stage, 'hang-task', [sick!]);
    stage.until(() => up(stage, 'web:1').length === 5, 120);
    expect(sick!.desiredStatus).toBe('RUNNING');
    stage.until(() => sick!.desiredStatus === 'STOPPED', 120);
    expect(sick!.stoppedReason).toContain('Task failed ELB health checks');
    expect(stage.events().some((text) => text.includes('replaced 1 tasks due to'))).toBe(true);
    stage.until(() => healthy(stage, 'web:1') === 4, 60);
  });

  test.each([
    ['fact 1.4-4, 1.4-2: without room for one more, it is stopped first', 3, 100, 101],
    ['fact 1.4-4, 1.4-2: so it is in a deployment that is stuck', 3, 100, 125],
  ])('%s', (_name, desired, minimum, maximum) => {
    const stage = steadyService({ desired, minimum, maximum });
    roll(stage, 'web:2', {});
    stage.advance(30);
    const [one, two] = up(stage, 'web:1');
    strike(stage, 'hang-task', [one!, two!]);
    stage.until(() => up(stage, 'web:1').length === 2, 200);
    // One at a time: the other one waits.
    stage.advance(20);
    expect(stage.tasks().filter((task) => task.desiredStatus === 'STOPPED')).toHaveLength(1);
    stage.until(() => healthy(stage, 'web:1') === desired, 600);
    expect(stage.tasks().map(revisionOf)).toEqual(Array(desired + 2).fill('web:1'));
  });

  test('fact 1.4-4: a broken source does not keep the revision that mends it from coming up', () => {
    const stage = stageWebService({
      desired: 4,
      minimum: 100,
      maximum: 125,
      deregistrationDelay: 10,
      image: { healthCheckStatus: 500 },
    });
    stage.advance(120);
    roll(stage, 'web:2', {});
    stage.until(() => isSteady(stage.ctx, stage.service), 3000);
    expect(up(stage, 'web:2')).toHaveLength(4);
  });

  test('fact 1.4-4: without a completed one, the revision that serves is kept up', () => {
    const stage = stageWebService({ desired: 2, deregistrationDelay: 10 });
    stage.until(() => healthy(stage, 'web:1') === 2, 100);
    // One of the two is not up: the deployment is not COMPLETED.
    strike(stage, 'crash-container', [up(stage, 'web:1')[0]!]);
    const running = () => up(stage, 'web:1').filter((task) => task.startedAt !== undefined);
    stage.until(() => running().length === 2, 100);
    expect(stage.service.deployments[0]!.rolloutState).toBe('IN_PROGRESS');
    roll(stage, 'web:2', { missing: true });
    stage.advance(20);
    strike(stage, 'crash-container', [up(stage, 'web:1')[0]!]);
    stage.until(() => healthy(stage, 'web:1') === 2, 100);
  });
});

describe('unhealthy tasks of a service', () => {
  test('fact 1.4-1: the replacement is unhealthy as well: one of them goes, to the desired count', () => {
    const stage = steadyWebService({ desired: 1, deregistrationDelay: 10 });
    stage.setImage('web:1', { healthCheckStatus: 500 });
    strike(stage, 'hang-task', up(stage, 'web:1'));
    stage.until(() => up(stage, 'web:1').length === 2, 120);
    stage.until(() => up(stage, 'web:1').length === 1, 120);
    expect(stage.tasks()).toHaveLength(2);
    stage.advance(600);
    expect(stage.live().length).toBeLessThanOrEqual(2);
  });

  test('fact 1.4-5: the old one goes although the one that fails, too, is in its grace period', () => {
    const grace = 600;
    const stage = steadyWebService({ desired: 1, deregistrationDelay: 10, grace });
    stage.advance(grace);
    stage.setImage('web:1', { healthCheckStatus: 500 });
    const [old] = up(stage, 'web:1');
    strike(stage, 'hang-task', [old!]);
    stage.until(() => old!.desiredStatus === 'STOPPED', 300);
    const [fresh] = up(stage, 'web:1');
    expect(stage.now() - fresh!.startedAt! / 1e6).toBeLessThan(grace);
    expect(stage.group.targets.find((one) => one.taskArn === fresh!.arn)!.health).toBe('unhealthy');
  });

  test('fact 1.4-3: a surplus of healthy tasks is stopped by chance', () => {
    const chosen = new Set<number>();
    for (let seed = 1; seed <= 12; seed++) {
      const stage = steadyService({ seed, desired: 3, subnets: ['subnet-a'] });
      stage.update({ desiredCount: 2 });
      stage.advance(1);
      chosen.add(stage.tasks().findIndex((task) => task.desiredStatus === 'STOPPED'));
    }
    expect([...chosen].sort()).toEqual([0, 1, 2]);
  });
});

describe('which task goes', () => {
  test('fact 1.4-8, T2.1-7: from the zone with the most tasks of the service', () => {
    const stage = steadyService({ desired: 5 });
    const inZone = (zone: string) =>
      stage
        .live()
        .filter((task) => task.availabilityZone === zone && task.desiredStatus === 'RUNNING');
    expect([inZone('us-east-1a').length, inZone('us-east-1b').length]).toEqual([3, 2]);
    stage.update({ desiredCount: 4 });
    stage.advance(1);
    expect([inZone('us-east-1a').length, inZone('us-east-1b').length]).toEqual([2, 2]);
  });

  test('fact 1.4-8, T2.1-7: and there from the instance with the most', () => {
    const stage = steadyService({ desired: 5, networkMode: 'bridge', launchType: 'EC2' });
    const instances = ['i-1', 'i-2', 'i-2', 'i-2', 'i-3'];
    const standings = stage.live().map((task, i): Standing => {
      const placed = { ...task, availabilityZone: 'us-east-1a', hostInstanceId: instances[i] };
      return judgeOf(stage.ctx, stage.service)(placed);
    });
    const victims = pickVictims(stage.ctx, standings, standings, 2);
    expect(victims.map(({ task }) => task.hostInstanceId)).toEqual(['i-2', 'i-2']);
  });
});
