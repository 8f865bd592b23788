import { addRoleToInstanceProfile } from './add-role-to-instance-profile';
import { attachRolePolicy } from './attach-role-policy';
import { createInstanceProfile } from './create-instance-profile';
import { createPolicy } from './create-policy';
import { createRole } from './create-role';
import { deleteInstanceProfile } from './delete-instance-profile';
import { deletePolicy } from './delete-policy';
import { deleteRole } from './delete-role';
import { deleteRolePolicy } from './delete-role-policy';
import { detachRolePolicy } from './detach-role-policy';
import { getInstanceProfile } from './get-instance-profile';
import { getPolicy } from './get-policy';
import { getRole } from './get-role';
import { getRolePolicy } from './get-role-policy';
import { listAttachedRolePolicies } from './list-attached-role-policies';
import { listInstanceProfiles } from './list-instance-profiles';
import { listPolicies } from './list-policies';
import { listRolePolicies } from './list-role-policies';
import { listRoles } from './list-roles';
import { putRolePolicy } from './put-role-policy';
import { removeRoleFromInstanceProfile } from './remove-role-from-instance-profile';
import { updateAssumeRolePolicy } from './update-assume-role-policy';

/** Who carries out these operations: a part of the registry. */
export const IAM_HANDLERS = {
  'IAM.CreateRole': createRole,
  'IAM.GetRole': getRole,
  'IAM.ListRoles': listRoles,
  'IAM.DeleteRole': deleteRole,
  'IAM.UpdateAssumeRolePolicy': updateAssumeRolePolicy,
  'IAM.PutRolePolicy': putRolePolicy,
  'IAM.GetRolePolicy': getRolePolicy,
  'IAM.DeleteRolePolicy': deleteRolePolicy,
  'IAM.ListRolePolicies': listRolePolicies,
  'IAM.AttachRolePolicy': attachRolePolicy,
  'IAM.DetachRolePolicy': detachRolePolicy,
  'IAM.ListAttachedRolePolicies': listAttachedRolePolicies,
  'IAM.CreatePolicy': createPolicy,
  'IAM.GetPolicy': getPolicy,
  'IAM.ListPolicies': listPolicies,
  'IAM.DeletePolicy': deletePolicy,
  'IAM.CreateInstanceProfile': createInstanceProfile,
  'IAM.GetInstanceProfile': getInstanceProfile,
  'IAM.ListInstanceProfiles': listInstanceProfiles,
  'IAM.AddRoleToInstanceProfile': addRoleToInstanceProfile,
  'IAM.RemoveRoleFromInstanceProfile': removeRoleFromInstanceProfile,
  'IAM.DeleteInstanceProfile': deleteInstanceProfile,
} as const;
