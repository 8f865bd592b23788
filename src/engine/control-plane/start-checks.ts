import type { StopCode, Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import type { Timing } from '../timings';

/** Why a task cannot start, and how long it is until that shows. */
export interface StartFault {
  /** From the moment of asking until the task is told to stop. */
  readonly after: Timing;
  /** `stoppedReason`, with AWS's words. */
  readonly reason: string;
  /** TaskFailedToStart unless told. */
  readonly stopCode?: StopCode;
  /** `reason` of the containers concerned (all, unless named); none when absent. */
  readonly containerReason?: string;
  readonly containers?: readonly string[];
}

/** Looks at one thing that a task needs; undefined where nothing is in its way. */
type StartCheck = (ctx: EngineContext, task: Task) => StartFault | undefined;

/**
 * What is looked at on the way up, in the order in which AWS comes to it; the first fault of a
 * moment decides. Each check lives with what it knows.
 */
const CHECKS: Record<StartMoment, readonly StartCheck[]> = {
  /** The interface and the volumes that ECS attaches. */
  PROVISIONING: [],
  /** Before the first image is pulled: secrets, log groups, file systems, the registry's login. */
  INITIALIZATION: [],
  /** Whether the images can be had. */
  PULL: [],
};

export type StartMoment = 'PROVISIONING' | 'INITIALIZATION' | 'PULL';

/** The first fault of a moment. */
export function startFault(
  ctx: EngineContext,
  task: Task,
  moment: StartMoment,
): StartFault | undefined {
  for (const check of CHECKS[moment]) {
    const fault = check(ctx, task);
    if (fault) return fault;
  }
  return undefined;
}
