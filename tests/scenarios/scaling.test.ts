/** What the templates about step and scheduled scaling promise. */
import { expect, test } from 'vitest';
import { openTemplate } from '../support/opened-template';
import { running, tasksOf } from '../support/template-tasks';

test('steps-by-alarm: far above the threshold the larger step is taken, once', async () => {
  const open = await openTemplate('steps-by-alarm');
  open.pass(240);
  open.when(/desired count 2 → 5/);
  expect(running(open)).toBe(5);
  open.pass(120);
  expect(tasksOf(open)).toHaveLength(5);
});

/** A minute of rush: its latency in ms that 1 % exceed, and CPU utilization in %. */
async function rush(tasks: 2 | 6): Promise<{ p99: number; cpu: number }> {
  const open = await openTemplate('ahead-of-the-rush');
  if (tasks === 2) await open.run(open.proposed[0]!);
  open.pass(300);
  expect(running(open)).toBe(tasks);
  const { latencyMs, cpuUtilization } = open.ask('Sandbox.GetMetrics', {
    service: 'web',
    since: 60,
  }) as { latencyMs: { p99: number }; cpuUtilization: number };
  return { p99: latencyMs.p99, cpu: cpuUtilization };
}

test('ahead-of-the-rush: six tasks are up before it, and nobody waits; two are overrun', async () => {
  const [six, two] = [await rush(6), await rush(2)];
  expect(six.cpu).toBeLessThan(90);
  expect(two.cpu).toBeGreaterThan(99);
  expect(two.p99).toBeGreaterThan(2 * six.p99);
});
