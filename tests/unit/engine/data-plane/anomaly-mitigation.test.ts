/** Automatic target weights, tasks-and-load-balancing 5.2. */
import { describe, expect, test } from 'vitest';
import type { Target } from '../../../../src/model/load-balancer';
import { type Bench, createBench } from '../../../support/data-plane-bench';
import { answersOver } from '../../../support/shares';

const quiet = { healthCheckWaits: false, serviceTimeDistribution: 'constant' } as const;
const WEIGHTED = { 'load_balancing.algorithm.type': 'weighted_random' };
const MITIGATED = { ...WEIGHTED, 'load_balancing.algorithm.anomaly_mitigation': 'on' };

function withTasks(count: number, attributes: Record<string, string>) {
  const bench = createBench(1, { attributes });
  const tasks = Array.from({ length: count }, () => bench.addTask({ image: quiet }));
  bench.traffic({ rate: 400 });
  bench.run(10);
  return { bench, tasks };
}

const of = (bench: Bench, { slot }: Target) => bench.plane.standing(slot);
const shareOfFirst = (bench: Bench, s: number): number => {
  const answers = answersOver(bench, s);
  return answers[0]! / answers.reduce((a, b) => a + b, 0);
};

describe('anomaly detection (TG-7)', () => {
  test('mitigation: a target with errors gets less and less, and its share back when it is well', () => {
    const { bench, tasks } = withTasks(4, MITIGATED);
    const [sick] = tasks;
    expect(shareOfFirst(bench, 20)).toBeCloseTo(0.25, 1);
    bench.plane.setServerFault(sick!.server, { errorRate: 0.5 });
    bench.run(5);
    expect(of(bench, sick!.target)).toMatchObject({ anomalous: true, share: 0.5 });
    // A health check knows nothing of it.
    expect(sick!.target.health).toBe('healthy');
    bench.run(15);
    expect(of(bench, sick!.target).share).toBeCloseTo(1 / 16);
    expect(shareOfFirst(bench, 20)).toBeLessThan(0.04);
    bench.plane.setServerFault(sick!.server, { errorRate: null });
    bench.run(60);
    expect(of(bench, sick!.target)).toMatchObject({ anomalous: false, share: 1 });
    expect(shareOfFirst(bench, 20)).toBeCloseTo(0.25, 1);
  });

  test('a target that refuses connections is one too', () => {
    const { bench, tasks } = withTasks(3, MITIGATED);
    bench.plane.closeServer(tasks[0]!.server);
    bench.run(10);
    expect(of(bench, tasks[0]!.target).anomalous).toBe(true);
  });

  test('detection is on for every algorithm, mitigation is not', () => {
    for (const attributes of [{}, WEIGHTED]) {
      const { bench, tasks } = withTasks(4, attributes);
      bench.plane.setServerFault(tasks[0]!.server, { errorRate: 0.5 });
      bench.run(30);
      expect(of(bench, tasks[0]!.target)).toMatchObject({ anomalous: true, share: 1 });
      expect(shareOfFirst(bench, 20)).toBeCloseTo(0.25, 1);
    }
  });

  test('it needs three healthy targets', () => {
    const { bench, tasks } = withTasks(2, MITIGATED);
    bench.plane.setServerFault(tasks[0]!.server, { errorRate: 0.5 });
    bench.run(30);
    expect(of(bench, tasks[0]!.target)).toMatchObject({ anomalous: false, share: 1 });
  });

  test('errors of all alike are no anomaly of one', () => {
    const { bench, tasks } = withTasks(4, MITIGATED);
    for (const { server } of tasks) bench.plane.setServerFault(server, { errorRate: 0.3 });
    bench.run(60);
    expect(tasks.some(({ target }) => of(bench, target).anomalous)).toBe(false);
  });

  test('turning it off gives the share back at once', () => {
    const { bench, tasks } = withTasks(4, MITIGATED);
    bench.plane.setServerFault(tasks[0]!.server, { errorRate: 0.5 });
    bench.run(30);
    bench.group.attributes = WEIGHTED;
    bench.plane.routesChanged();
    expect(of(bench, tasks[0]!.target).share).toBe(1);
    expect(shareOfFirst(bench, 20)).toBeCloseTo(0.25, 1);
  });
});
