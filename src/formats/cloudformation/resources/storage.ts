import type { ResourceWriter } from '../resource-writer';
import { plainOf, textOf } from '../template-node';

/** AWS::EFS::*, logs, registries, secrets and parameters: what each becomes. */

export function fileSystem(writer: ResourceWriter): void {
  const backup = writer.take('BackupPolicy');
  const status = backup?.kind === 'map' ? textOf(backup.entries.get('Status')) : undefined;
  const input = writer.rest('EFS.CreateFileSystem');
  writer.give('EFS.CreateFileSystem', {
    CreationToken: writer.resource.key,
    ...input,
    ...(status !== undefined && { Backup: status === 'ENABLED' }),
  });
}

/** A file system outside of the template is taken for reachable from everywhere. */
function isOwnSystem(writer: ResourceWriter): boolean {
  const id = writer.peekText('FileSystemId') ?? '';
  const own = writer.stack.ofType('AWS::EFS::FileSystem').map((one) => writer.stack.arnOf(one));
  if (own.includes(id)) return true;
  writer.skip(`the file system ${id} is not of this template, and is reached from everywhere`);
  return false;
}

export function mountTarget(writer: ResourceWriter): void {
  if (!isOwnSystem(writer)) return;
  writer.give('EFS.CreateMountTarget', writer.rest('EFS.CreateMountTarget'));
}

export function accessPoint(writer: ResourceWriter): void {
  if (!isOwnSystem(writer)) return;
  const input = writer.rest('EFS.CreateAccessPoint');
  writer.give('EFS.CreateAccessPoint', { ClientToken: writer.resource.id, ...input });
}

export function logGroup(writer: ResourceWriter): void {
  const retention = writer.takeText('RetentionInDays');
  const { name: logGroupName } = writer;
  writer.give('Logs.CreateLogGroup', { logGroupName, ...writer.rest('Logs.CreateLogGroup') });
  if (retention === undefined) return;
  const input = { logGroupName, retentionInDays: Number(retention) };
  writer.give('Logs.PutRetentionPolicy', input, 'RetentionInDays');
}

export function repository(writer: ResourceWriter): void {
  writer.leaveOut(['EmptyOnDelete'], 'is about the end of the stack: left out');
  const input = writer.rest('ECR.CreateRepository');
  writer.give('ECR.CreateRepository', { repositoryName: writer.name, ...input });
}

export function secret(writer: ResourceWriter): void {
  const generated = writer.take('GenerateSecretString');
  const input = writer.rest('SecretsManager.CreateSecret');
  const made = generated ? secretFrom(plainOf(generated)) : undefined;
  if (made !== undefined) {
    writer.inform(
      'GenerateSecretString',
      'drawn by AWS: a text that is no secret stands in for it',
    );
  }
  writer.give('SecretsManager.CreateSecret', {
    Name: writer.name,
    ...(made !== undefined && { SecretString: made }),
    ...input,
  });
}

const NO_SECRET = 'generated-in-the-sandbox';

/** What GenerateSecretString makes: a text, or a member of a JSON object. */
function secretFrom(settings: unknown): string {
  const { SecretStringTemplate: template, GenerateStringKey: key } = settings as {
    SecretStringTemplate?: unknown;
    GenerateStringKey?: unknown;
  };
  if (typeof key !== 'string') return NO_SECRET;
  const members: unknown = typeof template === 'string' ? parsed(template) : template;
  const own = typeof members === 'object' && members !== null ? Object.entries(members) : [];
  return JSON.stringify(Object.fromEntries([...own, [key, NO_SECRET]]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** Tags of a parameter are a mapping in CloudFormation, and a list for the operation. */
export function parameter(writer: ResourceWriter): void {
  const tags = writer.take('Tags');
  const plain = tags && plainOf(tags);
  const Tags = Array.isArray(plain)
    ? plain
    : plain && Object.entries(plain).map(([Key, Value]) => ({ Key, Value: String(Value) }));
  const input = writer.rest('SSM.PutParameter');
  writer.give('SSM.PutParameter', { Name: writer.name, ...input, Tags });
}
