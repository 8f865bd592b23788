import { plus, seconds } from '../../model/sim-time';
import type { BenchCase, Pace } from './bench-case';
import { bytesInUse } from './bytes-in-use';
import { steadyService } from './busy-sandbox';
import { inTurn, median } from './measure';

/** All that a service of so many tasks takes after two quiet minutes, its history with it. */
function bytesOf(tasks: number): number {
  const before = bytesInUse();
  const sandbox = steadyService(tasks);
  const { engine } = sandbox;
  engine.advanceTo(plus(engine.now, seconds(120)));
  const bytes = bytesInUse() - before;
  // Still in use while it is measured.
  if (engine.ctx.world.tasks.size !== tasks) throw new Error('tasks have come or gone');
  return bytes;
}

/** Memory of tasks at rest. */
export const taskMemory: BenchCase = {
  name: 'task-memory',
  does: 'bytes for each task at rest: its target, health checks and its history',
  measure: async (pace: Pace) => {
    const [few, many] = pace.quick ? [5, 55] : [100, 1100];
    const seen = await inTurn(pace, {
      bytes: () => (bytesOf(many) - bytesOf(few)) / (many - few),
    });
    return { bytesPerTask: median(seen.bytes) };
  },
};
