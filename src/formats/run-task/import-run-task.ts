import { inputOf } from '../../api/contract/operations';
import { usualNetwork } from '../../model/service-network';
import { readEcsFile } from '../ecs-input/ecs-file';
import { give, type ImportPlan, nameIn, resultOf, say } from '../ecs-input/import-plan';
import { fillPlaceholders } from '../ecs-input/placeholders';
import { clusterFor, runsOnFargate } from '../ecs-input/stand-in-capacity';
import { definitionFor } from '../ecs-input/stand-in-definition';
import { type Notebook, tidyMembers } from '../ecs-input/tidy-value';
import { topLinks } from '../ecs-input/top-links';
import { type ImportOptions, type ImportResult, refused } from '../import-result';
import { isObject } from '../json-text';
import { type Companion, companionOf, giveCompanion } from '../service/companion';
import { entriesOf } from '../service/mentioned-containers';

/**
 * The input of `run-task`, or its overrides by themselves, as one RunTask; a task definition that
 * is not beside the file is made to stand in.
 */
export async function importRunTask(text: string, options: ImportOptions): Promise<ImportResult> {
  const file = await readEcsFile(text, options);
  if ('refusal' in file) return file.refusal;
  const { value, findings, notes, lineOf } = file;
  if (!isObject(value)) return refused('a list: the input of run-task is an object', '', 1);
  const isOverrides = value.taskDefinition === undefined && Array.isArray(value.containerOverrides);
  if (!isOverrides && typeof value.taskDefinition !== 'string') {
    return refused('taskDefinition must name the task definition to run', 'taskDefinition', 1);
  }
  const book: Notebook = { findings, notes, operation: 'RunTask', isCloudFormation: false };
  const shape = inputOf('ECS.RunTask');
  const overrides = shape.members.overrides;
  const tidy =
    isOverrides && overrides?.type === 'structure'
      ? { overrides: tidyMembers(value, overrides, '', book) }
      : tidyMembers(value, shape, '', book);
  const input = fillPlaceholders(tidy, '', book, options.variables);
  const plan: ImportPlan = { operations: [], findings, elsewhere: [], decisions: [], options };
  const at = giveTask(plan, input, await companionOf(options), isOverrides);
  const links = isOverrides ? [] : topLinks(input, '', lineOf, at);
  return { ...resultOf(plan, lineOf), notes, links, lineOf };
}

function giveTask(
  plan: ImportPlan,
  given: Record<string, unknown>,
  companion: Companion,
  isOverrides: boolean,
): number {
  const input: Record<string, unknown> = isOverrides
    ? { launchType: 'FARGATE', networkConfiguration: usualNetwork('FARGATE'), ...given }
    : { ...given };
  if (isOverrides) {
    say(
      plan,
      'containerOverrides',
      'overrides by themselves: one task on Fargate is run with them',
      'warning',
    );
    if (companion.cluster) input.cluster = companion.cluster;
  }
  const where = { cluster: 'cluster', strategy: 'capacityProviderStrategy' };
  const cluster = clusterFor(plan, input, where);
  return give(plan, 'ECS.RunTask', {
    ...input,
    cluster,
    taskDefinition: definitionOf(plan, input, companion),
  });
}

function definitionOf(
  plan: ImportPlan,
  input: Record<string, unknown>,
  { definition }: Companion,
): string {
  const reference = typeof input.taskDefinition === 'string' ? input.taskDefinition : undefined;
  const family = reference === undefined ? undefined : nameIn(reference).split(':')[0];
  if (definition && (family === undefined || family === definition.input.family)) {
    return giveCompanion(plan, definition, 'taskDefinition');
  }
  const overridden = isObject(input.overrides) ? entriesOf(input.overrides.containerOverrides) : [];
  const names = overridden.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  const onFargate = runsOnFargate(input);
  const [volume] = entriesOf(input.volumeConfigurations);
  return definitionFor(plan, {
    path: 'taskDefinition',
    ...(reference !== undefined && { reference }),
    family: names[0] ?? 'task',
    onFargate,
    awsvpc: onFargate || input.networkConfiguration !== undefined,
    containers: new Map(names.map((name) => [name, []])),
    exec: input.enableExecuteCommand === true,
    ...(volume && { volume: String(volume.name) }),
  });
}
