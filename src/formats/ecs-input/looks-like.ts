import { isObject } from '../json-text';
import type { SourceText } from '../source-text';

/** The members of an object in lower case, so that CloudFormation's spelling is found too. */
export function memberNames(value: unknown): ReadonlySet<string> {
  return new Set(isObject(value) ? Object.keys(value).map((name) => name.toLowerCase()) : []);
}

/**
 * Whether a text that is no valid JSON or YAML, as one with templates or comments is not, names one
 * of these members, and is of no format that has resources or services of its own.
 */
export function brokenButNames({ value, text }: SourceText, members: readonly string[]): boolean {
  if (value !== undefined || text.length > 200_000) return false;
  if (/AWS::(?!ECS)|^[ \t]*["']?(?:Resources|services)["']?\s*:/im.test(text)) return false;
  return members.some((name) => new RegExp(`(?:["']|^[ \\t]*)${name}["']?\\s*:`, 'im').test(text));
}
