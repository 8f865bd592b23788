import { describe, expect, test } from 'vitest';
import { successCriteria } from '../../../../src/engine/control-plane/deployments/early-success';
import { isSteady } from '../../../../src/engine/control-plane/operations';
import {
  revisionOf,
  type Setting,
  type Stage,
  steadyWebService,
} from '../../../support/web-service';
import { webService, withCluster } from '../../../support/sandbox-door';

const PERCENTS = { maximumPercent: 200, minimumHealthyPercent: 50 };

const criteria = (healthyPercent: number, sourceServiceRevisionCleanup: string) => ({
  earlySuccessCriteria: { enable: true, healthyPercent, sourceServiceRevisionCleanup },
});

/** A steady service that is rolled over to a revision of which only some tasks turn healthy. */
function rollEarly(cleanup: string, setting: Setting = {}, percent = 50): Stage {
  const stage = steadyWebService({
    desired: 4,
    minimum: 50,
    maximum: 150,
    deregistrationDelay: 60,
    ...setting,
  });
  stage.setImage('web:2', {});
  stage.update({
    taskDefinition: stage.registerRevision({ containers: [{ image: 'web:2' }] }),
    deploymentConfiguration: criteria(percent, cleanup),
  });
  return stage;
}

const healthy = (stage: Stage, revision: string): number =>
  stage.group.targets.filter((target) => {
    const task = stage.ctx.world.tasks.get(target.taskArn ?? '');
    return target.health === 'healthy' && task !== undefined && revisionOf(task) === revision;
  }).length;

const live = (stage: Stage, revision: string): number =>
  stage.live().filter((task) => revisionOf(task) === revision).length;

const record = (stage: Stage) => stage.service.serviceDeployments[0]!;

describe('how many healthy tasks are enough', () => {
  test.each([
    [2, 50, 1],
    [3, 50, 2],
    [10, 80, 8],
    [100, 90, 90],
    [10, 100, 10],
    [10, 0, 1],
    [0, 0, 0],
  ])('fact 1.5-10: of %i at %i percent: %i', (desired, healthyPercent, enough) => {
    const configuration = {
      ...PERCENTS,
      strategy: 'ROLLING' as const,
      deploymentCircuitBreaker: { enable: false, rollback: false },
      bakeTimeInMinutes: 0,
      earlySuccessCriteria: { enable: true, healthyPercent },
    };
    expect(successCriteria(desired, configuration).healthy).toBe(enough);
  });
});

describe('fact 1.5-9: early success', () => {
  test('BLOCKING: at so many healthy tasks the source goes, and then it is a success', () => {
    const stage = rollEarly('BLOCKING');
    const [primary] = stage.service.deployments;
    stage.until(() => primary!.machine.value === 'CLEANING_UP', 200);
    expect(healthy(stage, 'web:2')).toBeGreaterThanOrEqual(2);
    expect(record(stage).status).toBe('IN_PROGRESS');
    stage.advance(1);
    // The floor of 2 is held by the target revision alone: all of the source may go at once.
    const isLeft = () =>
      stage.live().filter((one) => revisionOf(one) === 'web:1' && one.desiredStatus === 'RUNNING');
    expect(isLeft()).toEqual([]);
    stage.until(() => record(stage).status === 'SUCCESSFUL', 200);
    expect(live(stage, 'web:1')).toBe(0);
    stage.until(() => isSteady(stage.ctx, stage.service), 300);
    expect(live(stage, 'web:2')).toBe(4);
  });

  test('DEFERRED: a success at once, while source tasks drain outside of it', () => {
    const stage = rollEarly('DEFERRED');
    stage.until(() => record(stage).status === 'SUCCESSFUL', 200);
    expect(live(stage, 'web:1')).toBeGreaterThan(0);
    const [primary, source] = stage.service.deployments;
    expect(primary).toMatchObject({ status: 'PRIMARY', rolloutState: 'COMPLETED' });
    expect(source).toMatchObject({ status: 'ACTIVE', rolloutState: 'COMPLETED' });
    expect(stage.events().some((text) => text.includes('steady state'))).toBe(true);
    stage.until(() => isSteady(stage.ctx, stage.service), 300);
    expect(stage.service.deployments).toHaveLength(1);
    expect(live(stage, 'web:2')).toBe(4);
  });

  test('a success shows its revisions as they were then; live counts are the service’s', () => {
    const stage = rollEarly('DEFERRED');
    stage.until(() => record(stage).status === 'SUCCESSFUL', 200);
    const describe = () =>
      stage.door.give(
        'ECS.DescribeServiceDeployments',
        { serviceDeploymentArns: [record(stage).arn] },
        'serviceDeployments[0].{target: targetServiceRevision, sources: sourceServiceRevisions}',
      ) as { target: object; sources: object[] };
    const then = describe();
    expect(then.target).toMatchObject({ requestedTaskCount: 4 });
    expect(then.sources[0]).toMatchObject({ runningTaskCount: expect.any(Number) });
    stage.until(() => isSteady(stage.ctx, stage.service), 300);
    expect(describe()).toEqual(then);
  });

  test('after it, failures of the rest do not bring it down', () => {
    const stage = steadyWebService({ desired: 4, minimum: 50, deregistrationDelay: 10 });
    stage.setImage('web:2', {});
    stage.update({
      taskDefinition: stage.registerRevision({ containers: [{ image: 'web:2' }] }),
      deploymentConfiguration: {
        ...criteria(50, 'DEFERRED'),
        maximumPercent: 150,
        deploymentCircuitBreaker: {
          enable: true,
          rollback: true,
          thresholdConfiguration: { type: 'COUNT', value: 1 },
        },
      },
    });
    stage.until(() => record(stage).status === 'SUCCESSFUL', 200);
    stage.setImage('web:2', { missing: true });
    stage.advance(400);
    expect(record(stage).status).toBe('SUCCESSFUL');
    expect(stage.service.deployments[0]!.rolloutState).toBe('COMPLETED');
  });

  test('DEFERRED: what is protected stays beyond the success, and goes once it may', () => {
    const stage = steadyWebService({ desired: 2, minimum: 50, deregistrationDelay: 10 });
    const [kept] = stage.live();
    const protect = (protectionEnabled: boolean) =>
      stage.door.give('ECS.UpdateTaskProtection', {
        cluster: 'demo',
        tasks: [kept!.id],
        protectionEnabled,
      });
    protect(true);
    stage.setImage('web:2', {});
    stage.update({
      taskDefinition: stage.registerRevision({ containers: [{ image: 'web:2' }] }),
      deploymentConfiguration: criteria(100, 'DEFERRED'),
    });
    stage.until(() => record(stage).status === 'SUCCESSFUL', 300);
    stage.advance(1200);
    expect(kept!.desiredStatus).toBe('RUNNING');
    expect(stage.service.deployments).toHaveLength(2);
    protect(false);
    stage.until(() => isSteady(stage.ctx, stage.service), 120);
    expect(live(stage, 'web:1')).toBe(0);
  });
});

describe('fact 1.5-9: refused', () => {
  const create = (deploymentConfiguration: Record<string, unknown>) =>
    withCluster().refused('ECS.CreateService', webService({ deploymentConfiguration }));

  test('below minimumHealthyPercent', () => {
    expect(create({ ...criteria(50, 'BLOCKING') })).toEqual({
      __type: 'InvalidParameterException',
      message:
        'earlySuccessCriteria healthyPercent must be greater than or equal to minimumHealthyPercent.',
    });
  });

  test('above 100, or without all that belongs to it', () => {
    expect(create(criteria(101, 'BLOCKING')).message).toContain('between 0 and 100');
    expect(create({ earlySuccessCriteria: { enable: true } }).message).toContain('must have');
  });

  test('of services that are not rolled over', () => {
    const { message } = create({ ...criteria(100, 'BLOCKING'), strategy: 'CANARY' });
    expect(message).toMatch(/ROLLING|simulate/);
  });
});
