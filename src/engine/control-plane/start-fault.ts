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
  /** What the task is at until then, where it is not the pull: `mounting EFS`. */
  readonly doing?: string;
}

/** Looks at one thing that a task needs; undefined where nothing is in its way. */
export type StartCheck = (ctx: EngineContext, task: Task) => StartFault | undefined;
