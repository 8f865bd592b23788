import { bareHeap } from './bare-heap';
import type { BenchCase, BenchFigures, Pace } from './bench-case';
import { type Algorithm, putTraffic, RATE, requestsPerSecond, steadyService } from './busy-sandbox';
import { inTurn, median } from './measure';
import { simjsPeer } from './simjs-peer';

/** The whole engine, under load for some seconds already. */
function busyService(targets: number, algorithm: Algorithm): (runMs: number) => number {
  const sandbox = steadyService(targets, { algorithm });
  putTraffic(sandbox, targets * RATE);
  return (runMs) => requestsPerSecond(sandbox, runMs);
}

const byRun = (values: readonly number[], to: readonly number[]): number =>
  median(values.map((value, i) => value / to[i]!));

async function atAHundred(pace: Pace): Promise<Partial<BenchFigures>> {
  const subjects = {
    heap: bareHeap(),
    roundRobin: busyService(100, 'round_robin'),
    leastOutstanding: busyService(100, 'least_outstanding_requests'),
    simjs: simjsPeer(),
  };
  const { heap, roundRobin, leastOutstanding, simjs } = await inTurn(pace, {
    heap: () => subjects.heap(pace.runMs),
    roundRobin: () => subjects.roundRobin(pace.runMs),
    leastOutstanding: () => subjects.leastOutstanding(pace.runMs),
    simjs: () => subjects.simjs(pace.runMs),
  });
  return {
    heapEventsPerSecond: median(heap),
    roundRobinRequestsPerSecond: median(roundRobin),
    leastOutstandingRequestsPerSecond: median(leastOutstanding),
    peers: { simjs: { requestsPerSecond: median(simjs) } },
    ratios: {
      roundRobinToHeap: byRun(roundRobin, heap),
      leastOutstandingToHeap: byRun(leastOutstanding, heap),
      leastOutstandingToSimjs: byRun(leastOutstanding, simjs),
    },
  };
}

/** Round robin against the bare heap, least outstanding requests, and simjs, at 100 targets. */
export const requestSpeed: BenchCase = {
  name: 'requests',
  does: 'requests a second at 100 targets beside the bare heap and simjs',
  measure: atAHundred,
};

async function atEachSize(pace: Pace): Promise<Partial<BenchFigures>> {
  const sizes = pace.quick ? [10, 100] : [10, 100, 1000, 10_000];
  const subjects = sizes.map((targets) => {
    pace.tell(`${targets} targets get ready`);
    return [String(targets), busyService(targets, 'round_robin')] as const;
  });
  const seen = await inTurn(
    pace,
    Object.fromEntries(subjects.map(([name, run]) => [name, () => run(pace.runMs)])),
  );
  const medians = Object.entries(seen).map(([name, values]) => [name, median(values)]);
  return { requestsPerSecondByTargets: Object.fromEntries(medians) as Record<string, number> };
}

/** What a request costs among many targets. */
export const requestScale: BenchCase = {
  name: 'scale',
  does: 'requests a second at 10, 100, 1,000 and 10,000 targets, round robin',
  measure: atEachSize,
};
