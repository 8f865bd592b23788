import { STOPPED_REASON } from '../control-plane/service-events';
import type { StartCheck } from '../control-plane/start-fault';
import { TIMINGS } from '../timings';
import { isOutOfReach } from './instance-facts';

/**
 * CAP-8: a task that was handed to an agent which has gone away meanwhile does not start.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/failed-to-start-error.html
 */
export const agentCheck: StartCheck = ({ world }, task) =>
  isOutOfReach(world, task)
    ? { after: TIMINGS.agentGivenUp, reason: STOPPED_REASON.agent, doing: 'waits for agent' }
    : undefined;
