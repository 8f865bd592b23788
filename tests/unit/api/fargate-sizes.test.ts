/** What Fargate takes and what it runs on, row by row (tasks 3.1). */
import { describe, expect, test } from 'vitest';
import { fargateTask, network, openDoor } from '../../support/sandbox-door';

const GB = 1024;
const steps = (from: number, to: number, step: number): number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, i) => (from + i * step) * GB);

const ROWS: [fact: string, cpu: number, memory: number[]][] = [
  ['T3.1-1', 256, [512, 1 * GB, 2 * GB]],
  ['T3.1-2', 512, steps(1, 4, 1)],
  ['T3.1-3', 1024, steps(2, 8, 1)],
  ['T3.1-4', 2048, steps(4, 16, 1)],
  ['T3.1-5', 4096, steps(8, 30, 1)],
  ['T3.1-6', 8192, steps(16, 60, 4)],
  ['T3.1-7', 16_384, steps(32, 120, 8)],
  ['T3.1-8', 32_768, [60 * GB, 120 * GB, 244 * GB]],
];

type Input = Record<string, unknown>;

const register = (changes: Input) =>
  openDoor().dispatcher.send('ECS.RegisterTaskDefinition', fargateTask(changes));

/** Every size that anybody might ask for, in steps of half a GB and beside them. */
const ASKED = [
  ...Array.from({ length: 250 }, (_, i) => (i + 1) * GB),
  512,
  1536,
  2 * GB - 1,
  4 * GB + 1,
];

describe('the table of CPU and memory', () => {
  // The names are written out: the fidelity page is held against them.
  test('fact T3.1-1, T3.1-2, T3.1-3, T3.1-4, T3.1-5, T3.1-6, T3.1-7, T3.1-8: all in all', () => {
    expect(ROWS.flatMap(([, , memory]) => memory)).toHaveLength(77);
  });

  test.each(ROWS)('row %s: %i CPU units go with these sizes and no other', (_fact, cpu, sizes) => {
    const taken = ASKED.filter((memory) => register({ cpu: `${cpu}`, memory: `${memory}` }).ok);
    expect(taken.sort((a, b) => a - b)).toEqual(sizes);
  });

  test('CPU units between the rows are refused, with the values in the message', () => {
    for (const cpu of ['128', '300', '3072', '65536']) {
      expect(register({ cpu, memory: '4096' })).toEqual({
        ok: false,
        error: {
          __type: 'ClientException',
          message: `No Fargate configuration exists for given values: ${cpu} CPU, 4096 memory`,
        },
      });
    }
  });

  test('sizes may be written in vCPU and GB', () => {
    expect(register({ cpu: '.5 vCPU', memory: '3 GB' }).ok).toBe(true);
    expect(register({ cpu: '32 vCPU', memory: '244 GB' }).ok).toBe(true);
  });
});

describe('ephemeral storage and platform versions', () => {
  test.each([
    [20, 'EphemeralStorage size should be at least 21'],
    [201, 'EphemeralStorage size should be at most 200'],
  ])('fact T3.1-9: %i GiB', (sizeInGiB, message) => {
    expect(register({ ephemeralStorage: { sizeInGiB } })).toMatchObject({ error: { message } });
  });

  test('fact T3.1-9: 21 to 200 GiB are taken, and 20 are there where nothing is said', () => {
    expect(register({ ephemeralStorage: { sizeInGiB: 21 } }).ok).toBe(true);
    expect(register({ ephemeralStorage: { sizeInGiB: 200 } }).ok).toBe(true);
    const shown = run({}, {});
    expect(shown).toMatchObject({ ephemeralStorage: { sizeInGiB: 20 } });
  });

  test('fact T3.1-10: LATEST is 1.4.0', () => {
    expect(run({}, {})).toMatchObject({ platformVersion: '1.4.0', platformFamily: 'Linux' });
    expect(run({}, { platformVersion: 'LATEST' })).toMatchObject({ platformVersion: '1.4.0' });
    expect(run({}, { platformVersion: '1.3.0' })).toMatchObject({ platformVersion: '1.3.0' });
  });

  const ARM = { runtimePlatform: { cpuArchitecture: 'ARM64' } };
  const SPOT = {
    launchType: undefined,
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
  };
  test.each([
    ['fact T3.1-6: 8 vCPU need 1.4.0', { cpu: '8192', memory: '16384' }, {}, '1.3.0'],
    ['fact T3.1-8: 32 vCPU need 1.4.0', { cpu: '32768', memory: '61440' }, {}, '1.3.0'],
    ['fact T2.4-4: Spot needs 1.3.0', {}, SPOT, '1.2.0'],
    ['fact T2.4-4: Spot on ARM64 needs 1.4.0', ARM, SPOT, '1.3.0'],
  ])('%s', (_name, definition, launch, platformVersion) => {
    expect(run(definition, { ...launch, platformVersion })).toBe(
      'PlatformTaskDefinitionIncompatibilityException',
    );
    expect(run(definition, { ...launch, platformVersion: '1.4.0' })).toBeTypeOf('object');
  });

  test('fact T2.4-4: Spot on x86 with 1.3.0', () => {
    expect(run({}, { ...SPOT, platformVersion: '1.3.0' })).toMatchObject({
      capacityProviderName: 'FARGATE_SPOT',
    });
  });
});

/** The task that RunTask answers, or the type of its refusal. */
function run(definition: Input, launch: Input): unknown {
  const { give, dispatcher } = openDoor();
  give('ECS.CreateCluster', {
    clusterName: 'demo',
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  });
  give('ECS.RegisterTaskDefinition', fargateTask(definition));
  const result = dispatcher.send('ECS.RunTask', {
    cluster: 'demo',
    taskDefinition: 'web',
    launchType: 'FARGATE',
    networkConfiguration: network,
    ...launch,
  });
  return result.ok ? (result.output as { tasks: unknown[] }).tasks[0] : result.error.__type;
}
