import type { TargetGroup } from '../../../model/load-balancer';
import { elbErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

type Given = InputOf<'ELBv2.RegisterTargets'>['Targets'];

interface GivenTarget {
  id: string;
  port: number;
  availabilityZone?: string;
}

/** Targets as given, each with a port: the group's unless it has its own. */
export const withPorts = (group: TargetGroup, given: Given): GivenTarget[] =>
  given.map(({ Id: id, Port, AvailabilityZone }) => ({
    id,
    port: Port ?? group.port,
    ...(AvailabilityZone !== undefined &&
      AvailabilityZone !== 'all' && { availabilityZone: AvailabilityZone }),
  }));

/** Refuses ids that are not of the group's kind: private addresses, or instances. */
export function checkIds(group: TargetGroup, targets: readonly GivenTarget[]): void {
  if (targets.length === 0) refuse(elbErrors.validation('At least one target must be specified'));
  for (const { id } of targets) {
    if (group.targetType === 'instance') {
      if (/^i-[0-9a-f]{8,17}$/.test(id)) continue;
      refuse(elbErrors.validation(`Instance ID '${id}' is not valid`));
    }
    if (!isAddress(id)) refuse(elbErrors.validation(`The IP address '${id}' is not valid`));
    if (!isPrivate(id)) {
      refuse(
        elbErrors.validation(`The IP address '${id}' is not within the VPC or a private range`),
      );
    }
  }
}

const isAddress = (id: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(id) && id.split('.').every((part) => Number(part) <= 255);

/** 10/8, 172.16/12, 192.168/16 and 100.64/10. */
function isPrivate(id: string): boolean {
  const [a, b] = id.split('.').map(Number) as [number, number];
  if (a === 10 || (a === 192 && b === 168)) return true;
  return (a === 172 && b >= 16 && b <= 31) || (a === 100 && b >= 64 && b <= 127);
}
