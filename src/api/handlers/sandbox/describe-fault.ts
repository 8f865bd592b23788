import type { Fault } from '../../../model/fault';
import { toSeconds } from '../../../model/sim-time';

/** Moments in simulated seconds. */
export const describeFault = (fault: Fault): object => ({
  faultId: fault.faultId,
  type: fault.type,
  startedAt: toSeconds(fault.startedAt),
  endsAt: fault.endsAt === undefined ? undefined : toSeconds(fault.endsAt),
  active: fault.active,
  taskArns: fault.taskArns,
  instanceArns: fault.instanceArns,
  availabilityZone: fault.availabilityZone,
  alarmName: fault.alarmName,
  factor: fault.factor,
  errorRate: fault.errorRate,
  mibPerSecond: fault.mibPerSecond,
  resource: fault.resource,
});
