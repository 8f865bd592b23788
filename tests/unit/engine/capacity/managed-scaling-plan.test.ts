/** The arithmetic of managed scaling (tasks 2.4, managed-scaling-behavior page). */
import { describe, expect, test } from 'vitest';
import {
  type Instances,
  instancesFor,
  reservationOf,
  scaledIn,
  scaledOut,
} from '../../../../src/engine/capacity/managed-scaling-plan';
import type { TaskDefinition } from '../../../../src/model/task-definition';

const settings = (changes = {}) => ({
  status: 'ENABLED' as const,
  targetCapacity: 100,
  minimumScalingStepSize: 1,
  maximumScalingStepSize: 10_000,
  instanceWarmupPeriod: 300,
  ...changes,
});
const instances = (there: number, used: number, lacking = 0): Instances => ({
  there,
  used,
  lacking,
  onlyMisfits: false,
});

describe('CapacityProviderReservation', () => {
  test.each([
    ['all used', instances(4, 4), 100],
    ['one of four empty', instances(4, 3), 75],
    ['all empty', instances(4, 0), 0],
    ['tasks wait for two more', instances(4, 4, 2), 150],
    ['none there, some needed', instances(0, 0, 3), 200],
    ['none there, none needed', instances(0, 0), 100],
  ])('fact T2.4-5: %s', (_name, facts, percent) => {
    expect(reservationOf(facts, settings())).toBe(percent);
  });

  test('tasks that fit on no instance leave it at its target', () => {
    const misfits = { ...instances(2, 0), onlyMisfits: true };
    expect(reservationOf(misfits, settings({ targetCapacity: 80 }))).toBe(80);
  });
});

describe('desired capacity', () => {
  test('fact T2.4-5: out by what is lacking, between the smallest and the largest step', () => {
    expect(scaledOut(instances(4, 4, 3), settings())).toBe(7);
    expect(scaledOut(instances(4, 4, 3), settings({ minimumScalingStepSize: 5 }))).toBe(9);
    expect(scaledOut(instances(4, 4, 3), settings({ maximumScalingStepSize: 2 }))).toBe(6);
  });

  test('a target below 100 keeps spare instances', () => {
    expect(scaledOut(instances(4, 4), settings({ targetCapacity: 80 }))).toBe(5);
  });

  test('from nothing a group grows to two instances, whatever is needed', () => {
    expect(scaledOut(instances(0, 0, 9), settings())).toBe(2);
  });

  test('in: half of them at a time at most, one at least, never below what is used', () => {
    expect(scaledIn(instances(8, 0), settings())).toBe(4);
    expect(scaledIn(instances(8, 7), settings())).toBe(7);
    expect(scaledIn(instances(1, 0), settings())).toBe(0);
  });
});

describe('instances for the tasks that wait', () => {
  const definition = { networkMode: 'none', containerDefinitions: [] } as unknown as TaskDefinition;
  const task = (cpu: number, memory: number, interfaces = 0) => ({
    needs: { cpu, memory, interfaces },
    definition,
  });
  const m5 = { cpu: 2048, memory: 7782, interfaces: 2, reservedPorts: [] };

  test('packed by memory, CPU and interfaces, whichever is used up first', () => {
    expect(instancesFor([task(512, 1024), task(512, 1024)], m5).instances).toBe(1);
    expect(instancesFor(Array(5).fill(task(512, 1024)), m5).instances).toBe(2);
    expect(instancesFor(Array(3).fill(task(1, 3000)), m5).instances).toBe(2);
    expect(instancesFor(Array(5).fill(task(1, 1, 1)), m5).instances).toBe(3);
  });

  test('what is larger than an instance is left out', () => {
    expect(instancesFor([task(4096, 1024), task(512, 1024)], m5)).toEqual({
      instances: 1,
      misfits: 1,
    });
  });

  test('a fixed host port is there once on each instance', () => {
    const fixed = {
      networkMode: 'bridge',
      containerDefinitions: [
        { name: 'web', portMappings: [{ containerPort: 80, hostPort: 80, protocol: 'tcp' }] },
      ],
    } as unknown as TaskDefinition;
    const wanting = { needs: { cpu: 1, memory: 1, interfaces: 0 }, definition: fixed };
    expect(instancesFor([wanting, wanting, wanting], m5).instances).toBe(3);
    expect(instancesFor([wanting], { ...m5, reservedPorts: [80] }).misfits).toBe(1);
  });
});
