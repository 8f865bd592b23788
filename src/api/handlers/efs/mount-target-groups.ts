import type { World } from '../../../engine/world/world';
import { efsErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

/** The groups of a mount target: five at most; without any, the VPC's default one if declared. */
export function givenGroups(
  world: World,
  given: readonly string[] | undefined,
  vpcId: string,
): string[] {
  if (given && given.length > 5) refuse(efsErrors.tooManyGroups());
  for (const id of given ?? []) {
    const group = world.securityGroups.get(id);
    if (group && group.vpcId !== vpcId) refuse(efsErrors.groupNotFound(id));
  }
  if (given && given.length > 0) return [...given];
  const usual = [...world.securityGroups.values()].filter(
    (one) => one.vpcId === vpcId && one.name === 'default',
  );
  return usual.map((one) => one.id);
}
