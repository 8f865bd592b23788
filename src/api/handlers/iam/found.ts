import { AWS_MANAGED_POLICIES } from '../../../model/managed-policies';
import type { World } from '../../../engine/world/world';
import type { InstanceProfile, PolicyDocument, Role } from '../../../model/role';
import { iamErrors } from '../../contract/errors';
import { found, refuse } from '../../refusal';

/** What the names in an input of IAM stand for. */

/** One that is there. */
export function findRole(world: World, name: string): Role | undefined {
  const role = world.roles.get(name);
  return role?.deleted ? undefined : role;
}

export const roleOf = (world: World, name: string): Role =>
  found(findRole(world, name), iamErrors.notFound(`The role with name ${name} cannot be found.`));

export const inlinePolicyOf = (role: Role, name: string): PolicyDocument =>
  found(
    role.inlinePolicies[name],
    iamErrors.notFound(`The role policy with name ${name} cannot be found.`),
  );

export const isManagedPolicy = (world: World, arn: string): boolean =>
  AWS_MANAGED_POLICIES.has(arn) || world.managedPolicies.has(arn);

/** The ARN again, of a managed policy that is there. */
export function managedPolicyOf(world: World, arn: string): string {
  if (isManagedPolicy(world, arn)) return arn;
  return refuse(iamErrors.notFound(`Policy ${arn} was not found.`));
}

/** Roles that a managed policy is attached to. */
export const rolesWith = (world: World, policyArn: string): Role[] =>
  [...world.roles.values()].filter((role) => role.attachedPolicyArns.includes(policyArn));

export const instanceProfileOf = (world: World, name: string): InstanceProfile =>
  found(
    world.instanceProfiles.get(name),
    iamErrors.notFound(`Instance Profile ${name} cannot be found.`),
  );
