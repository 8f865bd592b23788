import type { EngineContext } from '../../engine/engine-context';
import { executionRoleOf } from '../../engine/iam/task-roles';
import { findSecret, memberOf, readSecretReference } from '../../engine/secrets/secret-references';
import { definitionOf } from '../../engine/control-plane/task-facts';
import type { Task } from '../../model/task';
import { cause, type Finding, fix } from './finding';
import { roleFinding } from './roles';

interface Asked {
  readonly secrets?: readonly { name: string; valueFrom: string }[];
}

/** What keeps a task from its secrets and parameters. */
export function secretFinding(ctx: EngineContext, task: Task): Finding | null {
  const asked = definitionOf(ctx, task).containerDefinitions.flatMap(
    (one) => (one as Asked).secrets ?? [],
  );
  for (const { name, valueFrom } of asked) {
    const found = oneFinding(ctx, task, name, valueFrom);
    if (found) return found;
  }
  return null;
}

function oneFinding(
  ctx: EngineContext,
  task: Task,
  variable: string,
  valueFrom: string,
): Finding | null {
  const reference = readSecretReference(valueFrom);
  const declared = findSecret(ctx.world, reference);
  const isSecret = reference.kind === 'secret';
  const action = isSecret ? 'secretsmanager:GetSecretValue' : 'ssm:GetParameters';
  const arn = declared?.arn ?? reference.arn;
  const denied = roleFinding(ctx, executionRoleOf(ctx, task), 'execution role', [action], arn);
  if (denied || !declared) return denied;
  const show = isSecret
    ? `aws secretsmanager describe-secret --secret-id ${declared.name}`
    : `aws ssm get-parameters --names ${declared.name}`;
  if (declared.deletion) {
    return {
      causes: [cause(`${declared.name}, which ${variable} is to hold, is gone.`, 'deleted', show)],
      fixes: [
        isSecret && declared.deletion === 'scheduled'
          ? fix('Take the deletion back', 'SecretsManager.RestoreSecret', {
              SecretId: declared.arn,
            })
          : isSecret
            ? fix(`Make the secret ${declared.name} again`, 'SecretsManager.CreateSecret', {
                Name: declared.name,
                SecretString: declared.value,
              })
            : fix(`Put the parameter ${declared.name} again`, 'SSM.PutParameter', {
                Name: declared.name,
                Value: declared.value,
                Type: declared.type ?? 'SecureString',
              }),
      ],
    };
  }
  const { jsonKey } = reference;
  if (jsonKey === undefined || memberOf(declared.value, jsonKey) !== undefined) return null;
  return {
    causes: [cause(`The secret ${declared.name} has no member ${jsonKey}.`, valueFrom, show)],
    fixes: [
      fix(`Put ${jsonKey} into ${declared.name}`, 'SecretsManager.PutSecretValue', {
        SecretId: declared.arn,
        SecretString: JSON.stringify({ [jsonKey]: 'changeme' }),
      }),
    ],
  };
}
