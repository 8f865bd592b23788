import { isObject } from '../json-text';
import type { SourceText } from '../source-text';

/**
 * True for an AppSpec of CodeDeploy, of whatever platform: a version and a list of resources (those
 * of a CloudFormation template are a mapping), or the files of an EC2 deployment.
 */
export function looksLikeAppSpec({ value }: SourceText): boolean {
  if (!isObject(value)) return false;
  const names = Object.entries(value).map(
    ([name, member]) => [name.toLowerCase(), member] as const,
  );
  const member = (wanted: string) => names.find(([name]) => name === wanted)?.[1];
  if (member('version') === undefined) return false;
  return (
    Array.isArray(member('resources')) ||
    (typeof member('os') === 'string' &&
      (Array.isArray(member('files')) || isObject(member('hooks'))))
  );
}
