import type { EngineContext } from '../../engine/engine-context';
import { AWS_MANAGED_POLICIES } from '../../model/managed-policies';
import { findRole, isPermitted } from '../../engine/iam/permissions';
import { permits } from '../../engine/iam/policy-match';
import { lastPart } from '../../model/ids';
import type { Fix } from '../../model/explanation';
import { faultOf, injected } from './faults';
import { advice, cause, chainOf, type Finding, fix } from './finding';

/** What a role is for, in a sentence. */
type Purpose = 'execution role' | 'task role' | 'infrastructure role' | 'instance role';

/** The policies that AWS manages for roles of a purpose; what an app may do is for each to say. */
const MADE_FOR: Partial<Record<Purpose, RegExp>> = {
  'execution role': /service-role\/AmazonECSTaskExecution/,
  'infrastructure role': /service-role\/AmazonECSInfrastructure/,
  'instance role': /service-role\/AmazonEC2ContainerService/,
};

/** Whether a role lacks what it needs; `purpose` says whose it is. */
export function roleFinding(
  ctx: EngineContext,
  role: string | undefined,
  purpose: Purpose,
  needed: readonly string[],
  resource?: string,
): Finding | null {
  const missing = needed.filter((action) => !isPermitted(ctx, role, action, resource));
  if (role === undefined || missing.length === 0) return null;
  const name = lastPart(role);
  const fault = faultOf(ctx, 'revoke-role', { resource: name });
  const lacks = cause(
    `The ${purpose} ${name} does not permit ${missing.join(', ')}.`,
    evidenceOf(ctx, role),
    `aws iam list-attached-role-policies --role-name ${name}`,
  );
  if (fault) return chainOf([{ causes: [lacks], fixes: [] }, injected(fault)]);
  return { causes: [lacks], fixes: fixesFor(ctx, name, purpose, missing) };
}

function evidenceOf(ctx: EngineContext, role: string): string {
  const declared = findRole(ctx, role);
  if (!declared) return 'never declared: it permits everything, unless a fault says otherwise';
  if (declared.deleted) return 'the role has been deleted';
  const policies = [
    ...declared.attachedPolicyArns.map(lastPart),
    ...Object.keys(declared.inlinePolicies),
  ];
  return policies.length > 0 ? `its policies: ${policies.join(', ')}` : 'it has no policies';
}

/** A policy that AWS manages where one has it all, else one with just what is missing. */
function fixesFor(
  ctx: EngineContext,
  name: string,
  purpose: Purpose,
  missing: readonly string[],
): Fix[] {
  const declared = findRole(ctx, name);
  if (!declared || declared.deleted) {
    return [advice(`Create the role ${name} again, with the permissions it needs.`)];
  }
  const managed = [...AWS_MANAGED_POLICIES].find(
    ([arn, statements]) =>
      MADE_FOR[purpose]?.test(arn) &&
      missing.every((action) => permits(statements, action, undefined)),
  );
  if (managed) {
    return [
      fix(`Attach ${lastPart(managed[0])} to ${name}`, 'IAM.AttachRolePolicy', {
        RoleName: name,
        PolicyArn: managed[0],
      }),
    ];
  }
  const document = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: missing, Resource: '*' }],
  };
  return [
    fix(`Let ${name} do ${missing.join(', ')}`, 'IAM.PutRolePolicy', {
      RoleName: name,
      PolicyName: 'what-was-missing',
      PolicyDocument: JSON.stringify(document),
    }),
  ];
}
