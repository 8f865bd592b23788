import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ImageBehaviour } from '../../../../src/model/image';
import { createBench } from '../../../support/data-plane-bench';

interface Row {
  model: string;
  servers: number;
  rho: number;
  discipline: string;
  serviceDistribution: string;
  meanResponseTime: number;
  blockingProbability?: number;
  p50?: number;
  p90?: number;
  p99?: number;
}

const FILE = '../shared/reference/queueing.json';
const present = existsSync(FILE);
const rows: Row[] = present ? JSON.parse(readFileSync(FILE, 'utf8')).rows : [];
/** Skipped, and said so in the name, where the reference is not beside the project. */
const theory = test.skipIf(!present);

const row = (model: string, rho: number, more: Partial<Row> = {}): Row =>
  rows.find(
    (one) =>
      one.model === model &&
      one.rho === rho &&
      Object.entries(more).every(([name, value]) => one[name as keyof Row] === value),
  )!;

interface Setup {
  tasks: number;
  rho: number;
  /** Slots a task works on at once; they all count as servers. */
  slots?: number;
  algorithm?: string;
  image?: Partial<ImageBehaviour>;
  requests?: number;
}

const SERVICE_MS = 10;

/**
 * Runs a system and answers its figures, with means in service times. Health checks are beside
 * the queue.
 */
function measure({ tasks, rho, slots = 1, algorithm, image, requests = 250_000 }: Setup) {
  const bench = createBench(7, {
    attributes: { 'load_balancing.algorithm.type': algorithm ?? 'round_robin' },
  });
  for (let i = 0; i < tasks; i++) {
    bench.addTask({
      cpu: '4096',
      image: {
        serviceTimeMs: SERVICE_MS,
        concurrency: slots,
        queueLimit: 100_000,
        healthCheckWaits: false,
        cpuMsPerRequest: 0,
        ...image,
      },
    });
  }
  const rate = (tasks * slots * rho * 1000) / SERVICE_MS;
  bench.traffic({ rate, clientTimeoutSeconds: 4000 });
  bench.balancer.attributes['idle_timeout.timeout_seconds'] = '4000';
  bench.plane.routesChanged();
  const warmUp = 20;
  bench.run(warmUp + requests / rate);
  const figures = bench.figures({ from: warmUp });
  return { ...figures, mean: figures.latencyMs.mean / SERVICE_MS };
}

function expectWithin(value: number, wanted: number, share: number): void {
  expect(value).toBeGreaterThan(wanted * (1 - share));
  expect(value).toBeLessThan(wanted * (1 + share));
}

const RR = (k: number) => `round robin over ${k} identical M servers (E_${k}/M/1 each)`;
const JSQ = (k: number) => `JSQ / least outstanding requests over ${k} identical M servers`;

theory('round robin over 8 single-slot tasks at 80 %: 2.980 service times', () => {
  const { mean, requestCount } = measure({ tasks: 8, rho: 0.8, requests: 1_000_000 });
  expect(requestCount).toBeGreaterThan(990_000);
  expectWithin(mean, row(RR(8), 0.8).meanResponseTime, 0.02);
});

theory('least outstanding over 8 single-slot tasks at 80 %: 1.456 service times', () => {
  const { mean } = measure({
    tasks: 8,
    rho: 0.8,
    algorithm: 'least_outstanding_requests',
    requests: 1_000_000,
  });
  expectWithin(mean, row(JSQ(8), 0.8).meanResponseTime, 0.02);
});

theory.each([0.5, 0.7, 0.8])('one task, one slot at load %s is M/M/1', (rho) => {
  expectWithin(measure({ tasks: 1, rho }).mean, row('M/M/1', rho).meanResponseTime, 0.04);
});

theory.each([2, 4, 8])('one task with %i slots, load 0.8, is M/M/c', (slots) => {
  const { mean } = measure({ tasks: 1, slots, rho: 0.8 });
  expectWithin(mean, row(`M/M/${slots}`, 0.8).meanResponseTime, 0.03);
});

theory.each(['exponential', 'constant', 'hyperexponential'] as const)(
  'a task that shares its CPU has 1/(1−ρ) with %s service',
  (serviceTimeDistribution) => {
    const { mean } = measure({
      tasks: 1,
      rho: 0.7,
      image: { discipline: 'processor-sharing', concurrency: 100_000, serviceTimeDistribution },
      slots: 1,
    });
    expectWithin(mean, row('M/M/1', 0.7).meanResponseTime, 0.04);
  },
);

theory('weighted random at 70 % is M/M/1 at each task', () => {
  const { mean } = measure({ tasks: 4, rho: 0.7, algorithm: 'weighted_random' });
  expectWithin(mean, row('random routing to 4 identical M servers', 0.7).meanResponseTime, 0.03);
});

theory('with CPU shared and constant cost round robin does better than least outstanding', () => {
  const image = {
    discipline: 'processor-sharing',
    concurrency: 10_000,
    serviceTimeDistribution: 'constant',
  } as const;
  const robin = measure({ tasks: 2, rho: 0.7, image }).mean;
  const least = measure({ tasks: 2, rho: 0.7, image, algorithm: 'least_outstanding_requests' });
  const model = (kind: string) => `${kind} over 2 servers, M/G with D`;
  expectWithin(robin, row(model('round robin'), 0.7).meanResponseTime, 0.02);
  const jsq = row(model('JSQ / least outstanding requests'), 0.7);
  expectWithin(least.mean, jsq.meanResponseTime, 0.02);
});

theory('a queue limit refuses the share that M/M/1/10 does', () => {
  const { httpCodeElb, requestCount, targetResponseTimeMs } = measure({
    tasks: 1,
    rho: 0.7,
    image: { queueLimit: 9 },
  });
  const wanted = row('M/M/1/10', 0.7);
  expectWithin(httpCodeElb['502'] / requestCount, wanted.blockingProbability!, 0.1);
  expectWithin(targetResponseTimeMs.mean / SERVICE_MS, wanted.meanResponseTime, 0.02);
});

theory('percentiles of M/M/4 at 70 %', () => {
  const { latencyMs } = measure({ tasks: 1, slots: 4, rho: 0.7 });
  const wanted = row('M/M/4 (percentiles)', 0.7);
  expectWithin(latencyMs.p50 / SERVICE_MS, wanted.p50!, 0.03);
  expectWithin(latencyMs.p90 / SERVICE_MS, wanted.p90!, 0.03);
  expectWithin(latencyMs.p99 / SERVICE_MS, wanted.p99!, 0.03);
});

test.runIf(!present)('queueing theory skipped: ../shared/reference is not here', () => undefined);
