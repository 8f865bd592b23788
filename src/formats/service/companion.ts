import { readEcsFile } from '../ecs-input/ecs-file';
import { type ImportPlan, say } from '../ecs-input/import-plan';
import type { Finding, ImportedOperation, ImportOptions } from '../import-result';
import { isObject } from '../json-text';
import { importTaskDefinition } from '../task-definition/import-task-definition';

/** The registration first, then what goes with it. */
export interface CompanionDefinition {
  /** What RegisterTaskDefinition is given. */
  input: Record<string, unknown>;
  operations: ImportedOperation[];
  fileName: string;
  findings: Finding[];
}

/** What lies beside a service definition of ecspresso. */
export interface Companion {
  cluster?: string;
  serviceName?: string;
  /** The task definition that it is of, if it could be read. */
  definition?: CompanionDefinition;
}

const CONFIGS = ['ecspresso.yml', 'ecspresso.yaml', 'ecspresso.json', 'config.yaml'];
const DEFINITION = 'ecs-task-def.json';

/**
 * The files that ecspresso reads with a service definition: its configuration, which names cluster
 * and service, and the task definition.
 */
export async function companionOf(options: ImportOptions): Promise<Companion> {
  const { readFile } = options;
  if (!readFile) return {};
  const config = await configIn(options);
  const text = (name: unknown) => (typeof name === 'string' && name !== '' ? name : undefined);
  const fileName = text(config.task_definition) ?? DEFINITION;
  const definitionText = readFile(fileName);
  const cluster = text(config.cluster);
  const serviceName = text(config.service);
  const companion: Companion = { ...(cluster && { cluster }), ...(serviceName && { serviceName }) };
  if (definitionText === undefined) return companion;
  const definition = await definitionIn(definitionText, fileName, options);
  return { ...companion, ...(definition && { definition }) };
}

/** A task definition in another file than the one that is imported. */
export async function definitionIn(
  text: string,
  fileName: string,
  options: ImportOptions,
): Promise<CompanionDefinition | undefined> {
  const { operations, findings } = await importTaskDefinition(text, { ...options, fileName });
  const [first] = operations;
  if (!first) return undefined;
  return { input: first.input, operations, fileName, findings: elsewhere(findings, fileName) };
}

/** Gives it once, with its findings; answers its family. */
export function giveCompanion(
  plan: ImportPlan,
  definition: CompanionDefinition,
  path: string,
): string {
  const isNew = definition.operations.some((one) => !plan.operations.includes(one));
  if (isNew) {
    plan.operations.push(...definition.operations);
    plan.elsewhere.push(...definition.findings);
  }
  const family = String(definition.input.family);
  say(plan, path, `“${family}” is the task definition in ${definition.fileName}`);
  return family;
}

/** A line of another file would lead astray: the path says which file it is. */
const elsewhere = (findings: readonly Finding[], fileName: string): Finding[] =>
  findings.map(({ path, severity, message }) => ({
    path: `${fileName} ${path}`.trim(),
    severity,
    message,
  }));

async function configIn(options: ImportOptions): Promise<Record<string, unknown>> {
  for (const name of CONFIGS) {
    const text = options.readFile?.(name);
    const file = text === undefined ? undefined : await readEcsFile(text, options);
    if (file && !('refusal' in file) && isObject(file.value)) return file.value;
  }
  return {};
}
