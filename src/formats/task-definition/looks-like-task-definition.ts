import { brokenButNames, memberNames } from '../ecs-input/looks-like';
import { isObject } from '../json-text';
import type { SourceText } from '../source-text';

/**
 * True for the input of `register-task-definition`, the answer of `describe-task-definition`, the
 * same in CloudFormation's spelling, and a list of container definitions.
 */
export function looksLikeTaskDefinition(source: SourceText): boolean {
  const { value } = source;
  if (Array.isArray(value)) return value.length > 0 && value.every(isContainer);
  if (brokenButNames(source, ['containerDefinitions'])) return true;
  if (!isObject(value)) return false;
  if (value.Type === 'AWS::ECS::TaskDefinition' || isObject(value.taskDefinition)) return true;
  const names = memberNames(value);
  if (names.has('containerdefinitions')) return true;
  // Without containers ECS refuses it; that is a better answer than not knowing what it is.
  return names.has('family') && (names.has('requirescompatibilities') || names.has('networkmode'));
}

const isContainer = (one: unknown): boolean =>
  isObject(one) && typeof one.name === 'string' && typeof one.image === 'string';
