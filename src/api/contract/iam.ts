/**
 * Inputs of the IAM operations on roles, policies and instance profiles, member by member in the
 * order of AWS's own model.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
 */
import * as z from 'zod/mini';
import { list, oneOf, opt, structure, text, whole } from './members';

const roleName = text.check(z.minLength(1), z.maxLength(64));
const name = text.check(z.minLength(1), z.maxLength(128));
const arn = text.check(z.minLength(20), z.maxLength(2048));
const path = opt(text.check(z.minLength(1), z.maxLength(512)));
const document = text.check(z.minLength(1));
const tags = opt(list(structure({ Key: text, Value: text })).check(z.maxLength(50)));
const pages = {
  Marker: opt(text.check(z.minLength(1))),
  MaxItems: opt(whole.check(z.minimum(1), z.maximum(1000))),
};

export const createRole = structure({
  Path: path,
  RoleName: roleName,
  AssumeRolePolicyDocument: document,
  Description: opt(text.check(z.maxLength(1000))),
  MaxSessionDuration: opt(whole.check(z.minimum(3600), z.maximum(43_200))),
  PermissionsBoundary: opt(arn),
  Tags: tags,
});
export const roleByName = structure({ RoleName: roleName });
export const listRoles = structure({ PathPrefix: path, ...pages });
export const updateAssumeRolePolicy = structure({
  RoleName: roleName,
  PolicyDocument: document,
});

export const putRolePolicy = structure({
  RoleName: roleName,
  PolicyName: name,
  PolicyDocument: document,
});
export const rolePolicyByName = structure({ RoleName: roleName, PolicyName: name });
export const listRolePolicies = structure({ RoleName: roleName, ...pages });
export const attachedPolicy = structure({ RoleName: roleName, PolicyArn: arn });
export const listAttachedRolePolicies = structure({
  RoleName: roleName,
  PathPrefix: path,
  ...pages,
});

export const createPolicy = structure({
  PolicyName: name,
  Path: path,
  PolicyDocument: document,
  Description: opt(text.check(z.maxLength(1000))),
  Tags: tags,
});
export const policyByArn = structure({ PolicyArn: arn });
export const listPolicies = structure({
  Scope: opt(oneOf(['All', 'AWS', 'Local'])),
  PathPrefix: path,
  ...pages,
});

export const createInstanceProfile = structure({
  InstanceProfileName: name,
  Path: path,
  Tags: tags,
});
export const instanceProfileByName = structure({ InstanceProfileName: name });
export const roleInInstanceProfile = structure({
  InstanceProfileName: name,
  RoleName: roleName,
});
export const listInstanceProfiles = structure({ PathPrefix: path, ...pages });
