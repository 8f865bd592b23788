/** What things cost by list price: the table row by row, and what a run has used. */
import { describe, expect, test } from 'vitest';
import { listPrice, type PriceId, usdPerHour } from '../../../../src/engine/cost/list-prices';
import { capacityUnits } from '../../../../src/engine/cost/load-balancer-units';
import { fargateShare, volumeShare } from '../../../../src/engine/cost/usage';
import { INSTANCE_TYPES } from '../../../../src/model/instance-type';
import type { TaskDefinition } from '../../../../src/model/task-definition';
import { deployedBehindBalancer } from '../../../support/deployments';
import { type Door, fargateTask, network, withCluster } from '../../../support/sandbox-door';

const usd = (id: PriceId) => listPrice(id).usd;

interface Estimate {
  indicative: boolean;
  lines: {
    resource: string;
    what: string;
    unit: string;
    quantity: number;
    usdPerHour: number | string;
    usd: number | string;
  }[];
  totalUsdPerHour: number;
  totalUsd: number;
  soFar: {
    lines: { what: string; unit: string; quantity: number; usd: number | string }[];
    usd: number;
  };
  prices: { what: string; usd: number | string; source: string }[];
}
const estimate = ({ give }: Door, input: object = {}) =>
  give('Sandbox.EstimateCost', { ...input }) as Estimate;

describe('list prices', () => {
  test.each([
    ['fact T4.4-1: Fargate on Linux x86', ['fargate-cpu', 'fargate-memory'], [0.04048, 0.004445]],
    ['fact T4.4-2: Fargate on ARM', ['fargate-arm-cpu', 'fargate-arm-memory'], [0.03238, 0.00356]],
    [
      'fact T4.4-3: Fargate on Windows, its licence in the price of a vCPU',
      ['fargate-windows-cpu', 'fargate-windows-memory'],
      [0.13748, 0.01005],
    ],
    ['fact T4.4-5: ephemeral storage above 20 GB', ['fargate-storage'], [0.000111]],
    [
      'fact T4.4-7: EBS gp3, its IOPS and throughput',
      ['ebs-gp3', 'ebs-gp3-iops', 'ebs-gp3-throughput'],
      [0.08, 0.005, 0.04],
    ],
    ['fact T4.4-8: EFS', ['efs', 'efs-one-zone', 'efs-ia'], [0.3, 0.16, 0.025]],
    ['fact T4.4-9: load balancers and their units', ['alb', 'lcu'], [0.0225, 0.008]],
    [
      'fact T4.4-12: what is not known is null',
      ['managed-instances', 's3-files', 'fsx', 'ec2-spot'],
      [null, null, null, null],
    ],
  ] as [string, PriceId[], (number | null)[]][])('%s', (_, ids, prices) => {
    expect(ids.map(usd)).toEqual(prices);
  });

  test('fact T4.4-4: Fargate Spot is taken to be 70 % off', () => {
    expect(usd('fargate-spot-cpu')).toBeCloseTo(0.3 * 0.04048, 9);
    expect(usd('fargate-spot-arm-memory')).toBeCloseTo(0.3 * 0.00356, 9);
  });

  test('fact T4.4-11: EC2 instances by their type; a type that is not in the table is not known', () => {
    for (const { name, usdPerHour: price } of INSTANCE_TYPES)
      expect(usd(`ec2 ${name}`)).toBe(price);
    expect(usd('ec2 m5.large')).toBe(0.096);
    expect(usd('ec2 x9.huge')).toBeNull();
  });

  test('a month is 730 hours: 16.43 and 5.84 dollars of a load balancer and a unit', () => {
    expect(730 * usdPerHour('alb', 1)!).toBeCloseTo(16.43, 1);
    expect(730 * usdPerHour('lcu', 1)!).toBeCloseTo(5.84, 2);
    expect(730 * usdPerHour('ebs-gp3', 100)!).toBeCloseTo(8, 9);
  });
});

describe('what a task has', () => {
  const definition = (carried: object) => ({ carried }) as unknown as TaskDefinition;
  const size = { cpu: '512', memory: '1024', isSpot: false };

  test('vCPU and GB, by platform, on Spot or not, with what is beyond 20 GB of storage', () => {
    expect(fargateShare(definition({}), size)).toEqual([
      ['fargate-cpu', 0.5],
      ['fargate-memory', 1],
    ]);
    const arm = definition({ runtimePlatform: { cpuArchitecture: 'ARM64' } });
    expect(fargateShare(arm, { ...size, isSpot: true })[0]).toEqual(['fargate-spot-arm-cpu', 0.5]);
    const windows = { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' };
    expect(fargateShare(definition({ runtimePlatform: windows }), size)[0]).toEqual([
      'fargate-windows-cpu',
      0.5,
    ]);
    const big = definition({ ephemeralStorage: { sizeInGiB: 100 } });
    expect(fargateShare(big, size)[2]).toEqual(['fargate-storage', 80]);
  });

  test('of a volume its size, and what it has beyond 3,000 IOPS and 125 MB/s', () => {
    const gp3 = { volumeType: 'gp3', sizeGiB: 50, iops: 4000, throughput: 225 };
    expect(volumeShare(gp3)).toEqual([
      ['ebs-gp3', 50],
      ['ebs-gp3-iops', 1000],
      ['ebs-gp3-throughput', 100],
    ]);
    expect(volumeShare({ volumeType: 'gp3', sizeGiB: 50 })).toEqual([['ebs-gp3', 50]]);
    expect(volumeShare({ volumeType: 'io2', sizeGiB: 50 })).toEqual([['ebs-other', 50]]);
  });
});

describe('fact T4.4-10: an LCU is the largest of four dimensions, the first ten rules free', () => {
  // 10 requests a connection that is open for a minute, 2 KB a request: the bytes are most.
  test.each([
    [100, 1, 0.72],
    [100, 10, 0.72],
    [100, 30, 2],
    [0, 30, 0],
  ])('%d requests a second through %d rules: %d', (rate, rules, units) => {
    expect(capacityUnits(rate, rules)).toBeCloseTo(units, 6);
  });
});

describe('estimate-cost', () => {
  test('a line for each resource and what it has, the sum, and where each price is from', () => {
    const { door } = deployedBehindBalancer({ desiredCount: 4 });
    const { indicative, lines, totalUsd, totalUsdPerHour, prices } = estimate(door, { hours: 100 });
    expect(indicative).toBe(true);
    expect(lines).toEqual([
      {
        resource: 'service demo/web',
        what: 'Fargate, Linux x86',
        unit: 'vCPU',
        quantity: 1,
        usdPerHour: 0.04048,
        usd: 4.048,
      },
      {
        resource: 'service demo/web',
        what: 'Fargate, Linux x86',
        unit: 'GB',
        quantity: 2,
        usdPerHour: 0.00889,
        usd: 0.889,
      },
      {
        resource: 'load balancer web-alb',
        what: 'Application Load Balancer',
        unit: 'count',
        quantity: 1,
        usdPerHour: 0.0225,
        usd: 2.25,
      },
      expect.objectContaining({ unit: 'LCU', quantity: 0 }),
    ]);
    expect(totalUsdPerHour).toBeCloseTo(0.07187, 6);
    expect(totalUsd).toBeCloseTo(7.187, 6);
    expect(prices.every(({ source }) => source.length > 5)).toBe(true);
  });

  test('a month where nothing is said; a strategy is shared out by base and weight', () => {
    const capacityProviderStrategy = [
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 3 },
    ];
    const door = withCluster();
    const capacityProviders = ['FARGATE', 'FARGATE_SPOT'];
    door.give('ECS.CreateCluster', { clusterName: 'spot', capacityProviders });
    door.give('ECS.CreateService', {
      cluster: 'spot',
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 5,
      capacityProviderStrategy,
      networkConfiguration: network,
    });
    const cpus = estimate(door).lines.filter(({ unit }) => unit === 'vCPU');
    expect(cpus.map(({ what, quantity }) => [what, quantity])).toEqual([
      ['Fargate Spot, x86', 0.75],
      ['Fargate, Linux x86', 0.5],
    ]);
    expect(cpus[1]?.usd).toBeCloseTo(0.5 * 0.04048 * 730, 4);
  });

  test('fact T4.4-12: what is not known is shown as unknown, and is in no sum', () => {
    const door = withCluster();
    door.give('ECS.RegisterTaskDefinition', {
      ...fargateTask({ family: 'ec2', networkMode: 'bridge' }),
      requiresCompatibilities: ['EC2'],
    });
    door.give('ECS.CreateService', {
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'ec2',
      desiredCount: 2,
      launchType: 'EC2',
    });
    const { lines, totalUsd } = estimate(door);
    expect(lines).toMatchObject([{ what: expect.stringMatching(/EC2/), usd: 'unknown' }]);
    expect(totalUsd).toBe(0);
  });
});

describe('what the run has used', () => {
  const used = (door: Door, unit: string) =>
    estimate(door).soFar.lines.find((line) => line.unit === unit)?.quantity ?? 0;

  test('fact T4.4-6: a task counts by the second from its pull on, for a minute at least', () => {
    const door = withCluster();
    door.give('Sandbox.PutImage', { image: 'web:1', exitAfter: 1 });
    const arn = door.give(
      'ECS.RunTask',
      {
        cluster: 'demo',
        taskDefinition: 'web',
        launchType: 'FARGATE',
        networkConfiguration: network,
      },
      'tasks[0].taskArn',
    ) as string;
    expect(used(door, 'vCPU-hour')).toBe(0);
    door.give('Sandbox.Wait', { for: 300 });
    const task = () => door.dispatcher.engine.ctx.world.tasks.get(arn)!;
    const { pullStartedAt = 0, stoppedAt = 0 } = task();
    const lasted = (stoppedAt - pullStartedAt) / 1e6;
    expect(lasted).toBeGreaterThan(0);
    expect(lasted).toBeLessThan(60);
    expect(used(door, 'vCPU-hour')).toBeCloseTo((0.25 * 60) / 3600, 6);
    // It is forgotten after an hour, and what it has cost is not.
    door.give('Sandbox.Wait', { for: 4000 });
    expect(task()).toBeUndefined();
    expect(used(door, 'vCPU-hour')).toBeCloseTo((0.25 * 60) / 3600, 6);
  });

  test('a load balancer by the hour, and its units hour by hour; one that was deleted too', () => {
    const { door } = deployedBehindBalancer({}, 50);
    door.give('Sandbox.Wait', { for: 600 });
    const hours = (door.give('Sandbox.DescribeClock', {}, 'now') as number) / 3600;
    expect(used(door, 'hour')).toBeCloseTo(hours, 3);
    const units = used(door, 'LCU-hour');
    // 50 × 2 KB a second are 0.36 GB an hour, for 600 s.
    expect(units).toBeGreaterThan(0.95 * 0.36 * (600 / 3600));
    expect(units).toBeLessThan(1.05 * 0.36 * (600 / 3600));
    door.give('Sandbox.DeleteTraffic', { name: 'clients' });
    door.give('ELBv2.DeleteLoadBalancer', { LoadBalancerArn: 'web-alb' });
    door.give('Sandbox.Wait', { for: 1800 });
    expect(used(door, 'hour')).toBeCloseTo(hours, 3);
    expect(used(door, 'LCU-hour')).toBeCloseTo(units, 4);
  });

  test('it belongs to the run: a checkpoint takes it back', () => {
    const { door } = deployedBehindBalancer();
    const { engine } = door.dispatcher;
    const before = engine.checkpoint();
    const then = estimate(door).soFar;
    door.give('Sandbox.Wait', { for: 7200 });
    expect(estimate(door).soFar.usd).toBeGreaterThan(then.usd);
    engine.restore(before);
    expect(estimate(door).soFar).toEqual(then);
  });
});
