import { inputOf } from '../../api/contract/operations';
import { propertiesIn } from '../ecs-input/cloudformation-spelling';
import { type EcsFile, readEcsFile, withLines } from '../ecs-input/ecs-file';
import { ecsName } from '../ecs-input/ecs-name';
import { fillPlaceholders } from '../ecs-input/placeholders';
import { type Notebook, setAside, tidyMembers } from '../ecs-input/tidy-value';
import { type Finding, type ImportOptions, type ImportResult, refused } from '../import-result';
import { isObject } from '../json-text';
import { memberPath } from '../member-path';
import { topLinks } from '../ecs-input/top-links';
import { READ_ONLY } from './read-only';
import { standInImages } from './stand-in-images';
import { unfitNames } from './unfit-names';

/** A task definition file as one RegisterTaskDefinition; its name names the family if need be. */
export async function importTaskDefinition(
  text: string,
  options: ImportOptions,
): Promise<ImportResult> {
  const file = await readEcsFile(text, options);
  return 'refusal' in file ? file.refusal : registrationIn(file, options);
}

interface Found {
  definition: Record<string, unknown>;
  path: string;
  isCloudFormation?: boolean;
}

function registrationIn(file: EcsFile, options: ImportOptions): ImportResult {
  const { definition, path, isCloudFormation = false } = unwrap(file.value);
  if (
    !Array.isArray(definition[isCloudFormation ? 'ContainerDefinitions' : 'containerDefinitions'])
  ) {
    return refused(
      missingContainers(definition),
      memberPath(path, 'containerDefinitions'),
      file.lineOf(path).line,
    );
  }
  const { findings, notes } = file;
  const operation = 'RegisterTaskDefinition';
  const book: Notebook = { findings, notes, operation, isCloudFormation };
  if (isCloudFormation) {
    const message = 'spelled as CloudFormation does: read as what RegisterTaskDefinition takes';
    const at = memberPath(path, 'ContainerDefinitions');
    findings.push({ path: at, severity: 'info', message });
  }
  const writable = withoutReadOnly(definition, path, book);
  const tidy = tidyMembers(writable, inputOf('ECS.RegisterTaskDefinition'), path, book);
  const input = fillPlaceholders(tidy, path, book, options.variables);
  if (typeof input.family !== 'string' || input.family === '') {
    input.family = familyFrom(options.fileName);
    const message = `not given: “${String(input.family)}” is taken, from the file’s name`;
    findings.push({ path: memberPath(path, 'family'), severity: 'warning', message });
  }
  const told = (all: readonly Finding[]): Finding[] => {
    const asInFile = Array.isArray(file.value) ? withoutName : (one: string) => one;
    return withLines(
      all.map((one) => ({ ...one, path: asInFile(one.path) })),
      file.lineOf,
    );
  };
  const unfit = unfitNames(input, path);
  // First what is to be mended: whoever tells of one finding tells of the first.
  if (unfit.length > 0) {
    return { operations: [], findings: told([...unfit, ...findings]), notes: {} };
  }
  const images = standInImages(input, path);
  return {
    operations: [{ target: 'ECS.RegisterTaskDefinition', input }, ...images.operations],
    findings: told([...findings, ...images.findings]),
    notes: book.notes,
    links: topLinks(input, path, file.lineOf),
    lineOf: file.lineOf,
  };
}

/** In a file that is the list of containers itself, `containerDefinitions[0].cpu` is `[0].cpu`. */
const withoutName = (path: string) => path.replace(/^containerDefinitions(?=\[)/, '');

/**
 * `{taskDefinition: {…}, tags: […]}` is what describe-task-definition answers with TAGS included; a
 * list is what Terraform and others keep of one; from a capital letter on, CloudFormation's.
 */
function unwrap(value: Record<string, unknown> | unknown[]): Found {
  if (Array.isArray(value)) return { definition: { containerDefinitions: value }, path: '' };
  const found = propertiesIn(value, 'AWS::ECS::TaskDefinition');
  if (found) return { definition: found.properties, path: found.path, isCloudFormation: true };
  if (!isObject(value.taskDefinition)) return { definition: value, path: '' };
  const path = 'taskDefinition';
  const spelled = propertiesIn(value.taskDefinition, '');
  if (spelled) return { definition: spelled.properties, path, isCloudFormation: true };
  const definition = { ...value.taskDefinition };
  for (const [name, member] of Object.entries(value)) {
    const empty = Array.isArray(member) && member.length === 0;
    if (name !== path && !empty && !Object.hasOwn(definition, name)) definition[name] = member;
  }
  return { definition, path };
}

function withoutReadOnly(definition: Record<string, unknown>, prefix: string, book: Notebook) {
  const dropped = Object.keys(definition).filter((name) => READ_ONLY.includes(name));
  for (const name of dropped) {
    const message = 'set by ECS itself: not part of a registration';
    const path = memberPath(prefix, name);
    setAside(book, { path, severity: 'info', message }, definition[name]);
  }
  return Object.fromEntries(Object.entries(definition).filter(([name]) => !dropped.includes(name)));
}

const missingContainers = (definition: Record<string, unknown>): string =>
  Object.keys(definition).some((name) => name.toLowerCase() === 'containerdefinitions')
    ? 'containerDefinitions must be a list of containers'
    : 'containerDefinitions is missing: ECS takes no task definition without';

/** `shop-web.task-definition.json` gives `shop-web`: letters, digits, hyphens, underscores. */
function familyFrom(fileName: string): string {
  const stem = (fileName.split(/[\\/]/).at(-1) ?? '')
    .replace(/\.(?:json|ya?ml)$/i, '')
    .replace(/[._-]?(?:container-?definitions?|(?:ecs-)?task-?def(?:inition)?)$/i, '');
  return ecsName(stem, 'imported');
}
