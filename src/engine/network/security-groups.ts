import type { SecurityGroupRule } from '../../model/vpc';
import type { World } from '../world/world';

/** Which way traffic goes, seen from the interface that the group is on. */
export type Direction = 'ingress' | 'egress';

/**
 * NET-3, NET-7: the rules that a security group has now; undefined for one that nobody declared,
 * which lets everything through. The fault lets nothing in.
 */
export function rulesOf(
  world: World,
  groupId: string,
  direction: Direction,
): readonly SecurityGroupRule[] | undefined {
  for (const { active, type, resource } of world.faults.values()) {
    const isBlocked = active && type === 'block-security-group' && resource === groupId;
    if (isBlocked && direction === 'ingress') return [];
  }
  return world.securityGroups.get(groupId)?.[direction];
}
