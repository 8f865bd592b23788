import { namedId } from '../../../../model/named-id';
import type { Secret } from '../../../../model/secret';

/** Looks like a UUID, and depends on nothing but the secret and how often it got a value. */
export function versionId({ arn, version }: Pick<Secret, 'arn' | 'version'>): string {
  const hex = (part: string, digits: number) =>
    namedId('', arn + version + part).slice(1, digits + 1);
  return [hex('a', 8), hex('b', 4), `4${hex('c', 3)}`, `a${hex('d', 3)}`, hex('e', 12)].join('-');
}
