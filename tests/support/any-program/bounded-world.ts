/** Nothing grows without bound: every list of the engine keeps within its limit. */
import { expect } from 'vitest';
import type { Dispatcher } from '../../../src/api/dispatcher';
import type { SimulationKernel } from '../../../src/engine/kernel/kernel';
import { LIMITS } from '../../../src/engine/limits';
import type { Watch } from './watch';

export function boundedWorld(sandbox: Dispatcher): Watch {
  return { resync: () => undefined, check: () => expectBounded(sandbox) };
}

function expectBounded({ engine }: Dispatcher): void {
  const { world } = engine.ctx;
  expect(world.events.length).toBeLessThanOrEqual(LIMITS.domainEvents * 1.1);
  expect(world.execSessions.size).toBeLessThanOrEqual(LIMITS.execSessions);
  expect(world.codeDeployDeployments.size).toBeLessThanOrEqual(LIMITS.codeDeployDeployments);
  expect(world.logStreamCount).toBeLessThanOrEqual(LIMITS.logStreams);
  for (const { events, taskSets } of world.services.values()) {
    expect(events.length).toBeLessThanOrEqual(LIMITS.serviceEvents);
    expect(taskSets.length).toBeLessThanOrEqual(LIMITS.taskSets);
  }
  for (const { machine } of world.tasks.values()) {
    expect(machine.history.length).toBeLessThanOrEqual(LIMITS.machineHistory);
  }
  // An entry of the agenda without an event in the queue would never leave.
  const { queue } = engine.ctx.kernel as SimulationKernel;
  expect(world.agenda.size).toBeLessThanOrEqual(queue.size);
}
