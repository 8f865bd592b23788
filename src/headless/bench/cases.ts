import type { BenchCase } from './bench-case';
import { machineSpeed } from './machine-speed';
import { rollout, steadyTasks } from './many-tasks';
import { requestMemory } from './request-memory';
import { requestScale, requestSpeed } from './request-speed';
import { taskMemory } from './task-memory';
import { timeTravel } from './time-travel';

/** All that is measured, in this order. */
export const CASES: readonly BenchCase[] = [
  requestSpeed,
  requestScale,
  requestMemory,
  machineSpeed,
  rollout,
  steadyTasks,
  timeTravel,
  taskMemory,
];
