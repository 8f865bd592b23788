import { createSandbox } from '../../api/create-sandbox';
import { Pacer, realWall } from '../../bridge/worker/pacer';
import { RunHistory } from '../../bridge/worker/run-history';
import { Travel } from '../../bridge/worker/travel';
import { seconds, type SimMicros } from '../../model/sim-time';
import type { BenchCase, Pace } from './bench-case';
import { putTraffic, steadyService } from './busy-sandbox';
import { median, cpuMs } from './measure';

const TASKS = 100;
const RATE = 500;

/** A busy run, played as a page plays it: with dots, and moments to go back to. */
function played(tasks: number, length: SimMicros, pacer: Pacer): RunHistory {
  const like = steadyService(tasks, { image: { serviceTimeMs: 50, concurrency: 100 } });
  putTraffic(like, RATE);
  const sandbox = createSandbox({ seed: 1 });
  sandbox.engine.requests.dots.enabled = true;
  const history = new RunHistory(sandbox, true, () => performance.now());
  for (const { target, input } of like.log) history.send(target, input);
  while (!pacer.spend(history, length)) sandbox.engine.drainFrame();
  return history;
}

/** The nth of moments all over a run. */
const momentOf = (n: number, length: number): SimMicros =>
  Math.floor((((n * 7919) % 1000) / 1000) * length) as SimMicros;

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** Going back in time. */
export const timeTravel: BenchCase = {
  name: 'seek',
  does: 'going to a moment of an hour of 100 tasks at 500 requests a second, with its frame',
  measure: async (pace: Pace) => {
    const [tasks, length] = pace.quick ? [10, seconds(60)] : [TASKS, seconds(3600)];
    const pacer = new Pacer(realWall());
    pace.tell('playing the run');
    const history = played(tasks, length, pacer);
    const { engine } = history.sandbox;
    const seek = (n: number) =>
      cpuMs(() => {
        const travel = new Travel(history, momentOf(n, length));
        while (!travel.slice(pacer));
        engine.drainFrame(true, true, Infinity, () => false);
      });
    const count = pace.quick ? 5 : 20 * pace.runs;
    pace.tell(`${count} moments`);
    for (let n = 0; n < 3; n++) seek(500 + n);
    const seen = Array.from({ length: count }, (_, n) => seek(n));
    return {
      seekWallMs: median(seen),
      seekP95WallMs: quantile(seen, 0.95),
      checkpointBytes: history.milestoneBytes,
    };
  },
};
