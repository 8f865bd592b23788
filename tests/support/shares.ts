import { must } from '../../src/model/assert';
import type { Target } from '../../src/model/load-balancer';
import type { Bench } from './data-plane-bench';

/** Requests arrive on the tenth and take 50 ms: from here on whole windows hold whole numbers. */
export const startWatching = (bench: Bench): void => bench.run(0.06);

const served = (bench: Bench): number[] =>
  [...bench.ctx.world.tasks.values()].map((task) => bench.plane.taskFigures(task).served);

/** How many requests each task answers over the next `s` seconds, in order of their start. */
export function answersOver(bench: Bench, s: number): number[] {
  const before = served(bench);
  bench.run(s);
  return served(bench).map((n, i) => n - (before[i] ?? 0));
}

/** The same of some targets, as a share of all. */
export function shareOver(bench: Bench, targets: readonly Target[], s: number): number {
  const tasks = [...bench.ctx.world.tasks.keys()];
  const answers = answersOver(bench, s);
  const own = targets.map(({ taskArn }) => answers[tasks.indexOf(must(taskArn, 'a task'))]!);
  const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
  return sum(own) / sum(answers);
}
