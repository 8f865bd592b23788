/** Which events EventBridge is given, and what it is told of them. */
import { describe, expect, test } from 'vitest';
import { bridged } from '../../../../src/engine/observe/event-bridge';
import { createWorld } from '../../../../src/engine/world/world';
import { execStage } from '../../../support/exec-stage';

interface BridgeEvent {
  at: number;
  type: string;
  detailType: string;
  resources: string[];
  detail: Record<string, unknown>;
}

const eventsOf = ({ give }: ReturnType<typeof execStage>, detailType: string) =>
  (give('Sandbox.DescribeEvents', { type: 'EventBridge' }, 'events') as BridgeEvent[]).filter(
    (event) => event.detailType === detailType,
  );

describe('service actions (ecs_service_events, track-service-rebalancing)', () => {
  const said = (message: string) =>
    bridged(createWorld(1), { type: 'ServiceEvent', subject: 'arn', message })?.detail;

  test.each([
    ['has reached a steady state.', 'SERVICE_STEADY_STATE', 'INFO'],
    [
      'is not AZ balanced with 3 tasks in us-east-1a, 1 tasks in us-east-1b. AZ Rebalancing in progress.',
      'SERVICE_REBALANCING_STARTED',
      'INFO',
    ],
    [
      'is AZ balanced with 2 tasks in us-east-1a, 2 tasks in us-east-1b.',
      'SERVICE_REBALANCING_COMPLETED',
      'INFO',
    ],
    ['stopped AZ Rebalancing.', 'SERVICE_REBALANCING_STOPPED', 'INFO'],
    ['has stopped 1 running tasks: (task abc).', 'TASKS_STOPPED', 'INFO'],
    ['is unable to consistently start tasks successfully.', 'SERVICE_TASK_START_IMPAIRED', 'WARN'],
    ['operations are being throttled. Will try again later.', 'ECS_OPERATION_THROTTLED', 'ERROR'],
  ])('%s is %s', (text, eventName, eventType) => {
    expect(said(`(service web) ${text}`)).toMatchObject({ eventType, eventName });
  });

  test.each([
    [
      'The closest matching container-instance abc has insufficient CPU units available.',
      'RESOURCE:CPU',
    ],
    [
      'The closest matching container-instance abc has insufficient memory available.',
      'RESOURCE:MEMORY',
    ],
    [
      'The closest matching container-instance abc is already using a port required by your task.',
      'RESOURCE:PORTS',
    ],
    ['The closest matching container-instance abc encountered error "AGENT".', 'AGENT'],
  ])('a task that finds no place: %s', (why, reason) => {
    const text =
      '(service web) was unable to place a task because no container instance met all of its ' +
      `requirements. ${why}`;
    expect(said(text)).toEqual({
      eventType: 'ERROR',
      eventName: 'SERVICE_TASK_PLACEMENT_FAILURE',
      reason,
    });
  });

  test('a task set’s steady state is one of its own; what is no action is none', () => {
    const text = '(service web, taskSet ecs-svc/1) has reached a steady state.';
    expect(said(text)).toMatchObject({ eventName: 'TASKSET_STEADY_STATE' });
    expect(said('(service web) registered 1 targets in (target-group arn)')).toBeUndefined();
  });
});

describe('in a run', () => {
  test('a deployment: in progress, completed; then the steady state (ecs_service_deployment_events)', () => {
    const stage = execStage({ seconds: 100 });
    const names = (type: string) => eventsOf(stage, type).map(({ detail }) => detail['eventName']);
    expect(names('ECS Deployment State Change')).toEqual([
      'SERVICE_DEPLOYMENT_IN_PROGRESS',
      'SERVICE_DEPLOYMENT_COMPLETED',
    ]);
    expect(names('ECS Service Action')).toEqual(['SERVICE_STEADY_STATE']);
    const [begun] = eventsOf(stage, 'ECS Deployment State Change');
    expect(begun?.detail).toEqual({
      eventType: 'INFO',
      eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS',
      deploymentId: expect.stringMatching(/^ecs-svc\/\d+$/),
      reason: expect.stringMatching(/^ECS deployment ecs-svc\/\d+ in progress\.$/),
      updatedAt: '2026-01-01T00:00:00.000Z',
    });
  });

  test('a failed one is an ERROR, and the way back is in progress', () => {
    const stage = execStage({ seconds: 100 });
    const { give } = stage;
    give('Sandbox.PutImage', { image: 'bad:1', missing: true });
    give('ECS.RegisterTaskDefinition', {
      family: 'web',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      taskRoleArn: 'arn:aws:iam::123456789012:role/web-task',
      containerDefinitions: [{ name: 'web', image: 'bad:1' }],
    });
    const deploymentCircuitBreaker = { enable: true, rollback: true };
    give('ECS.UpdateService', {
      cluster: 'demo',
      service: 'web',
      taskDefinition: 'web',
      deploymentConfiguration: { deploymentCircuitBreaker },
    });
    stage.wait(900);
    const told = eventsOf(stage, 'ECS Deployment State Change').slice(2);
    expect(told.map(({ detail }) => [detail['eventType'], detail['eventName']])).toEqual([
      ['INFO', 'SERVICE_DEPLOYMENT_IN_PROGRESS'],
      ['ERROR', 'SERVICE_DEPLOYMENT_FAILED'],
      ['INFO', 'SERVICE_DEPLOYMENT_IN_PROGRESS'],
      ['INFO', 'SERVICE_DEPLOYMENT_COMPLETED'],
    ]);
    expect(told[1]?.detail['reason']).toBe('tasks failed to start.');
  });

  test('a task’s states, each as it was then (ecs_task_events)', () => {
    const stage = execStage();
    stage.give('Sandbox.InjectFault', { type: 'crash-container', service: 'web' });
    stage.wait(30);
    const { resources } = eventsOf(stage, 'ECS Task State Change')[0]!;
    const states = eventsOf(stage, 'ECS Task State Change')
      .filter((event) => event.resources[0] === resources[0])
      .map(({ detail }) => detail);
    const containers = (detail: Record<string, unknown>) =>
      (detail['containers'] as { lastStatus: string; exitCode?: number }[])[0]!;
    expect(states.map((detail) => detail['lastStatus'])).toEqual([
      'PROVISIONING',
      'PENDING',
      'ACTIVATING',
      'RUNNING',
      'STOPPING',
      'DEPROVISIONING',
      'STOPPED',
    ]);
    const running = states[3]!;
    expect(running).toMatchObject({ desiredStatus: 'RUNNING', taskArn: resources[0] });
    expect(running['startedAt']).toMatch(/^2026-01-01T00:00:\d\d\.\d{3}Z$/);
    for (const later of ['stopCode', 'stoppedReason', 'stoppingAt', 'stoppedAt']) {
      expect(running).not.toHaveProperty(later);
    }
    expect(containers(running)).toMatchObject({ lastStatus: 'RUNNING' });
    expect(containers(running)).not.toHaveProperty('exitCode');
    expect(containers(states[2]!)).toMatchObject({ lastStatus: 'PENDING' });
    expect(states[6]).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      desiredStatus: 'STOPPED',
    });
    expect(containers(states[6]!)).toMatchObject({ lastStatus: 'STOPPED', exitCode: 1 });
    const versions = states.map((detail) => Number(detail['version']));
    expect([...versions].sort((a, b) => a - b)).toEqual(versions);
  });

  test('fact T2.4-3: the warning of Fargate Spot is a task event: to be stopped, still running', () => {
    const onSpot = {
      launchType: undefined,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
    };
    const stage = execStage({ service: onSpot }, ({ give }) =>
      give('ECS.PutClusterCapacityProviders', {
        cluster: 'demo',
        capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
        defaultCapacityProviderStrategy: [],
      }),
    );
    stage.give('Sandbox.InjectFault', { type: 'spot-interruption', service: 'web' });
    const [warning] = eventsOf(stage, 'ECS Task State Change').slice(-1);
    expect(warning?.detail).toMatchObject({
      lastStatus: 'RUNNING',
      desiredStatus: 'STOPPED',
      stopCode: 'SpotInterruption',
      stoppedReason: 'Your Spot Task was interrupted.',
    });
  });

  test('a type names what is listed; without one the list is as it was', () => {
    const { give } = execStage({ seconds: 100 });
    const types = (input: Record<string, unknown>) => {
      const all = give('Sandbox.DescribeEvents', input, 'events[].type') as string[];
      return [...new Set(all)];
    };
    expect(types({ type: 'TaskStateChange' })).toEqual(['TaskStateChange']);
    expect(types({ type: 'EventBridge' })).toEqual(['EventBridge']);
    expect(types({})).not.toContain('EventBridge');
  });
});
