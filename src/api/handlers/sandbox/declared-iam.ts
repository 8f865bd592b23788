import type { World } from '../../../engine/world/world';
import type { Account } from '../../../model/account';
import type { Tag } from '../../../model/cluster';
import type { InstanceProfile, ManagedPolicy, Role } from '../../../model/role';
import { shownTags } from '../elbv2/tags';
import { pathOfPolicy } from '../iam/answers/policy';

type Declared = Account['operations'][number];

/** Policies, roles with what they permit, and instance profiles with their roles. */
export const iamDeclarations = (world: World): Declared[] => [
  ...[...world.managedPolicies.values()].map((one) => ({
    target: 'IAM.CreatePolicy',
    input: policyInput(one),
  })),
  ...[...world.roles.values()].flatMap(roleOperations),
  ...[...world.instanceProfiles.values()].flatMap(profileOperations),
];

/** Roles that were deleted: only now, so that what was made with them can be made again. */
export const deletedRoles = (world: World): Declared[] =>
  [...world.roles.values()]
    .filter((role) => role.deleted)
    .map(({ name: RoleName }) => ({ target: 'IAM.DeleteRole', input: { RoleName } }));

const tagged = (tags: readonly Tag[]) => (tags.length > 0 ? { Tags: shownTags(tags) } : {});

const policyInput = (policy: ManagedPolicy): Record<string, unknown> => ({
  PolicyName: policy.name,
  Path: pathOfPolicy(policy.arn),
  PolicyDocument: policy.document,
  Description: policy.description,
  ...tagged(policy.tags),
});

function roleOperations(role: Role): Declared[] {
  const { name: RoleName } = role;
  return [
    {
      target: 'IAM.CreateRole',
      input: {
        Path: role.path,
        RoleName,
        AssumeRolePolicyDocument: role.assumeRolePolicyDocument,
        ...role.carried,
        ...tagged(role.tags),
      },
    },
    ...Object.entries(role.inlinePolicies).map(([PolicyName, { document: PolicyDocument }]) => ({
      target: 'IAM.PutRolePolicy',
      input: { RoleName, PolicyName, PolicyDocument },
    })),
    ...role.attachedPolicyArns.map((PolicyArn) => ({
      target: 'IAM.AttachRolePolicy',
      input: { RoleName, PolicyArn },
    })),
  ];
}

function profileOperations(profile: InstanceProfile): Declared[] {
  const { name: InstanceProfileName, roleName: RoleName, path: Path, tags } = profile;
  const create = {
    target: 'IAM.CreateInstanceProfile',
    input: { InstanceProfileName, Path, ...tagged(tags) },
  };
  if (RoleName === undefined) return [create];
  const input = { InstanceProfileName, RoleName };
  return [create, { target: 'IAM.AddRoleToInstanceProfile', input }];
}
