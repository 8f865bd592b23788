import * as iam from './iam';
import { changes, type Pages, shows } from './operation';

const pages = (resultKey: string): Pages => ({
  resultKey,
  limitKey: 'MaxItems',
  tokenKey: 'Marker',
  nextTokenKey: 'Marker',
});

/** The part of the catalogue that `aws iam` is. */
export const IAM_OPERATIONS = {
  'IAM.CreateRole': changes(
    iam.createRole,
    'Makes a role that the services of its trust policy may take.',
  ),
  'IAM.GetRole': shows(iam.roleByName, 'Describes a role with its trust policy.'),
  'IAM.ListRoles': shows(iam.listRoles, 'Lists all roles.', pages('Roles')),
  'IAM.DeleteRole': changes(
    iam.roleByName,
    'Deletes a role without policies and instance profiles.',
  ),
  'IAM.UpdateAssumeRolePolicy': changes(
    iam.updateAssumeRolePolicy,
    'Says anew which services may take a role.',
  ),
  'IAM.PutRolePolicy': changes(iam.putRolePolicy, 'Writes a policy into a role: what it may do.'),
  'IAM.GetRolePolicy': shows(iam.rolePolicyByName, 'Shows a policy written into a role.'),
  'IAM.DeleteRolePolicy': changes(iam.rolePolicyByName, 'Takes a policy out of a role.'),
  'IAM.ListRolePolicies': shows(
    iam.listRolePolicies,
    'Lists the names of the policies written into a role.',
    pages('PolicyNames'),
  ),
  'IAM.AttachRolePolicy': changes(iam.attachedPolicy, 'Attaches a managed policy to a role.'),
  'IAM.DetachRolePolicy': changes(iam.attachedPolicy, 'Detaches a managed policy from a role.'),
  'IAM.ListAttachedRolePolicies': shows(
    iam.listAttachedRolePolicies,
    'Lists the managed policies attached to a role.',
    pages('AttachedPolicies'),
  ),
  'IAM.CreatePolicy': changes(iam.createPolicy, 'Makes a managed policy of one’s own.'),
  'IAM.GetPolicy': shows(iam.policyByArn, 'Describes a managed policy.'),
  'IAM.ListPolicies': shows(
    iam.listPolicies,
    'Lists managed policies: AWS’s that are known here, and one’s own.',
    pages('Policies'),
  ),
  'IAM.DeletePolicy': changes(iam.policyByArn, 'Deletes a managed policy that no role has.'),
  'IAM.CreateInstanceProfile': changes(
    iam.createInstanceProfile,
    'Makes an instance profile: what gives EC2 instances a role.',
  ),
  'IAM.GetInstanceProfile': shows(
    iam.instanceProfileByName,
    'Describes an instance profile with its role.',
  ),
  'IAM.ListInstanceProfiles': shows(
    iam.listInstanceProfiles,
    'Lists all instance profiles.',
    pages('InstanceProfiles'),
  ),
  'IAM.AddRoleToInstanceProfile': changes(
    iam.roleInInstanceProfile,
    'Gives an instance profile its role.',
  ),
  'IAM.RemoveRoleFromInstanceProfile': changes(
    iam.roleInInstanceProfile,
    'Takes its role from an instance profile.',
  ),
  'IAM.DeleteInstanceProfile': changes(
    iam.instanceProfileByName,
    'Deletes an instance profile without a role.',
  ),
} as const;
