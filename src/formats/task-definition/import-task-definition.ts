import { inputOf } from '../../api/contract/operations';
import { type ImportResult, refused } from '../import-result';
import { isObject, parseJsonText } from '../json-text';
import { fillImagePlaceholders } from './image-placeholders';
import { type Notebook, tidyMembers } from './tidy-value';

/**
 * Members that `describe-task-definition` answers and `register-task-definition` does not take.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html
 */
const READ_ONLY = [
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
] as const;

/** A task definition file as one RegisterTaskDefinition. `fileName` names the family if need be. */
export function importTaskDefinition(text: string, fileName = ''): ImportResult {
  const parsed = parseJsonText(text);
  if (!parsed.ok) {
    return refused(`line ${parsed.line}, column ${parsed.column}: ${parsed.message}`);
  }
  if (!isObject(parsed.value)) return refused('not a JSON object: a task definition is one');
  const { definition, path } = unwrap(parsed.value);
  if (!Array.isArray(definition.containerDefinitions)) {
    return refused(missingContainers(definition), path);
  }
  const book: Notebook = { findings: [], notes: {} };
  const writable = withoutReadOnly(definition, path, book);
  const input = tidyMembers(writable, inputOf('ECS.RegisterTaskDefinition'), path, book);
  fillImagePlaceholders(input, path === '' ? '' : `${path}.`, book);
  if (typeof input.family !== 'string' || input.family === '') {
    input.family = familyFrom(fileName);
    const message = `not given: “${String(input.family)}” is taken, from the file’s name`;
    book.findings.push({ path: under(path, 'family'), severity: 'warning', message });
  }
  return {
    operations: [{ target: 'ECS.RegisterTaskDefinition', input }],
    findings: book.findings,
    notes: book.notes,
  };
}

/**
 * `{taskDefinition: {…}, tags: […]}` is what describe-task-definition answers with TAGS included.
 */
function unwrap(value: Record<string, unknown>) {
  if (!isObject(value.taskDefinition)) return { definition: value, path: '' };
  const definition = { ...value.taskDefinition };
  for (const [name, member] of Object.entries(value)) {
    const empty = Array.isArray(member) && member.length === 0;
    if (name !== 'taskDefinition' && !empty && !(name in definition)) definition[name] = member;
  }
  return { definition, path: 'taskDefinition' };
}

const under = (prefix: string, name: string) => (prefix === '' ? name : `${prefix}.${name}`);

function withoutReadOnly(definition: Record<string, unknown>, prefix: string, book: Notebook) {
  const names: readonly string[] = READ_ONLY;
  const dropped = Object.keys(definition).filter((name) => names.includes(name));
  for (const name of dropped) {
    const path = under(prefix, name);
    book.notes[path] = definition[name];
    const message = 'set by ECS itself: not part of a registration';
    book.findings.push({ path, severity: 'info', message });
  }
  return Object.fromEntries(Object.entries(definition).filter(([name]) => !dropped.includes(name)));
}

function missingContainers(definition: Record<string, unknown>): string {
  const member = definition.containerDefinitions;
  if (member !== undefined) return 'containerDefinitions must be a list of containers';
  if ('ContainerDefinitions' in definition) {
    return 'member names start with a capital letter: this looks like a CloudFormation resource';
  }
  return 'containerDefinitions is missing: this is no ECS task definition';
}

/** `shop-web.task-definition.json` gives `shop-web`: letters, digits, hyphens, underscores. */
function familyFrom(fileName: string): string {
  const stem = fileName.replace(/\.json$/i, '').replace(/\.?task-?def(inition)?$/i, '');
  return stem.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '') || 'imported';
}
