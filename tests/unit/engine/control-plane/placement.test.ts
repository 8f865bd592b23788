import { describe, expect, test } from 'vitest';
import { isSteady, subnetZone } from '../../../../src/engine/control-plane/operations';
import type { Task } from '../../../../src/model/task';
import { openDoor } from '../../../support/sandbox-door';
import { stageWebService } from '../../../support/web-service';

const tally = (tasks: Task[]) => {
  const counts: Record<string, number> = {};
  for (const task of tasks) {
    counts[task.availabilityZone] = (counts[task.availabilityZone] ?? 0) + 1;
  }
  return counts;
};

describe('PLACE: where tasks go', () => {
  test('NET-1: subnets are in zones a, b, c in order of first mention', () => {
    const { ctx } = openDoor().dispatcher.engine;
    expect(subnetZone(ctx, 'subnet-x')).toBe('us-east-1a');
    expect(subnetZone(ctx, 'subnet-y')).toBe('us-east-1b');
    expect(subnetZone(ctx, 'subnet-z')).toBe('us-east-1c');
    expect(subnetZone(ctx, 'subnet-w')).toBe('us-east-1a');
    expect(subnetZone(ctx, 'subnet-y')).toBe('us-east-1b');
  });

  test('PLACE-1: spread evenly over the zones of the subnets (tasks 2.1)', () => {
    const stage = stageWebService({ desired: 7, subnets: ['s1', 's2', 's3'] });
    expect(tally(stage.live())).toEqual({ 'us-east-1a': 3, 'us-east-1b': 2, 'us-east-1c': 2 });
  });

  test('PLACE-1: a new task goes to the emptiest zone', () => {
    const stage = stageWebService({ desired: 3, subnets: ['s1', 's2', 's3'] });
    stage.update({ desiredCount: 6 });
    stage.advance(1);
    expect(tally(stage.live())).toEqual({ 'us-east-1a': 2, 'us-east-1b': 2, 'us-east-1c': 2 });
  });

  test('addresses of live tasks differ', () => {
    const stage = stageWebService({ desired: 40 });
    expect(new Set(stage.live().map((task) => task.privateIp)).size).toBe(40);
  });
});

describe('PLACE-3: EC2 that nobody declared has room for everything (tasks 3.4)', () => {
  test('bridge: several tasks on one instance, each at a dynamic port of its own', () => {
    const stage = stageWebService({ desired: 6, launchType: 'EC2', networkMode: 'bridge' });
    stage.until(() => isSteady(stage.ctx, stage.service), 60);
    const { targets } = stage.group;
    const [target] = targets;
    expect(target!.id).toMatch(/^i-[0-9a-f]{17}$/);
    expect(new Set(targets.map((one) => one.id)).size).toBe(2);
    expect(new Set(targets.map((one) => `${one.id}:${one.port}`)).size).toBe(6);
    for (const { port } of targets) {
      expect(port).toBeGreaterThanOrEqual(32_768);
      expect(port).toBeLessThanOrEqual(60_999);
    }
  });

  test('host: one task per instance, at the container’s own port', () => {
    const stage = stageWebService({ desired: 4, launchType: 'EC2', networkMode: 'host' });
    stage.until(() => isSteady(stage.ctx, stage.service), 60);
    expect(stage.group.targets.map((one) => one.port)).toEqual([80, 80, 80, 80]);
    expect(new Set(stage.group.targets.map((one) => one.id)).size).toBe(4);
  });
});
