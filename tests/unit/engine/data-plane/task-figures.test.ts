import { describe, expect, test } from 'vitest';
import type { TaskView } from '../../../../src/model/view';
import { createBench } from '../../../support/data-plane-bench';
import { openDoor, webUnderLoad } from '../../../support/sandbox-door';

const quiet = { healthCheckWaits: false, serviceTimeDistribution: 'constant' } as const;

describe('what a task has done is shown after its end', () => {
  test('requests served and latency stay, also when it had been idle before', () => {
    const bench = createBench();
    const { task, server } = bench.addTask({ image: quiet });
    bench.traffic({ pattern: 'constant', rate: 10 });
    bench.run(5.07);
    bench.traffic({ rate: 0 });
    bench.run(60);
    expect(bench.plane.taskFigures(task).latencyMs.p50).toBe(0);
    bench.plane.stopServer(server);
    task.server = -1;
    const shown = bench.plane.taskFigures(task);
    expect(shown).toMatchObject({ served: 50, outstanding: 0, cpuPercent: 0, memoryPercent: 0 });
    expect(Math.abs(shown.latencyMs.p50 - 50)).toBeLessThan(0.5);
    bench.run(3600);
    expect(bench.plane.taskFigures(task)).toEqual(shown);
  });

  test('one that ended in the middle of its first second, with a request cut off', () => {
    const bench = createBench();
    const { task, server } = bench.addTask({ image: quiet });
    bench.traffic({ pattern: 'constant', rate: 10 });
    bench.run(0.42);
    bench.plane.stopServer(server);
    task.server = -1;
    expect(bench.plane.taskFigures(task).served).toBe(3);
    expect(Math.abs(bench.plane.taskFigures(task).latencyMs.p99 - 50)).toBeLessThan(0.5);
  });

  test('the next server in its place does not take them over', () => {
    const bench = createBench();
    const first = bench.addTask({ image: quiet });
    bench.traffic({ pattern: 'constant', rate: 10 });
    bench.run(2.05);
    bench.plane.stopServer(first.server);
    first.task.server = -1;
    const second = bench.addTask({ image: quiet });
    expect(second.server).toBe(first.server);
    expect(bench.plane.taskFigures(first.task).served).toBe(20);
    expect(bench.plane.taskFigures(second.task).served).toBe(0);
  });

  test('a stopped task of a service shows them, as long as it is there and after a restore', () => {
    const { dispatcher, give } = openDoor();
    for (const [target, input] of webUnderLoad(20)) give(target, input);
    give('Sandbox.Wait', { until: 'steady:web', timeout: 300 });
    const task = String(give('ECS.ListTasks', { cluster: 'demo' }, 'taskArns[0]'));
    give('Sandbox.Wait', { for: 60 });
    give('ECS.StopTask', { cluster: 'demo', task });
    give('Sandbox.Wait', { for: 400 });
    const { engine } = dispatcher;
    const view = () =>
      structuredClone(engine.drainFrame(true).upserts).find(
        (one): one is TaskView => one.id === task,
      );
    const stopped = view();
    expect(stopped?.lastStatus).toBe('STOPPED');
    expect(stopped?.served).toBeGreaterThan(400);
    expect(stopped?.latencyMs.p50).toBeGreaterThan(10);
    const before = engine.fingerprint();
    const saved = engine.checkpoint();
    give('Sandbox.Wait', { for: 4000 });
    expect(view()).toBeUndefined();
    engine.restore(saved);
    expect(view()).toEqual(stopped);
    expect(engine.fingerprint()).toBe(before);
  });
});
