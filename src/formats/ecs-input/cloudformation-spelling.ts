import type { StructureShape } from '../../api/contract/input-shape';
import { isObject } from '../json-text';
import { standIn } from './templates';

/**
 * Members that CloudFormation calls otherwise, beyond upper and lower case.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html
 */
const OTHERWISE: Readonly<Record<string, string>> = {
  ProxyConfigurationProperties: 'properties',
  PlacementStrategies: 'placementStrategy',
};

/** `ContainerDefinitions` is `containerDefinitions`, `FilesystemId` is `fileSystemId`. */
export function memberCalled(name: string, members: StructureShape['members']): string {
  const wanted = (Object.hasOwn(OTHERWISE, name) ? OTHERWISE[name] : name) ?? name;
  const lower = wanted.toLowerCase();
  return Object.keys(members).find((one) => one.toLowerCase() === lower) ?? name;
}

/** What stands in for `{Ref: Role}`, `{Fn::GetAtt: [Role, Arn]}`, `{Fn::Sub: "${A}-b"}`. */
export function functionText(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const [entry, another] = Object.entries(value);
  if (!entry || another || !/^(?:Ref|Fn::\w+)$/.test(entry[0])) return undefined;
  const [name, argument] = entry;
  const first: unknown = Array.isArray(argument) ? argument[0] : argument;
  if (typeof first !== 'string') return standIn(name);
  const text = first.replace(/\$\{!?([^}]*)\}/g, (_, inside: string) => standIn(inside));
  return name === 'Fn::Sub' ? text : standIn(name === 'Ref' ? first : (first.split('.')[0] ?? ''));
}

/**
 * A resource of a template by itself (`Type` and `Properties`), or the properties of one: what they
 * are and where; undefined for anything spelled as the API does.
 */
export function propertiesIn(
  value: Record<string, unknown>,
  type: string,
): { properties: Record<string, unknown>; path: string } | undefined {
  if (value.Type === type && isObject(value.Properties)) {
    return { properties: value.Properties, path: 'Properties' };
  }
  const names = Object.keys(value);
  const isSpelledSo = names.length > 0 && names.every((name) => /^[A-Z]/.test(name));
  return isSpelledSo ? { properties: value, path: '' } : undefined;
}
