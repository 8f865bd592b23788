import { describe, expect, test } from 'vitest';
import {
  deleteService,
  deregisterTarget,
  isSteady,
  registerTarget,
  routesChanged,
} from '../../../../src/engine/control-plane/operations';
import {
  type Setting,
  type Stage,
  stageWebService,
  steadyWebService,
} from '../../../support/web-service';

const steadyService = (setting: Setting = {}): Stage =>
  steadyWebService({ desired: 2, deregistrationDelay: 20, ...setting });

describe('TG: targets (tasks 5.2)', () => {
  test('TG-1: without a rule that forwards to the group every target is unused', () => {
    const stage = steadyService();
    const [balancer] = stage.ctx.world.loadBalancers.values();
    const listeners = balancer!.listeners;
    balancer!.listeners = [];
    routesChanged(stage.ctx);
    for (const target of stage.group.targets) {
      expect([target.health, target.reason]).toEqual(['unused', 'Target.NotInUse']);
    }
    balancer!.listeners = listeners;
    routesChanged(stage.ctx);
    expect(stage.group.targets.map((one) => one.health)).toEqual(['initial', 'initial']);
    stage.until(() => stage.group.targets.every((one) => one.health === 'healthy'), 30);
  });

  test('fact T5.2-7, T6-10: unused outside the load balancer’s zones', () => {
    const stage = steadyService({ desired: 0 });
    const target = registerTarget(stage.ctx, stage.group, {
      id: '10.9.0.9',
      port: 80,
      availabilityZone: 'us-east-1c',
    });
    expect(target.health).toBe('unused');
  });

  test('registered by hand: one that is there already stays as it is', () => {
    const stage = steadyService();
    const [first] = stage.group.targets;
    const again = registerTarget(stage.ctx, stage.group, { id: first!.id, port: first!.port });
    expect(again).toBe(first);
    expect(stage.group.targets).toHaveLength(2);
  });

  test('fact T5.2-8, T5.2-25: it drains for the delay, then leaves the group', () => {
    const stage = steadyService({ desired: 0 });
    const target = registerTarget(stage.ctx, stage.group, { id: '10.9.0.9', port: 80 });
    deregisterTarget(stage.ctx, stage.group, target);
    expect(target).toMatchObject({ health: 'draining', reason: 'Target.DeregistrationInProgress' });
    stage.advance(19);
    expect(stage.group.targets).toEqual([target]);
    stage.advance(2);
    expect(stage.group.targets).toEqual([]);
  });

  test('a draining target that is registered again begins anew', () => {
    const stage = steadyService({ desired: 0 });
    const address = { id: '10.9.0.9', port: 80 };
    deregisterTarget(stage.ctx, stage.group, registerTarget(stage.ctx, stage.group, address));
    expect(registerTarget(stage.ctx, stage.group, address).health).toBe('initial');
    stage.advance(30);
    expect(stage.group.targets).toHaveLength(1);
  });

  test('TG-3: healthy again only after the healthy threshold; at first one pass is enough', () => {
    const stage = steadyService({ desired: 1, grace: 100_000 });
    const [target] = stage.group.targets;
    expect(target!.machine.history.map((one) => one.value)).toEqual(['initial', 'healthy']);
  });

  test('TG-4: the routing state follows the targets', () => {
    const stage = stageWebService({ desired: 1 });
    expect(stage.group.routing.value).toBe('no-targets');
    stage.until(() => isSteady(stage.ctx, stage.service), 100);
    expect(stage.group.routing.value).toBe('round-robin');
  });
});

test('SVC-7: a deleted service drains, then is INACTIVE, and its tasks and targets are gone', () => {
  const stage = steadyService();
  deleteService(stage.ctx, stage.service);
  expect(stage.service.status).toBe('DRAINING');
  stage.advance(15);
  expect(stage.service.status).toBe('DRAINING');
  expect(stage.group.targets.every((one) => one.health === 'draining')).toBe(true);
  stage.until(() => stage.service.status === 'INACTIVE', 60);
  expect(stage.live()).toEqual([]);
  expect(stage.group.targets).toEqual([]);
  expect(stage.service.deployments).toEqual([]);
});
