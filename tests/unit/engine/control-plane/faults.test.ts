import { describe, expect, test } from 'vitest';
import {
  clearFault,
  type FaultSpec,
  injectFault,
  isSteady,
} from '../../../../src/engine/control-plane/operations';
import type { Task } from '../../../../src/model/task';
import {
  type Setting,
  type Stage,
  stageWebService,
  statesOf,
  steadyWebService,
} from '../../../support/web-service';

const steadyService = (setting: Setting = {}): Stage =>
  steadyWebService({ desired: 4, deregistrationDelay: 10, ...setting });

function strike(
  stage: Stage,
  spec: FaultSpec,
): { fault: ReturnType<typeof injectFault>; hit: Task[] } {
  const fault = injectFault(stage.ctx, { serviceArn: stage.service.arn, ...spec });
  return { fault, hit: stage.tasks().filter((task) => fault.taskArns.includes(task.arn)) };
}

describe('FAULT (sandbox-commands 2)', () => {
  test('kill-task is a StopTask: drained first, replaced, steady again', () => {
    const stage = steadyService();
    const { fault, hit } = strike(stage, { type: 'kill-task', count: 1 });
    expect(fault.active).toBe(false);
    expect(hit).toHaveLength(1);
    stage.until(() => hit[0]!.lastStatus === 'STOPPED', 60);
    expect(statesOf(hit[0]!).map((one) => one.state)).toContain('DEACTIVATING');
    expect(hit[0]).toMatchObject({ stopCode: 'UserInitiated' });
    stage.until(() => isSteady(stage.ctx, stage.service), 100);
    expect(stage.live()).toHaveLength(4);
  });

  test('crash-container is abrupt: not drained, exit code 1', () => {
    const stage = steadyService();
    const { hit } = strike(stage, { type: 'crash-container', count: 2 });
    expect(hit).toHaveLength(2);
    for (const task of hit) {
      expect(task.stopCode).toBe('EssentialContainerExited');
      expect(task.containers[0]!.exitCode).toBe(1);
      expect(statesOf(task).map((one) => one.state)).not.toContain('DEACTIVATING');
    }
    stage.until(() => isSteady(stage.ctx, stage.service), 100);
  });

  test.each(['hang-task', 'fail-health-check'] as const)(
    '%s makes the target unhealthy; cleared, it recovers',
    (type) => {
      const stage = steadyService({ desired: 2, grace: 100_000 });
      const { fault, hit } = strike(stage, { type, count: 1 });
      const target = () => stage.group.targets.find((one) => one.taskArn === hit[0]!.arn)!;
      stage.until(() => target().health === 'unhealthy', 60);
      clearFault(stage.ctx, fault);
      expect(fault.active).toBe(false);
      stage.until(() => target().health === 'healthy', 120);
    },
  );

  test('FAULT-1: --for ends it by itself', () => {
    const stage = steadyService();
    const { fault } = strike(stage, { type: 'slow-task', count: 1, forSeconds: 30 });
    expect(fault).toMatchObject({ active: true, factor: 5 });
    stage.advance(29);
    expect(fault.active).toBe(true);
    stage.advance(2);
    expect(fault.active).toBe(false);
    const types = stage.ctx.world.events.map((one) => one.type);
    expect(types).toContain('FaultInjected');
    expect(types).toContain('FaultCleared');
  });

  test('FAULT-2: of two of a kind one may be cleared, and the other still holds', () => {
    const stage = steadyService({ desired: 1, grace: 100_000 });
    const first = strike(stage, { type: 'fail-health-check' }).fault;
    const second = strike(stage, { type: 'fail-health-check' }).fault;
    const health = () => stage.group.targets[0]!.health;
    stage.until(() => health() === 'unhealthy', 60);
    clearFault(stage.ctx, first);
    stage.advance(100);
    expect(health()).toBe('unhealthy');
    clearFault(stage.ctx, second);
    stage.until(() => health() === 'healthy', 100);
  });

  test('a fault aimed at a task that is still coming up takes hold when it is up', () => {
    const stage = stageWebService({ desired: 1, grace: 100_000 });
    strike(stage, { type: 'fail-health-check' });
    stage.until(() => stage.group.targets[0]?.health === 'unhealthy', 120);
  });

  test('FAULT-3: az-outage takes every task of the zone; none is placed there while it lasts', () => {
    const stage = steadyService();
    const zone = 'us-east-1a';
    const { fault, hit } = strike(stage, { type: 'az-outage', availabilityZone: zone });
    expect(hit).toHaveLength(2);
    for (const task of hit) {
      expect(task.availabilityZone).toBe(zone);
      expect(task.stopCode).toBe('InfrastructureHealth');
      expect(task.containers[0]!.exitCode).toBe(137);
    }
    stage.until(() => isSteady(stage.ctx, stage.service), 200);
    expect(stage.live().every((task) => task.availabilityZone !== zone)).toBe(true);
    clearFault(stage.ctx, fault);
    stage.update({ desiredCount: 6 });
    stage.advance(1);
    expect(stage.live().filter((task) => task.availabilityZone === zone)).toHaveLength(2);
  });

  test('fact 1.7-12: PLACE-2: with every zone out, tasks cannot be placed, as the service says', () => {
    const stage = steadyService({ desired: 1, subnets: ['subnet-a'] });
    strike(stage, { type: 'az-outage', availabilityZone: 'us-east-1a' });
    stage.advance(60);
    expect(stage.events()).toContain(
      'was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
    );
    expect(stage.live()).toEqual([]);
  });

  test('without an aim it concerns every task; --task only those', () => {
    const stage = steadyService();
    expect(injectFault(stage.ctx, { type: 'hang-task' }).taskArns).toHaveLength(4);
    const { arn } = stage.live()[2]!;
    expect(injectFault(stage.ctx, { type: 'hang-task', taskArns: [arn] }).taskArns).toEqual([arn]);
  });
});
