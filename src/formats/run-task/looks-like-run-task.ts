import { brokenButNames, memberNames } from '../ecs-input/looks-like';
import { isObject } from '../json-text';
import { looksLikeService } from '../service/looks-like-service';
import type { SourceText } from '../source-text';

/**
 * True for the input of `run-task` and for overrides by themselves. What names a service too is a
 * service's.
 */
export function looksLikeRunTask(source: SourceText): boolean {
  const { value } = source;
  if (looksLikeService(source)) return false;
  if (brokenButNames(source, ['containerOverrides'])) return true;
  if (!isObject(value) || memberNames(value).has('resources')) return false;
  return typeof value.taskDefinition === 'string' || Array.isArray(value.containerOverrides);
}
