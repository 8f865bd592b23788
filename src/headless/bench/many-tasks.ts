import { plus, seconds } from '../../model/sim-time';
import type { BenchCase } from './bench-case';
import { give, putTraffic, steadyService } from './busy-sandbox';
import { inTurn, median, cpuMs } from './measure';

/** An application as most are: answers within 50 ms, many at a time. */
const IMAGE = { serviceTimeMs: 50, concurrency: 100 };

/** ms of a rolling update of so many tasks with its health checks, under traffic. */
function rolloutMs(tasks: number, minutes: number): number {
  const sandbox = steadyService(tasks, { image: IMAGE });
  const { engine } = sandbox;
  putTraffic(sandbox, 1000);
  engine.advanceTo(plus(engine.now, seconds(60)));
  give(sandbox, 'ECS.UpdateService', {
    cluster: 'demo',
    service: 'web',
    forceNewDeployment: true,
  });
  const ms = cpuMs(() => engine.advanceTo(plus(engine.now, seconds(60 * minutes))));
  if (minutes >= 15) give(sandbox, 'Sandbox.Wait', { until: 'steady:web', timeout: 1 });
  return ms;
}

/** A rolling update of a large service. */
export const rollout: BenchCase = {
  name: 'rollout',
  does: '15 simulated minutes of a rolling update of 1,000 tasks, 1,000 requests a second',
  measure: async (pace) => {
    const [tasks, minutes] = pace.quick ? [20, 2] : [1000, 15];
    const seen = await inTurn(pace, { rollout: () => rolloutMs(tasks, minutes) });
    return { rollout1000TasksWallMs: median(seen.rollout) };
  },
};

const SPEED = 100;
/** As a page asks for them: frames, and figures of some tasks in turn. */
const FRAMES_PER_SECOND = 60;
const FIGURES_EVERY = 6;
const FIGURES_AT_ONCE = 200;

/** So many steady tasks at 100×, with frames as a page asks for them: processor s a second. */
export const steadyTasks: BenchCase = {
  name: 'steady',
  does: 'processor share of 10,000 steady tasks at 100×, 100 requests a second, frames and all',
  measure: async (pace) => {
    const sandbox = steadyService(pace.quick ? 100 : 10_000, { image: IMAGE });
    const { engine } = sandbox;
    putTraffic(sandbox, 100);
    engine.drainFrame(true);
    const second = () => {
      for (let frame = 0; frame < FRAMES_PER_SECOND; frame++) {
        engine.advanceTo(plus(engine.now, seconds(SPEED / FRAMES_PER_SECOND)));
        engine.drainFrame(false, frame % FIGURES_EVERY === 0, FIGURES_AT_ONCE);
      }
    };
    const seen = await inTurn(pace, { share: () => cpuMs(second) / 1000 });
    return { steady10000TasksAt100xCpuShare: median(seen.share) };
  },
};
