import type { Result } from '../../model/result';

/** A member of an answer, where the answer is good and has it. */
export function outputMember(result: Result | null, member: string): unknown {
  if (!result?.ok || typeof result.output !== 'object' || result.output === null) return undefined;
  return (result.output as Record<string, unknown>)[member];
}

/** `Attributes` of a describe as a table of key and value. */
export function attributesOf(result: Result | null): Record<string, string> {
  const list = outputMember(result, 'Attributes');
  if (!Array.isArray(list)) return {};
  return Object.fromEntries(
    list.map(({ Key, Value }: { Key: string; Value: string }) => [Key, Value]),
  );
}
