import { expect, test } from 'vitest';
import type { BenchFigures } from '../../../src/headless/bench/bench-case';
import { callSim } from '../../support/called-sim';

/** What `sim` writes to standard output. */
async function printed(args: string[]): Promise<string> {
  const { status, stdout } = await callSim(args);
  expect(status).toBe(0);
  return stdout;
}

test('machines, a rollout, steady tasks, seeks and memory are measured', async () => {
  const cases = ['machines', 'rollout', 'steady', 'seek', 'task-memory'];
  const only = cases.flatMap((name) => ['--only', name]);
  const text = await printed(['bench', '--json', '--quick', ...only]);
  const figures = JSON.parse(text) as Partial<BenchFigures>;
  for (const figure of [
    figures.transitionsPerSecond,
    figures.rollout1000TasksWallMs,
    figures.steady10000TasksAt100xCpuShare,
    figures.seekWallMs,
    figures.seekP95WallMs,
    figures.checkpointBytes,
  ]) {
    expect(figure).toBeGreaterThan(0);
  }
  // Of so few tasks it is less than what else comes and goes.
  expect(Number.isFinite(figures.bytesPerTask)).toBe(true);
  expect(figures.seekP95WallMs!).toBeGreaterThanOrEqual(figures.seekWallMs!);
});
