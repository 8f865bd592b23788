import { createSandbox } from '../../api/create-sandbox';
import type { EngineContext } from '../../engine/engine-context';
import { startMachine, stepMachine } from '../../engine/runner/machine-runner';
import { takeTimer } from '../../engine/runner/timers';
import type { BenchCase } from './bench-case';
import { inTurn, median, cpuMs } from './measure';

const TIMES = {
  provisioning: 20e6,
  pending: 1e6,
  registering: 2e6,
  deprovisioning: 10e6,
  visible: 3600e6,
};

/** What a task's machine waits for in the world, in order; its delays come by themselves. */
const EVENTS = [
  'TARGETS_REGISTERED',
  'READY',
  'STOP',
  'TARGETS_UNUSED',
  'CONTAINERS_STOPPED',
] as const;

/** The whole life of a task's machine with its timers, and how many events it was given. */
function liveOnce(ctx: EngineContext, task: string): number {
  const owner = { of: 'task', task } as const;
  const { state } = startMachine(ctx, 'task', owner, { hasInterface: true, ...TIMES });
  let steps = 1;
  const runTimers = () => {
    for (let [next] = Object.entries(state.timers); next; [next] = Object.entries(state.timers)) {
      const [sendId, { seq }] = next;
      ctx.world.agenda.delete(seq);
      stepMachine(ctx, state, owner, takeTimer(state, sendId, seq) as { type: string });
      steps++;
    }
  };
  runTimers();
  for (const type of EVENTS) {
    stepMachine(ctx, state, owner, { type });
    steps++;
    runTimers();
  }
  return steps;
}

function transitionsPerSecond(lives: number): number {
  const { ctx } = createSandbox({ seed: 1 }).engine;
  let steps = 0;
  const ms = cpuMs(() => {
    for (let i = 0; i < lives; i++) steps += liveOnce(ctx, `task-${i}`);
  });
  return (steps / ms) * 1000;
}

/** Steps of lifecycle machines. */
export const machineSpeed: BenchCase = {
  name: 'machines',
  does: 'transitions of lifecycle machines a second, their timers with them',
  measure: async (pace) => {
    const lives = pace.quick ? 200 : 5000;
    const seen = await inTurn(pace, { transitions: () => transitionsPerSecond(lives) });
    return { transitionsPerSecond: median(seen.transitions) };
  },
};
