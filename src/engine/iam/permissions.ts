import { lastPart } from '../../model/ids';
import type { PolicyStatement, Role } from '../../model/role';
import type { EngineContext } from '../engine-context';
import { AWS_MANAGED_POLICIES } from '../../model/managed-policies';
import { permits } from './policy-match';

type Asked = Pick<EngineContext, 'world'>;

/**
 * A declared role by name or ARN, a deleted one too; one that was never declared is none, and
 * permits everything.
 */
export const findRole = ({ world }: Asked, reference: string | undefined): Role | undefined =>
  reference === undefined ? undefined : world.roles.get(lastPart(reference));

/**
 * IAM-1: whether a role, by name or ARN, may do `action` (`ecr:BatchGetImage`) on `resource`, an
 * ARN; without one, on anything at all. True where no role is given: whoever needs one to be there
 * looks for that. A role that was never declared permits everything, unless a fault revoked it.
 */
export function isPermitted(
  ctx: Asked,
  role: string | undefined,
  action: string,
  resource?: string,
): boolean {
  if (role === undefined) return true;
  if (isRevoked(ctx, role)) return false;
  const declared = findRole(ctx, role);
  if (declared?.deleted) return false;
  return declared === undefined || permits(statementsOf(ctx, declared), action, resource);
}

/** IAM-2: whether a service (`ecs-tasks.amazonaws.com`) may take the role. */
export function trusts(ctx: Asked, role: string | undefined, service: string): boolean {
  const declared = findRole(ctx, role);
  if (declared === undefined) return true;
  return !declared.deleted && declared.trustedServices.includes(service);
}

/** FAULT-7: a fault has taken all permissions of the role. */
function isRevoked({ world }: Asked, role: string): boolean {
  for (const fault of world.faults.values()) {
    if (!fault.active || fault.type !== 'revoke-role' || fault.resource === undefined) continue;
    if (lastPart(fault.resource) === lastPart(role)) return true;
  }
  return false;
}

/** All that its policies say. */
function statementsOf({ world }: Asked, role: Role): PolicyStatement[] {
  const attached = role.attachedPolicyArns.flatMap(
    (arn) => AWS_MANAGED_POLICIES.get(arn) ?? world.managedPolicies.get(arn)?.statements ?? [],
  );
  const inline = Object.values(role.inlinePolicies).flatMap((one) => one.statements);
  return [...attached, ...inline];
}

/**
 * The role that an instance profile, by name or ARN, gives its instances. One that was never
 * declared stands for the role of its own name, as the console makes them.
 */
export function roleOfInstanceProfile(ctx: Asked, reference: string): string | undefined {
  const name = lastPart(reference);
  const declared = ctx.world.instanceProfiles.get(name);
  return declared ? declared.roleName : name;
}
