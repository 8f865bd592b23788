import type { Task } from '../../model/task';
import { agentCheck } from '../capacity/agent-check';
import type { EngineContext } from '../engine-context';
import { pullCheck } from '../images/pull-check';
import { loggerFault } from '../logs/logger-check';
import { addressCheck } from '../network/interface-check';
import { initializationRouteCheck, pullRouteCheck } from '../network/route-checks';
import { secretsCheck } from '../secrets/secret-checks';
import { ebsCheck } from '../storage/ebs-checks';
import { mountCheck } from '../storage/mount-checks';
import type { StartCheck, StartFault } from './start-fault';

export type { StartFault } from './start-fault';

/**
 * What is looked at on the way up, in the order in which AWS comes to it; the first fault of a
 * moment decides. Each check lives with what it knows.
 */
const CHECKS: Record<StartMoment, readonly StartCheck[]> = {
  /** The interface and the volumes that ECS attaches. */
  PROVISIONING: [addressCheck, ebsCheck],
  /** Before the first image is pulled: secrets, log groups, file systems, the registry's login. */
  INITIALIZATION: [agentCheck, initializationRouteCheck, secretsCheck, loggerFault, mountCheck],
  /** Whether the images can be had. */
  PULL: [pullRouteCheck, pullCheck],
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
