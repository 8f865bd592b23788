/** The table of EC2 instance types (tasks 3.3), row by row: what fits on each, and no more. */
import { describe, expect, test } from 'vitest';
import { instanceTypeOf } from '../../../../src/model/instance-type';
import { awsvpc, stageEc2 } from '../../../support/ec2-cluster';

interface Row {
  units: number;
  mib: number;
  gib: number;
  enis: number;
  tasks: number;
  trunked: number | null;
  usd: number;
}

const row = (
  units: number,
  gib: number,
  [mib, enis, tasks]: [number, number, number],
  trunked: number | null,
  usd: number,
): Row => ({ units, gib, mib, enis, tasks, trunked, usd });

const TABLE: [name: string, type: string, row: Row][] = [
  ['fact T3.3-1: t3.micro', 't3.micro', row(2048, 1, [972, 2, 1], null, 0.0104)],
  ['fact T3.3-2: t3.small', 't3.small', row(2048, 2, [1945, 3, 2], null, 0.0208)],
  ['fact T3.3-3: t3.medium', 't3.medium', row(2048, 4, [3891, 3, 2], null, 0.0416)],
  ['fact T3.3-4: t3.large', 't3.large', row(2048, 8, [7782, 3, 2], null, 0.0832)],
  ['fact T3.3-5: t4g.medium', 't4g.medium', row(2048, 4, [3891, 3, 2], null, 0.0336)],
  ['fact T3.3-6: c5.large', 'c5.large', row(2048, 4, [3891, 3, 2], 10, 0.085)],
  ['fact T3.3-7: c5.xlarge', 'c5.xlarge', row(4096, 8, [7782, 4, 3], 20, 0.17)],
  ['fact T3.3-8: m5.large', 'm5.large', row(2048, 8, [7782, 3, 2], 10, 0.096)],
  ['fact T3.3-9: m5.xlarge', 'm5.xlarge', row(4096, 16, [15565, 4, 3], 20, 0.192)],
  ['fact T3.3-10: m5.2xlarge', 'm5.2xlarge', row(8192, 32, [31130, 4, 3], 40, 0.384)],
  ['fact T3.3-11: m6i.large', 'm6i.large', row(2048, 8, [7782, 3, 2], 10, 0.096)],
  ['fact T3.3-12: m7g.medium', 'm7g.medium', row(1024, 4, [3891, 2, 1], 4, 0.0408)],
  ['fact T3.3-13: m7i.large', 'm7i.large', row(2048, 8, [7782, 3, 2], 10, 0.1008)],
  ['fact T3.3-14: r5.large', 'r5.large', row(2048, 16, [15565, 3, 2], 10, 0.126)],
];

const isArm = (type: string) => /^(?:t4g|m7g)/.test(type);
const platform = (type: string) =>
  isArm(type) ? { runtimePlatform: { cpuArchitecture: 'ARM64' } } : {};
const resource = (name: string) =>
  `containerInstances[0].remainingResources[?name=='${name}'].integerValue | [0]`;

describe.each(TABLE)('%s', (name, type, facts) => {
  test(`${name} registers its CPU and memory, and can be filled to the last unit`, () => {
    const stage = stageEc2();
    const [instance] = stage.launch({ InstanceType: type });
    const left = (what: string) =>
      stage.door.give(
        'ECS.DescribeContainerInstances',
        { cluster: 'demo', containerInstances: [instance!.arn] },
        resource(what),
      );
    expect([left('CPU'), left('MEMORY')]).toEqual([facts.units, facts.mib]);
    stage.define({ cpu: facts.units, memory: facts.mib }, platform(type));
    expect(stage.run().tasks).toHaveLength(1);
    expect([left('CPU'), left('MEMORY')]).toEqual([0, 0]);
    stage.define({ cpu: 1, memory: 4 }, platform(type));
    expect(stage.run().reasons).toEqual(['RESOURCE:CPU']);
  });

  test(`${name} has room for its interfaces but the first`, () => {
    const stage = stageEc2();
    const [instance] = stage.launch({ InstanceType: type });
    stage.define({ cpu: 1, memory: 4 }, { networkMode: 'awsvpc', ...platform(type) });
    const network = awsvpc(instance!.subnetId);
    for (let n = 0; n < facts.tasks; n++) expect(stage.run(network).tasks).toHaveLength(1);
    expect(stage.run(network)).toEqual({ tasks: [], reasons: ['RESOURCE:ENI'] });
  });

  test(`${name} has room for what its trunk carries, if it knows one`, () => {
    const stage = stageEc2();
    stage.door.give('ECS.PutAccountSetting', { name: 'awsvpcTrunking', value: 'enabled' });
    const [instance] = stage.launch({ InstanceType: type });
    expect(instance!.machine.history.some(({ value }) => value === 'REGISTERING')).toBe(
      facts.trunked !== null,
    );
    stage.define({ cpu: 1, memory: 4 }, { networkMode: 'awsvpc', ...platform(type) });
    const network = awsvpc(instance!.subnetId);
    const most = facts.trunked ?? facts.tasks;
    for (let n = 0; n < most; n++) expect(stage.run(network).tasks).toHaveLength(1);
    expect(stage.run(network).reasons).toEqual(['RESOURCE:ENI']);
  });

  test(`${name} has its memory, interfaces and price`, () => {
    expect(instanceTypeOf(type)).toMatchObject({
      memoryMib: facts.gib * 1024,
      maxEnis: facts.enis,
      usdPerHour: facts.usd,
      architecture: isArm(type) ? 'ARM64' : 'X86_64',
    });
  });
});

test('CAP-4: instances launched before the account opted in have no trunk', () => {
  const stage = stageEc2();
  const [instance] = stage.launch({ InstanceType: 'm5.large' });
  stage.door.give('ECS.PutAccountSetting', { name: 'awsvpcTrunking', value: 'enabled' });
  stage.define({ cpu: 1, memory: 4 }, { networkMode: 'awsvpc' });
  const network = awsvpc(instance!.subnetId);
  expect(stage.run({ ...network, count: 3 }).tasks).toHaveLength(2);
});

test('a type that is not in the table is refused, and the known ones are told', () => {
  const stage = stageEc2();
  const { __type, message } = stage.door.refused('EC2.RunInstances', {
    InstanceType: 'm5.metal',
    MinCount: 1,
    MaxCount: 1,
  });
  expect(__type).toBe('InvalidParameterValue');
  expect(message).toContain('t3.micro');
});
