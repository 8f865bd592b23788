import { MANAGED_PREFIX, ownPolicy } from '../managed-policy-arns';
import type { ResourceWriter } from '../resource-writer';
import { textOf, textsOf } from '../template-node';

/** AWS::IAM::*: what each becomes. */

export function role(writer: ResourceWriter): void {
  const { name: RoleName } = writer;
  const inline = writer.take('Policies');
  const attached = writer.take('ManagedPolicyArns');
  writer.give('IAM.CreateRole', { RoleName, ...writer.rest('IAM.CreateRole') });
  for (const item of inline?.kind === 'list' ? inline.items : []) {
    if (item.kind !== 'map') continue;
    const PolicyName = textOf(item.entries.get('PolicyName')) ?? 'policy';
    const document = item.entries.get('PolicyDocument');
    const PolicyDocument = writer.read(document, 'IAM.PutRolePolicy', 'PolicyDocument', 'Policies');
    writer.give('IAM.PutRolePolicy', { RoleName, PolicyName, PolicyDocument }, 'Policies');
  }
  for (const PolicyArn of new Set(textsOf(attached))) attach(writer, RoleName, PolicyArn);
}

/** A policy of AWS's own that has nothing to do with tasks is not known here. */
function attach(writer: ResourceWriter, RoleName: string, PolicyArn: string): void {
  const property = 'ManagedPolicyArns';
  if (!ownPolicy(writer.stack, PolicyArn)) {
    const what = PolicyArn.startsWith(MANAGED_PREFIX)
      ? 'permits nothing that the sandbox asks for'
      : 'is not of this template, and what it permits is not known';
    writer.inform(property, `${PolicyArn} ${what}: not attached`);
    return;
  }
  writer.give('IAM.AttachRolePolicy', { RoleName, PolicyArn }, property);
}

/** Roles of the template: of others everything is permitted already. */
function ownRoles(writer: ResourceWriter, property: string): string[] {
  const own = new Set(writer.stack.ofType('AWS::IAM::Role').map((one) => writer.stack.nameOf(one)));
  const named = textsOf(writer.take(property));
  return named.filter((name) => {
    if (own.has(name)) return true;
    const message = `the role ${name} is not of this template, and is permitted everything`;
    writer.inform(property, `${message}: not changed`);
    return false;
  });
}

export function inlinePolicy(writer: ResourceWriter): void {
  writer.leaveOut(['Users', 'Groups'], 'users and groups are not simulated: left out');
  const target = 'IAM.PutRolePolicy';
  const property = writer.type === 'AWS::IAM::RolePolicy' ? 'RoleName' : 'Roles';
  const roles = ownRoles(writer, property);
  const input = writer.rest(target);
  for (const RoleName of roles) {
    writer.give(target, { RoleName, PolicyName: writer.name, ...input });
  }
}

export function managedPolicy(writer: ResourceWriter): void {
  writer.leaveOut(['Users', 'Groups'], 'users and groups are not simulated: left out');
  const roles = ownRoles(writer, 'Roles');
  const input = writer.rest('IAM.CreatePolicy');
  writer.give('IAM.CreatePolicy', { PolicyName: writer.name, ...input });
  const PolicyArn = writer.stack.arnOf(writer.resource);
  for (const RoleName of roles)
    writer.give('IAM.AttachRolePolicy', { RoleName, PolicyArn }, 'Roles');
}

export function instanceProfile(writer: ResourceWriter): void {
  const { name: InstanceProfileName } = writer;
  const roles = ownRoles(writer, 'Roles');
  const input = writer.rest('IAM.CreateInstanceProfile');
  writer.give('IAM.CreateInstanceProfile', { InstanceProfileName, ...input });
  const [RoleName] = roles;
  if (RoleName === undefined) return;
  writer.give('IAM.AddRoleToInstanceProfile', { InstanceProfileName, RoleName }, 'Roles');
}
