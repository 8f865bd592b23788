import { describe, expect, test } from 'vitest';
import { deployed, deployedBehindBalancer, deployerOf } from '../../../support/deployments';
import { webService, withCluster } from '../../../support/sandbox-door';

const breaker = (changes: object = {}) => ({
  deploymentConfiguration: {
    deploymentCircuitBreaker: { enable: true, rollback: true, ...changes },
  },
});
const NO_ROLLBACK = breaker({ rollback: false });
const threshold = (type: string, value: number) =>
  breaker({ thresholdConfiguration: { type, value } });

/** What DescribeServiceDeployments gives as the threshold of a new service of so many tasks. */
function thresholdOf(desiredCount: number, changes: object): number {
  const deployer = deployerOf(withCluster());
  deployer.door.give('ECS.CreateService', webService({ desiredCount, ...changes }));
  return deployer.record().deploymentCircuitBreaker.threshold;
}

describe('the threshold', () => {
  test.each([
    [0, 3],
    [1, 3],
    [6, 3],
    [7, 4],
    [8, 4],
    [9, 5],
    [10, 5],
    [15, 8],
    [20, 10],
    [25, 13],
    [50, 25],
    [100, 50],
    [399, 200],
    [400, 200],
    [800, 200],
  ])('fact 2.1-3, 2.1-18: BOUNDED_PERCENT 50 of %i tasks is %i', (desired, expected) => {
    expect(thresholdOf(desired, threshold('BOUNDED_PERCENT', 50))).toBe(expected);
    expect(thresholdOf(desired, breaker())).toBe(expected);
  });

  test.each([
    [0, 1],
    [1, 1],
    [6, 3],
    [7, 4],
    [10, 5],
    [15, 8],
    [25, 13],
    [100, 50],
    [400, 200],
    [800, 400],
  ])('fact 2.1-4, 2.1-19: UNBOUNDED_PERCENT 50 of %i tasks is %i', (desired, expected) => {
    expect(thresholdOf(desired, threshold('UNBOUNDED_PERCENT', 50))).toBe(expected);
  });

  test('fact 2.1-5: a COUNT is what it says, whatever the desired count', () => {
    expect(thresholdOf(1, threshold('COUNT', 7))).toBe(7);
    expect(thresholdOf(400, threshold('COUNT', 7))).toBe(7);
  });

  test('fact 2.1-6: follows the desired count while the deployment goes on', () => {
    const { deploy, door, wait, record } = deployed(NO_ROLLBACK);
    deploy('web:2', { missing: true });
    expect(record().deploymentCircuitBreaker.threshold).toBe(3);
    door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 20 });
    wait(1);
    expect(record().deploymentCircuitBreaker.threshold).toBe(10);
  });
});

describe('its settings', () => {
  test('fact 2.1-1: enable and rollback must be given, the others have defaults', () => {
    const { give, refused } = withCluster();
    const half = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true } } };
    expect(refused('ECS.CreateService', webService(half)).message).toContain(
      'Missing required parameter in deploymentConfiguration.deploymentCircuitBreaker: "rollback"',
    );
    const shown = give(
      'ECS.CreateService',
      webService(breaker()),
      'service.deploymentConfiguration.deploymentCircuitBreaker',
    );
    expect(shown).toEqual({ enable: true, rollback: true, resetOnHealthyTask: true });
  });

  test.each([
    ['BOUNDED_PERCENT', 0],
    ['BOUNDED_PERCENT', 101],
    ['UNBOUNDED_PERCENT', 0],
    ['COUNT', 0],
  ])('fact 2.1-1: a threshold %s of %i is refused', (type, value) => {
    expect(withCluster().refused('ECS.CreateService', webService(threshold(type, value)))).toEqual(
      expect.objectContaining({ __type: 'InvalidParameterException' }),
    );
  });
});

describe('the first stage: tasks that do not get to RUNNING', () => {
  test('fact 2.1-7, 2.1-8: as many failed pulls as the threshold, then FAILED and no more starts', () => {
    const { deploy, wait, record, deployments, tasksStarted } = deployed(NO_ROLLBACK);
    deploy('web:2', { missing: true });
    wait(600);
    const { failureCount, status } = record().deploymentCircuitBreaker;
    expect([failureCount >= 3, status]).toEqual([true, 'TRIGGERED']);
    const [failed] = deployments();
    expect(failed).toMatchObject({ rolloutState: 'FAILED', status: 'PRIMARY' });
    expect(failed!.rolloutStateReason).toBe(
      'ECS deployment circuit breaker: tasks failed to start.',
    );
    const before = tasksStarted();
    wait(1800);
    expect(tasksStarted()).toBe(before);
  });

  test('fact 2.1-7: one failure short of the threshold trips nothing', () => {
    const { deploy, until, wait, record, door } = deployed({
      desiredCount: 1,
      ...threshold('COUNT', 3),
    });
    deploy('web:2', { missing: true });
    while (record().deploymentCircuitBreaker.failureCount < 2) wait(1);
    door.give('Sandbox.PutImage', { image: 'web:2' });
    until('deployment:web=SUCCESSFUL');
    expect(record().deploymentCircuitBreaker.status).toBe('MONITORING_COMPLETE');
  });

  test('fact 2.1-8: containers that exit before the task is RUNNING count', () => {
    const { deploy, until, record } = deployedBehindBalancer(breaker());
    deploy('web:2', { exitAfter: 0.5 });
    until('deployment:web=ROLLBACK_SUCCESSFUL', 900);
    expect(record().deploymentCircuitBreaker).toEqual({
      status: 'TRIGGERED',
      failureCount: 3,
      threshold: 3,
    });
  });

  test('fact 2.1-8: so do those that exit at once, with nothing that keeps the task from RUNNING', () => {
    const { deploy, until, record } = deployed(breaker());
    deploy('web:2', { exitAfter: 0 });
    until('deployment:web=ROLLBACK_SUCCESSFUL', 900);
    expect(record().deploymentCircuitBreaker.failureCount).toBe(3);
  });

  test('fact 2.1-8: so do tasks that find no place', () => {
    const { deploy, wait, record, door } = deployed(NO_ROLLBACK);
    for (const zone of ['a', 'b', 'c']) {
      const availabilityZone = `us-east-1${zone}`;
      door.give('Sandbox.InjectFault', { type: 'az-outage', availabilityZone });
    }
    deploy('web:2');
    wait(120);
    expect(record().deploymentCircuitBreaker.status).toBe('TRIGGERED');
  });
});

/** Newest first: what had been told when the deployment failed. */
const beforeFailure = (events: string[]): string[] =>
  events.slice(events.findIndex((text) => text.includes('deployment failed')));

describe('the second stage: tasks that fail their health checks', () => {
  test('fact 2.1-9: each task replaced for its load balancer’s health check counts', () => {
    const { deploy, until, record, events } = deployedBehindBalancer(breaker());
    deploy('web:2', { healthCheckStatus: 500 });
    until('deployment:web=ROLLBACK_IN_PROGRESS', 1800);
    const told = beforeFailure(events()).filter((text) => text.includes('is unhealthy in'));
    expect(told).toHaveLength(record().deploymentCircuitBreaker.failureCount);
    expect(told.length).toBeGreaterThanOrEqual(3);
  });

  test('fact 2.1-9: so does each replaced for its container’s health check', () => {
    const { door, until, record, events } = deployed(breaker());
    door.give('Sandbox.PutImage', { image: 'web:3', healthyAfter: 3600 });
    door.give('ECS.RegisterTaskDefinition', {
      family: 'web',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        {
          name: 'web',
          image: 'web:3',
          healthCheck: { command: ['CMD', 'true'], interval: 5, retries: 2 },
        },
      ],
    });
    door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', taskDefinition: 'web' });
    until('deployment:web=ROLLBACK_IN_PROGRESS', 1800);
    const told = beforeFailure(events()).filter((text) => text.includes('failed container'));
    expect(told).toHaveLength(record().deploymentCircuitBreaker.failureCount);
  });

  test('fact 2.1-10: a task that ran and exits does not count: the breaker may never trip', () => {
    const { deploy, wait, record, deployments, tasksStarted } = deployed(breaker());
    deploy('web:2', { exitAfter: 10, exitCode: 1 });
    wait(1800);
    expect(record().deploymentCircuitBreaker).toMatchObject({
      status: 'MONITORING',
      failureCount: 0,
    });
    expect(deployments()[0]!.rolloutState).toBe('IN_PROGRESS');
    expect(tasksStarted()).toBeGreaterThan(20);
  });
});

describe('the reset', () => {
  /** The new image is missing for two tries, and then there. */
  function mixed(resetOnHealthyTask: boolean) {
    const deployer = deployedBehindBalancer({
      desiredCount: 1,
      ...breaker({ resetOnHealthyTask, thresholdConfiguration: { type: 'COUNT', value: 10 } }),
    });
    deployer.deploy('web:2', { missing: true });
    while (deployer.record().deploymentCircuitBreaker.failureCount < 2) deployer.wait(1);
    deployer.door.give('Sandbox.PutImage', { image: 'web:2' });
    while (deployer.deployments()[0]!.runningCount < 1) deployer.wait(1);
    expect(deployer.record().deploymentCircuitBreaker.failureCount).toBe(2);
    return deployer;
  }

  test('fact 2.1-11: a task that reaches healthy sets the count to 0', () => {
    const { until, record } = mixed(true);
    until('deployment:web=SUCCESSFUL');
    expect(record().deploymentCircuitBreaker.failureCount).toBe(0);
  });

  test('fact 2.1-11: with resetOnHealthyTask off it only grows', () => {
    const { until, record } = mixed(false);
    until('deployment:web=SUCCESSFUL');
    expect(record().deploymentCircuitBreaker.failureCount).toBe(2);
  });
});

describe('what follows', () => {
  test('fact 1.6-5, 1.6-9, 2.1-12, 2.1-15: back to the last COMPLETED revision, under its own id', () => {
    const { deploy, deployments, until, wait, record, door } = deployed(breaker());
    deploy('web:2');
    until('deployment:web=SUCCESSFUL');
    const [good] = deployments();
    const goodRevision = record().targetServiceRevision.arn;
    deploy('web:3', { missing: true });
    const [bad] = deployments();
    until('deployment:web=ROLLBACK_IN_PROGRESS', 900);
    const [primary, failed] = deployments();
    expect(primary).toMatchObject({ id: good!.id, status: 'PRIMARY', rolloutState: 'IN_PROGRESS' });
    expect(primary!.rolloutStateReason).toBe(
      `ECS deployment circuit breaker: rolling back to deploymentId ${good!.id}.`,
    );
    expect(failed).toMatchObject({ id: bad!.id, status: 'ACTIVE', rolloutState: 'FAILED' });
    expect(record().rollback).toMatchObject({ serviceRevisionArn: goodRevision });
    const [service] = door.dispatcher.engine.ctx.world.services.values();
    expect(service!.revisions).toHaveLength(3);
    until('deployment:web=ROLLBACK_SUCCESSFUL', 300);
    expect(record()).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason:
        'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    });
    wait(60);
    expect(deployments()).toHaveLength(1);
    expect(deployments()[0]).toMatchObject({ id: good!.id, rolloutState: 'COMPLETED' });
    const asked = { cluster: 'demo', services: ['web'] };
    const shown = door.give('ECS.DescribeServices', asked, 'services[0].taskDefinition');
    expect(shown).toMatch(/web:2$/);
  });

  test('fact 2.1-15, 1.7-7, 1.7-8, T2.6-12: says so in its events', () => {
    const { deploy, deployments, until, events } = deployed(breaker());
    const [good] = deployments();
    deploy('web:2', { missing: true });
    const [bad] = deployments();
    until('deployment:web=ROLLBACK_SUCCESSFUL', 900);
    const told = events().reverse();
    const at = told.indexOf(`(deployment ${bad!.id}) deployment failed: tasks failed to start.`);
    expect(told[at + 1]).toBe(`rolling back to deployment ${good!.id}.`);
    expect(told.slice(at)).toContain(`(deployment ${good!.id}) deployment completed.`);
  });

  test('fact 2.1-12: the one it goes back to may have left the list: it comes back with its id', () => {
    const { deploy, deployments, until, wait, door, record } = deployed(breaker());
    const [good] = deployments();
    // Scaled to none, it has nothing left that would keep it on the list.
    deploy('web:2', {}, { desiredCount: 0 });
    until('deployment:web=SUCCESSFUL');
    const [empty] = deployments();
    expect(deployments()).toHaveLength(1);
    expect(empty!.id).not.toBe(good!.id);
    deploy('web:3', { missing: true }, { desiredCount: 2 });
    wait(30);
    expect(deployments().map(({ id }) => id)).not.toContain(empty!.id);
    until('deployment:web=ROLLBACK_SUCCESSFUL', 900);
    expect(deployments()[0]).toMatchObject({ id: empty!.id, runningCount: 2 });
    expect(record().status).toBe('ROLLBACK_SUCCESSFUL');
    expect(door.dispatcher.engine.ctx.world.services.size).toBe(1);
  });

  test('fact 2.1-13: with none COMPLETED it stalls, FAILED, and starts nothing', () => {
    const deployer = deployerOf(withCluster());
    deployer.door.give('Sandbox.PutImage', { image: 'web:1', missing: true });
    deployer.door.give('ECS.CreateService', webService(breaker()));
    deployer.wait(300);
    expect(deployer.deployments()[0]).toMatchObject({ status: 'PRIMARY', rolloutState: 'FAILED' });
    expect(deployer.record().status).toBe('ROLLBACK_FAILED');
    expect(deployer.record().statusReason).toContain('No rollback candidate was found');
    expect(deployer.record().rollback).toBeUndefined();
    const before = deployer.tasksStarted();
    deployer.wait(1800);
    expect(deployer.tasksStarted()).toBe(before);
  });

  test('fact 2.1-14: without rollback it is FAILED, and stopped; the old tasks stay', () => {
    const { deploy, until, record, deployments, wait } = deployed(NO_ROLLBACK);
    deploy('web:2', { missing: true });
    until('deployment:web=FAILED', 900);
    until('deployment:web=STOPPED', 60);
    expect(record().stoppedAt).toBe(record().finishedAt);
    wait(600);
    expect(
      deployments().map(({ rolloutState, runningCount }) => [rolloutState, runningCount]),
    ).toEqual([
      ['FAILED', 0],
      ['COMPLETED', 2],
    ]);
  });

  test('fact 2.1-16: its status: DISABLED, MONITORING, TRIGGERED, MONITORING_COMPLETE', () => {
    const off = deployed();
    expect(off.record().deploymentCircuitBreaker.status).toBe('DISABLED');
    const on = deployed(breaker());
    expect(on.record().deploymentCircuitBreaker).toEqual({
      status: 'MONITORING_COMPLETE',
      failureCount: 0,
      threshold: 3,
    });
    on.deploy('web:2', { missing: true });
    on.wait(1);
    expect(on.record().deploymentCircuitBreaker.status).toBe('MONITORING');
    on.until('deployment:web=ROLLBACK_SUCCESSFUL', 900);
    expect(on.record().deploymentCircuitBreaker.status).toBe('TRIGGERED');
  });

  test('a rollback whose own tasks fail is ROLLBACK_FAILED', () => {
    const { deploy, door, until, record, deployments } = deployedBehindBalancer({
      ...breaker(),
      desiredCount: 1,
    });
    deploy('web:2', { healthCheckStatus: 500 });
    until('deployment:web=ROLLBACK_IN_PROGRESS', 1800);
    door.give('Sandbox.PutImage', { image: 'web:1', missing: true });
    door.give('Sandbox.InjectFault', { type: 'crash-container', service: 'web' });
    until('deployment:web=ROLLBACK_FAILED', 1800);
    expect(record().deploymentCircuitBreaker).toMatchObject({ status: 'TRIGGERED' });
    expect(deployments()[0]!.rolloutState).toBe('FAILED');
  });

  test('a deployment begun while another goes back ends that rollback', () => {
    const { deploy, until, record } = deployedBehindBalancer(breaker());
    deploy('web:2', { healthCheckStatus: 500 });
    until('deployment:web=ROLLBACK_IN_PROGRESS', 1800);
    deploy('web:3');
    until('deployment:web=SUCCESSFUL', 900);
    expect(record(1).status).toBe('ROLLBACK_FAILED');
  });
});
