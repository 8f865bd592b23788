import { isObject } from '../json-text';

/** A template of CloudFormation: resources with types of AWS's, or of one's own. */
export function looksLikeTemplate(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (value.AWSTemplateFormatVersion !== undefined && isObject(value.Resources)) return true;
  if (!isObject(value.Resources)) return false;
  return Object.values(value.Resources).some(
    (one) => isObject(one) && typeof one.Type === 'string' && /^(?:AWS|Custom)::/.test(one.Type),
  );
}
