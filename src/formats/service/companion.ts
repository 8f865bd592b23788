import { readEcsFile } from '../ecs-input/ecs-file';
import type { ImportedOperation, ImportOptions } from '../import-result';
import { isObject } from '../json-text';
import { importTaskDefinition } from '../task-definition/import-task-definition';
import type { Finding } from '../import-result';

/** What lies beside a service definition of ecspresso. */
export interface Companion {
  cluster?: string;
  serviceName?: string;
  /** The task definition that it is of, if it could be read. */
  definition?: { operation: ImportedOperation; fileName: string; findings: Finding[] };
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
  const { operations, findings } = await importTaskDefinition(definitionText, {
    ...options,
    fileName,
  });
  const [operation] = operations;
  if (!operation) return companion;
  return {
    ...companion,
    definition: { operation, fileName, findings: elsewhere(findings, fileName) },
  };
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
