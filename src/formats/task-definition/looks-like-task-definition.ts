import { isObject } from '../json-text';

/**
 * True for the input of `register-task-definition` and the answer of `describe-task-definition`.
 */
export function looksLikeTaskDefinition(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (isObject(value.taskDefinition)) return true;
  return Array.isArray(value.containerDefinitions) || 'containerDefinitions' in value;
}
