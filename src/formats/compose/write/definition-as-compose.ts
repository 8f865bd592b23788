import { inputOf } from '../../../api/contract/operations';
import type { Finding } from '../../import-result';
import { EMPTY_WORKBENCH, type SandboxDocument } from '../../../model/sandbox-document';
import { isObject } from '../../json-text';
import { writeCompose } from './write-compose';

const REGISTER = 'ECS.RegisterTaskDefinition';

/**
 * One task definition, as `describe-task-definition` answers it, seen as a compose file. Paths of
 * the findings are those of the definition: `containerDefinitions[0].cpu`.
 */
export function definitionAsCompose(taskDefinition: unknown): {
  text: string;
  findings: Finding[];
} {
  const shape = inputOf(REGISTER);
  const given = isObject(taskDefinition) ? Object.entries(taskDefinition) : [];
  // What ECS only adds to its answer is no part of what was registered.
  const input = Object.fromEntries(given.filter(([name]) => Object.hasOwn(shape.members, name)));
  const { files, findings } = writeCompose(documentOf(input));
  return {
    text: files[0]?.text ?? '',
    findings: findings.map((one) => ({
      ...one,
      path: one.path.replace(/^taskDefinitions\.[^.]*\.?/, ''),
    })),
  };
}

const documentOf = (input: Record<string, unknown>): SandboxDocument => ({
  format: 'ecs-sandbox',
  version: 2,
  id: 'definition',
  name: String(input.family),
  seed: 1,
  account: { version: 1, operations: [{ target: REGISTER, input }] },
  log: [],
  now: 0,
  layout: {},
  notes: {},
  workbench: EMPTY_WORKBENCH,
});
