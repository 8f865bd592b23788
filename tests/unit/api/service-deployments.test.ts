import { describe, expect, test } from 'vitest';
import { runWaiter, waiterCalled } from '../../../src/cli/waiters';
import { isSteady } from '../../../src/engine/control-plane/operations';
import { toEpochSeconds } from '../../../src/model/sim-time';
import { type Stage, stageWebService, steadyWebService } from '../../support/web-service';

const IN_DEMO = { cluster: 'demo', service: 'web' };

interface Summary {
  serviceDeploymentArn: string;
  status: string;
  createdAt: number;
}

const list = (stage: Stage, own: object = {}): Summary[] =>
  stage.door.give(
    'ECS.ListServiceDeployments',
    { ...IN_DEMO, ...own },
    'serviceDeployments',
  ) as Summary[];

const statuses = (stage: Stage, own: object = {}): string[] =>
  list(stage, own).map((one) => one.status);

const force = (stage: Stage) => stage.update({ forceNewDeployment: true });

describe('the life of a service deployment', () => {
  test('fact 1.6-1, 1.6-2, 1.6-6: PENDING, IN_PROGRESS at the next pass, SUCCESSFUL for good', () => {
    const stage = steadyWebService({ desired: 1, deregistrationDelay: 10 });
    force(stage);
    expect(statuses(stage)).toEqual(['PENDING', 'SUCCESSFUL']);
    stage.advance(1);
    expect(statuses(stage)).toEqual(['IN_PROGRESS', 'SUCCESSFUL']);
    stage.until(() => isSteady(stage.ctx, stage.service), 300);
    stage.update({ desiredCount: 2 });
    stage.advance(300);
    expect(statuses(stage)).toEqual(['SUCCESSFUL', 'SUCCESSFUL']);
  });

  test('fact 1.6-1, 1.6-3: a newer one stops it, begun or not', () => {
    const stage = steadyWebService({ desired: 1, deregistrationDelay: 10 });
    force(stage);
    force(stage);
    expect(statuses(stage)).toEqual(['PENDING', 'STOP_REQUESTED', 'SUCCESSFUL']);
    stage.advance(5);
    force(stage);
    expect(statuses(stage)).toEqual(['PENDING', 'STOP_REQUESTED', 'STOPPED', 'SUCCESSFUL']);
    stage.until(() => isSteady(stage.ctx, stage.service), 300);
    expect(statuses(stage)).toEqual(['SUCCESSFUL', 'STOPPED', 'STOPPED', 'SUCCESSFUL']);
  });

  test('fact 1.6-7: made by creation, by force, by a deploying member, by nothing else', () => {
    const stage = steadyWebService({ desired: 1 });
    expect(list(stage)).toHaveLength(1);
    force(stage);
    expect(list(stage)).toHaveLength(2);
    stage.update({ platformVersion: '1.4.0' });
    expect(list(stage)).toHaveLength(3);
    stage.update({ desiredCount: 2, healthCheckGracePeriodSeconds: 5 });
    expect(list(stage)).toHaveLength(3);
  });

  test('fact 1.5-2, 1.6-5, 1.6-9: FAILED launches nothing; the record goes back with no new revision', () => {
    const stage = steadyWebService({ desired: 2, deregistrationDelay: 30 });
    const [source] = stage.service.revisions;
    stage.setImage('web:2', { missing: true });
    stage.update({
      taskDefinition: stage.registerRevision({ containers: [{ image: 'web:2' }] }),
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    });
    stage.until(() => statuses(stage)[0] === 'ROLLBACK_IN_PROGRESS', 900);
    const failed = stage.service.deployments.find((one) => one.rolloutState === 'FAILED');
    const launched = () => stage.tasks().filter((task) => task.deploymentId === failed!.id).length;
    const before = launched();
    stage.until(() => statuses(stage)[0] !== 'ROLLBACK_IN_PROGRESS', 600);
    expect(launched()).toBe(before);
    expect(statuses(stage)).toEqual(['ROLLBACK_SUCCESSFUL', 'SUCCESSFUL']);
    expect(stage.service.revisions).toHaveLength(2);
    const query = 'serviceDeployments[0].rollback';
    const [record] = list(stage);
    const input = { serviceDeploymentArns: [record!.serviceDeploymentArn] };
    expect(stage.door.give('ECS.DescribeServiceDeployments', input, query)).toEqual({
      reason: expect.stringContaining('circuit breaker'),
      startedAt: expect.any(Number),
      serviceRevisionArn: source!.arn,
    });
  });

  test('fact 1.5-13: several deployments are ACTIVE while the newest replaces them', () => {
    const stage = steadyWebService({ desired: 2, maximum: 300, deregistrationDelay: 60 });
    force(stage);
    stage.advance(60);
    force(stage);
    stage.advance(1);
    const query = 'services[0].deployments[].[status, runningCount]';
    const input = { cluster: 'demo', services: ['web'] };
    expect(stage.door.give('ECS.DescribeServices', input, query)).toEqual([
      ['PRIMARY', 0],
      ['ACTIVE', 2],
      ['ACTIVE', expect.any(Number)],
    ]);
  });
});

describe('fact 1.6-11: ListServiceDeployments', () => {
  function withMany(count: number): Stage {
    const stage = steadyWebService({ desired: 1, deregistrationDelay: 10 });
    for (let i = 1; i < count; i++) {
      force(stage);
      stage.advance(10);
    }
    return stage;
  }

  test('pages of 20, or of up to 100; the newest first', () => {
    const stage = withMany(25);
    const first = stage.door.give('ECS.ListServiceDeployments', IN_DEMO) as {
      serviceDeployments: Summary[];
      nextToken: string;
    };
    expect(first.serviceDeployments).toHaveLength(20);
    expect(list(stage, { nextToken: first.nextToken })).toHaveLength(5);
    const all = list(stage, { maxResults: 100 }).map((one) => one.createdAt);
    expect(all).toHaveLength(25);
    expect(all).toEqual([...all].sort((a, b) => b - a));
    for (const maxResults of [0, 101]) {
      const { message } = stage.door.refused('ECS.ListServiceDeployments', {
        ...IN_DEMO,
        maxResults,
      });
      expect(message).toContain('between 1 and 100');
    }
  });

  test('by status, and by when they were created', () => {
    const stage = withMany(4);
    expect(statuses(stage, { status: ['SUCCESSFUL'] })).toEqual(['SUCCESSFUL']);
    expect(statuses(stage, { status: ['STOPPED', 'SUCCESSFUL'] })).toEqual([
      'STOPPED',
      'STOPPED',
      'SUCCESSFUL',
    ]);
    const [newest, , , oldest] = list(stage);
    const before = { createdAt: { before: newest!.createdAt - 1 } };
    expect(list(stage, before)).toHaveLength(3);
    const after = { createdAt: { after: oldest!.createdAt + 1 } };
    expect(list(stage, after)).toHaveLength(3);
    expect(list(stage, { createdAt: { after: toEpochSeconds(stage.engine.now) + 1 } })).toEqual([]);
  });
});

describe('fact 1.6-12: DescribeServiceDeployments and DescribeServiceRevisions', () => {
  test.each([
    ['ECS.DescribeServiceDeployments', 'serviceDeploymentArns'],
    ['ECS.DescribeServiceRevisions', 'serviceRevisionArns'],
  ])('%s: up to 20, MISSING for what there is not', (target, member) => {
    const stage = steadyWebService({ desired: 1 });
    const arn = 'arn:aws:ecs:us-east-1:123456789012:service-deployment/demo/web/none';
    expect(stage.door.give(target, { [member]: [arn] }, 'failures')).toEqual([
      { arn, reason: 'MISSING' },
    ]);
    const { message } = stage.door.refused(target, { [member]: Array(21).fill(arn) });
    expect(message).toContain('at most 20');
  });
});

describe('percentages', () => {
  const percentages = (minimumHealthyPercent: number, maximumPercent: number) => ({
    ...IN_DEMO,
    availabilityZoneRebalancing: 'DISABLED',
    deploymentConfiguration: { minimumHealthyPercent, maximumPercent },
  });

  test('both 100 are refused, as nothing could ever be replaced; 100 and 101 are taken', () => {
    const { door } = steadyWebService({ desired: 1 });
    expect(door.refused('ECS.UpdateService', percentages(100, 100))).toEqual({
      __type: 'InvalidParameterException',
      message:
        'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.',
    });
    door.give('ECS.UpdateService', percentages(100, 101));
    door.give('ECS.UpdateService', percentages(99, 100));
  });
});

describe('services-stable, as the CLI waits for it', () => {
  /** Answers after how many simulated seconds it is stable; throws when it never is. */
  async function waitStable(stage: Stage): Promise<number> {
    const from = stage.now();
    const input = { cluster: 'demo', services: ['web'] };
    const waiter = waiterCalled('ECS', 'services-stable')!;
    const { dispatcher } = stage.door;
    await runWaiter(waiter, input, { send: (target, given) => dispatcher.send(target, given) });
    return stage.now() - from;
  }

  test('15 s between 40 looks, then exit code 255', async () => {
    const stage = stageWebService({ desired: 1, image: { missing: true } });
    const from = stage.now();
    await expect(waitStable(stage)).rejects.toMatchObject({
      message: 'Waiter ServicesStable failed: Max attempts exceeded',
      exitCode: 255,
    });
    expect(stage.now() - from).toBeCloseTo(39 * 15, 3);
  });

  test('two deployments are unstable, however many tasks run', async () => {
    const stage = steadyWebService({ desired: 2, deregistrationDelay: 120 });
    expect(await waitStable(stage)).toBe(0);
    force(stage);
    const waited = await waitStable(stage);
    expect(waited).toBeGreaterThan(120);
    expect(waited % 15).toBe(0);
    expect(stage.service.deployments).toHaveLength(1);
  });

  test('a deployment that went back counts as stable', async () => {
    const breaker = { enable: true, rollback: true };
    const stage = steadyWebService({ desired: 1, deregistrationDelay: 10 });
    stage.setImage('web:2', { missing: true });
    stage.update({
      taskDefinition: stage.registerRevision({ containers: [{ image: 'web:2' }] }),
      deploymentConfiguration: { deploymentCircuitBreaker: breaker },
    });
    await waitStable(stage);
    expect(statuses(stage)[0]).toMatch(/^ROLLBACK_/);
    expect(stage.service.taskDefinitionArn).toMatch(/web:1$/);
  });
});
