import type { Task } from '../../model/task';
import type { ContainerDefinition } from '../../model/task-definition';
import type { StartCheck } from '../control-plane/start-fault';
import { definitionOf } from '../control-plane/task-facts';
import type { EngineContext } from '../engine-context';
import { isPermitted } from '../iam/permissions';
import { denialText, executionRoleOf } from '../iam/task-roles';
import { isInEcr } from '../images/reference';
import { TIMINGS } from '../timings';
import { findSecret, memberOf, readSecretReference } from './secret-references';
import type { SecretReference } from './secret-references';
import { SECRET_TEXT } from './secret-texts';

/** What a container definition asks for before the container starts. */
interface Asked {
  readonly secrets?: readonly { valueFrom: string }[];
  readonly logConfiguration?: { readonly secretOptions?: readonly { valueFrom: string }[] };
  readonly repositoryCredentials?: { readonly credentialsParameter: string };
  readonly environmentFiles?: readonly { value: string }[];
}

const askedBy = (container: ContainerDefinition): Asked => container as Asked;

/**
 * INIT-1: what the execution role fetches before the first container starts: the login to Amazon
 * ECR (on Fargate), secrets and parameters, registry credentials, environment files.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export const secretsCheck: StartCheck = (ctx, task) => {
  const reason = loginRefusal(ctx, task) ?? secretRefusal(ctx, task) ?? fileRefusal(ctx, task);
  return reason === undefined ? undefined : { after: TIMINGS.refusedPull, reason };
};

/** One call of the execution role on behalf of a task, and what is said where it is refused. */
function denialOf(
  ctx: EngineContext,
  task: Task,
  action: string,
  resource: string,
): string | undefined {
  const role = executionRoleOf(ctx, task);
  if (isPermitted(ctx, role, action, resource)) return undefined;
  return denialText(role, task, action, resource);
}

function loginRefusal(ctx: EngineContext, task: Task): string | undefined {
  const isPulled = task.containers.some(({ image }) => isInEcr(image));
  if (task.launchType !== 'FARGATE' || !isPulled) return undefined;
  const denial = denialOf(ctx, task, 'ecr:GetAuthorizationToken', '*');
  return denial && SECRET_TEXT.registryLogin(denial);
}

/** Parameters are asked for all at once, after the secrets. */
function secretRefusal(ctx: EngineContext, task: Task): string | undefined {
  const asked = definitionOf(ctx, task).containerDefinitions.map(askedBy);
  const values = asked
    .flatMap((one) => [...(one.secrets ?? []), ...(one.logConfiguration?.secretOptions ?? [])])
    .map(({ valueFrom }) => readSecretReference(valueFrom));
  for (const { repositoryCredentials } of asked) {
    const refusal = repositoryCredentials
      ? credentialsRefusal(ctx, task, repositoryCredentials.credentialsParameter)
      : undefined;
    if (refusal !== undefined) return refusal;
  }
  for (const one of values.filter(({ kind }) => kind === 'secret')) {
    const refusal = oneSecretRefusal(ctx, task, one);
    if (refusal !== undefined) return refusal;
  }
  const parameters = values.filter(({ kind }) => kind === 'parameter');
  return parametersRefusal(ctx, task, parameters);
}

const READ_SECRET = 'secretsmanager:GetSecretValue';

function oneSecretRefusal(
  ctx: EngineContext,
  task: Task,
  reference: SecretReference,
): string | undefined {
  const declared = findSecret(ctx.world, reference);
  const arn = declared?.arn ?? reference.arn;
  const denial = denialOf(ctx, task, READ_SECRET, arn);
  if (denial !== undefined) return SECRET_TEXT.secretDenied(arn, denial);
  if (!declared) return undefined;
  if (declared.deletion === 'done') return SECRET_TEXT.secretNotFound(reference.arn);
  if (declared.deletion === 'scheduled') return SECRET_TEXT.markedForDeletion(arn);
  if (!mayDecrypt(ctx, task, declared.kmsKeyId)) return SECRET_TEXT.keyDenied(arn);
  const { jsonKey } = reference;
  const isLacking = jsonKey !== undefined && memberOf(declared.value, jsonKey) === undefined;
  return isLacking ? SECRET_TEXT.noMember(jsonKey) : undefined;
}

/** Keys of one's own want a permission of their own; AWS's default key does not. */
function mayDecrypt(ctx: EngineContext, task: Task, kmsKeyId: string | undefined): boolean {
  if (kmsKeyId === undefined || kmsKeyId.startsWith('alias/aws/')) return true;
  const resource = kmsKeyId.startsWith('arn:') ? kmsKeyId : undefined;
  return isPermitted(ctx, executionRoleOf(ctx, task), 'kms:Decrypt', resource);
}

function parametersRefusal(
  ctx: EngineContext,
  task: Task,
  references: readonly SecretReference[],
): string | undefined {
  const gone: string[] = [];
  for (const reference of references) {
    const denial = denialOf(ctx, task, 'ssm:GetParameters', reference.arn);
    if (denial !== undefined) return SECRET_TEXT.parameterDenied(denial);
    const declared = findSecret(ctx.world, reference);
    if (declared?.deletion) gone.push(declared.name);
    else if (declared && !mayDecrypt(ctx, task, declared.kmsKeyId)) {
      return SECRET_TEXT.parameterDenied('AccessDeniedException: Access to KMS is not allowed');
    }
  }
  return gone.length > 0 ? SECRET_TEXT.invalidParameters(gone.join(',')) : undefined;
}

/** A secret of a private registry: its value is a JSON object with `username` and `password`. */
function credentialsRefusal(ctx: EngineContext, task: Task, given: string): string | undefined {
  const reference = credentialsReference(ctx, given);
  const declared = findSecret(ctx.world, reference);
  const arn = declared?.arn ?? reference.arn;
  const denial = denialOf(ctx, task, READ_SECRET, arn);
  if (denial !== undefined) return SECRET_TEXT.credentials(arn, denial);
  if (!declared) return undefined;
  if (declared.deletion) {
    const text = "ResourceNotFoundException: Secrets Manager can't find the specified secret.";
    return SECRET_TEXT.credentials(arn, text);
  }
  const lacking = ['username', 'password'].find((key) => !memberOf(declared.value, key));
  return lacking && SECRET_TEXT.credentials(arn, `AuthConfig contains no ${lacking}`);
}

/** By ARN, or by the name of a secret. */
function credentialsReference({ world }: EngineContext, given: string): SecretReference {
  if (given.startsWith('arn:')) return readSecretReference(given);
  const named = [...world.secrets.values()].find(
    ({ kind, name }) => kind === 'secret' && name === given,
  );
  return { kind: 'secret', arn: named?.arn ?? given, jsonKey: undefined };
}

/** INIT-2: files in S3 are always there; the execution role must be allowed to read them. */
function fileRefusal(ctx: EngineContext, task: Task): string | undefined {
  const files = definitionOf(ctx, task).containerDefinitions.flatMap(
    (one) => askedBy(one).environmentFiles ?? [],
  );
  for (const { value } of files) {
    if (denialOf(ctx, task, 's3:GetObject', value) !== undefined) {
      return SECRET_TEXT.environmentFile;
    }
  }
  return undefined;
}
