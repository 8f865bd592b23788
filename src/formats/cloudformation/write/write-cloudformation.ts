import type { SandboxDocument } from '../../../model/sandbox-document';
import type { ExportOptions, ExportResult } from '../../export-result';
import { sandboxFileName } from '../../sandbox/save';
import { factsOf, type Identified } from './account-facts';
import { serviceKey, writeTaskDefinition, writeTaskSet } from './ecs-resources';
import { GivenIds } from './given-ids';
import { NetworkStandIns } from './network-stand-ins';
import { ADDING_WRITERS, RESOURCE_WRITERS } from './resource-writers';
import { RoleStandIns } from './role-stand-ins';
import { type Declared, TemplateDraft } from './template-draft';
import { templateText } from './template-text';
import { type Input, Writing } from './writing';

/** Given before the resources, as what they make depends on it. */
const BEFORE = ['Sandbox.PutImage', 'Sandbox.PutHook', 'ECS.PutAccountSettingDefault'];

/** What keeps an operation out of the resources, in words for whoever reads the template. */
const OUTSIDE: Readonly<Record<string, string>> = {
  'Sandbox.PutImage': 'how the containers of an image behave',
  'Sandbox.PutHook': 'what a function answers to deployments',
  'Sandbox.PutTraffic': 'the requests that clients send',
  'Sandbox.PutQuota': 'account quotas',
  'ECS.PutAccountSettingDefault': 'account settings',
  'ECS.RunTask': 'tasks that no service looks after',
  'ECS.UpdateContainerInstancesState': 'instances that are drained',
  'EC2.StopInstances': 'instances that are stopped',
  'ECS.DeregisterTaskDefinition': 'revisions that are no longer active',
  'ECS.DeleteTaskDefinitions': 'revisions that are deleted',
  'ECR.PutImage': 'images pushed to a repository',
  'Logs.DeleteLogGroup': 'log groups that were deleted',
};

/** How a role, secret or repository is named by the operations about it. */
const ABOUT: readonly [prefix: string, kind: string, member: string][] = [
  ['IAM.', 'role', 'RoleName'],
  ['SecretsManager.', 'secret', 'Name'],
  ['SecretsManager.', 'secret', 'SecretId'],
  ['SSM.', 'parameter', 'Name'],
  ['ECR.', 'repository', 'repositoryName'],
  ['EFS.', 'file-system', 'FileSystemId'],
];

/**
 * A sandbox as a CloudFormation template: everything that is declared, and what AWS needs beside
 * it. `vpc: new` in the choices makes a VPC for what nobody declared; otherwise it is a parameter.
 */
export function writeCloudFormation(
  document: SandboxDocument,
  { choices = {} }: ExportOptions = {},
): ExportResult {
  const ids = new GivenIds();
  const operations = document.account.operations.map(({ target, input }) => ({
    target,
    input,
    id: ids.of(target, input),
  }));
  const draft = new TemplateDraft();
  const facts = factsOf(operations);
  const makesVpc = choices.vpc === 'new';
  const network = new NetworkStandIns(draft, facts, makesVpc);
  const writing = new Writing(draft, network, new RoleStandIns(draft), facts);
  const pending = declareAll(writing, operations);
  for (const write of pending) write();
  network.finish();
  const name = document.name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const text = templateText(draft, `${name}, from ECS Sandbox.`, headerOf(draft, name));
  const file = sandboxFileName(document.name).replace('.ecs-sandbox.json', '.template.yaml');
  return { files: [{ name: file, text }], findings: draft.findings };
}

/** First everything gets its logical id, so that each finds what it names; then it is written. */
function declareAll(writing: Writing, operations: readonly Identified[]): (() => void)[] {
  const numbers = new Map<string, number>();
  const next = (key: string): number => {
    const n = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, n);
    return n;
  };
  return operations.flatMap(({ target, input: given, id }) => {
    const input = id === undefined ? given : { ...given, id };
    if (isOutside(writing, { target, input })) {
      keep(writing, { target, input: given });
      return [];
    }
    if (target === 'ECS.RegisterTaskDefinition') {
      return [declareRevision(writing, input, next(`family ${String(input.family)}`))];
    }
    if (target === 'ECS.CreateTaskSet') {
      const key = serviceKey(input.cluster, input.service);
      return [declareTaskSet(writing, input, `${key}#${next(`task set ${key}`)}`)];
    }
    const writer = Object.hasOwn(RESOURCE_WRITERS, target) ? RESOURCE_WRITERS[target] : undefined;
    if (writer) {
      const names = writer.names(input);
      const logicalId = writing.draft.idFor(readableName(input, names), writer.what);
      writing.draft.declare(writer.kind, names, logicalId);
      return [() => writer.write(writing, logicalId, input)];
    }
    const adds = Object.hasOwn(ADDING_WRITERS, target) ? ADDING_WRITERS[target] : undefined;
    if (adds) return [() => adds(writing, '', input)];
    keep(writing, { target, input: given });
    return [];
  });
}

function declareRevision(writing: Writing, input: Input, revision: number): () => void {
  const family = String(input.family);
  const number = revision === 1 ? '' : String(revision);
  const logicalId = writing.draft.idFor(family, `TaskDefinition${number}`);
  writing.draft.declare('task-definition', [family, `${family}:${revision}`], logicalId);
  return () => writeTaskDefinition(writing, logicalId, input);
}

function declareTaskSet(writing: Writing, input: Input, key: string): () => void {
  const number = key.slice(key.lastIndexOf('#') + 1);
  const logicalId = writing.draft.idFor(String(input.service), `TaskSet${number}`);
  writing.draft.declare('task-set', [key], logicalId);
  return () => writeTaskSet(writing, logicalId, input);
}

/** A name for people where an id says nothing: the tag Name, or nothing at all. */
function readableName(input: Input, [first = '']: readonly string[]): string {
  const specifications = (input.TagSpecifications ?? []) as {
    Tags?: { Key?: string; Value?: string }[];
  }[];
  const tags = [
    ...specifications.flatMap(({ Tags = [] }) => Tags),
    ...((input.Tags ?? []) as { Key?: string; Value?: string }[]),
  ];
  const named = tags.find(({ Key }) => Key === 'Name')?.Value;
  if (typeof input.GroupName === 'string') return input.GroupName;
  if (typeof input.PolicyName === 'string') return input.PolicyName;
  if (typeof input.serviceName === 'string') return input.serviceName;
  if (named !== undefined && input.id !== undefined) return named;
  if (input.id !== undefined || /^(?:rtb|igw|fs|subnet)-/.test(first)) return '';
  return first.replace(/^service\/[^/]+\//, '');
}

/** What CloudFormation cannot say, or was made and deleted again. */
function isOutside({ facts }: Writing, { target, input }: Declared): boolean {
  if (Object.hasOwn(OUTSIDE, target) || target.startsWith('Sandbox.')) return true;
  if (target === 'SSM.PutParameter' && input.Type === 'SecureString') return true;
  if (target === 'EFS.CreateFileSystem') return facts.gone.has(`file-system ${String(input.id)}`);
  return ABOUT.some(
    ([prefix, kind, member]) =>
      target.startsWith(prefix) &&
      typeof input[member] === 'string' &&
      facts.gone.has(`${kind} ${input[member]}`),
  );
}

function keep({ draft }: Writing, operation: Declared): void {
  const { target, input } = operation;
  const list = BEFORE.includes(target) ? draft.before : draft.after;
  list.push(withoutSecret(operation));
  const what = OUTSIDE[target] ?? `${target} ${String(input.Name ?? '')}`.trim();
  draft.note(
    'Metadata.EcsSandbox',
    `CloudFormation has no word for ${what}: kept in the template's metadata, for coming back here.`,
  );
}

/** Values of secrets stay out of templates. */
function withoutSecret({ target, input }: Declared): Declared {
  if (target === 'SecretsManager.CreateSecret' && input.SecretString !== undefined) {
    return { target, input: { ...input, SecretString: 'not-kept' } };
  }
  if (target === 'SSM.PutParameter') return { target, input: { ...input, Value: 'not-kept' } };
  return { target, input };
}

function headerOf(draft: TemplateDraft, name: string): string {
  const kept = [...new Set([...draft.before, ...draft.after].map(({ target }) => target))];
  const wanted = [...draft.parameters].filter(([, { Default }]) => Default === undefined);
  const values = wanted.map(([parameter]) => ` ${parameter}=…`).join('');
  const overrides = values === '' ? '' : ` --parameter-overrides${values}`;
  const left = kept.map((target) => `  - ${OUTSIDE[target] ?? target}`);
  return [
    ` ${name}: written by ECS Sandbox.`,
    ' Deploy: aws cloudformation deploy --template-file FILE --stack-name NAME \\',
    `   --capabilities CAPABILITY_NAMED_IAM${overrides}`,
    ...(left.length > 0
      ? [' Not part of it, as CloudFormation has no word for it (kept under Metadata):', ...left]
      : []),
  ].join('\n');
}
