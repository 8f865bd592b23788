import type { EngineContext } from '../../engine/engine-context';
import type { Fault, FaultType } from '../../model/fault';
import { cause, type Finding, fix } from './finding';

/** The fault of a type that is at work, on this resource or task if it names one. */
export function faultOf(
  { world }: EngineContext,
  type: FaultType,
  about: { resource?: string; taskArn?: string } = {},
): Fault | undefined {
  return [...world.faults.values()].find((one) => {
    if (!one.active || one.type !== type) return false;
    if (about.taskArn !== undefined && one.taskArns.length > 0) {
      return one.taskArns.includes(about.taskArn);
    }
    return (
      about.resource === undefined || one.resource === undefined || one.resource === about.resource
    );
  });
}

/** Somebody injected it: that is the last cause there is. */
export const injected = (fault: Fault): Finding => ({
  causes: [
    cause(
      `A fault was injected: ${fault.type}.`,
      `${fault.faultId}${fault.resource === undefined ? '' : ` on ${fault.resource}`}`,
      'aws sandbox list-faults',
      fault.startedAt,
    ),
  ],
  fixes: [fix('End the fault', 'Sandbox.ClearFault', { faultId: fault.faultId })],
});
