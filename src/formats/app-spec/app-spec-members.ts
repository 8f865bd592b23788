import { isObject } from '../json-text';
import { memberPath } from '../member-path';
import type { EcsFile } from '../ecs-input/ecs-file';

export interface At {
  value: unknown;
  /** As the file spells it. */
  path: string;
}

/** A member whatever its case, as CodeDeploy finds it. */
export function memberOf({ value, path }: At, name: string): At | undefined {
  if (!isObject(value)) return undefined;
  const key = Object.keys(value).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : { value: value[key], path: memberPath(path, key) };
}

/** The one ECS service of an AppSpec, or why there is none. */
export function serviceIn(file: EcsFile): { properties: At } | { why: string; path: string } {
  const root: At = { value: file.value, path: '' };
  const resources = memberOf(root, 'Resources');
  if (!resources || !Array.isArray(resources.value)) {
    const why =
      'an AppSpec for EC2 or on-premises servers (os, files): only the one for an ECS service is simulated';
    return { why, path: memberOf(root, 'os')?.path ?? '' };
  }
  const all = resources.value.flatMap((entry: unknown, at): At[] =>
    isObject(entry)
      ? Object.entries(entry).map(([name, value]) => ({
          value,
          path: memberPath(memberPath(resources.path, at), name),
        }))
      : [],
  );
  const typeOf = (one: At) => memberOf(one, 'Type')?.value;
  const service = all.find((one) => typeOf(one) === 'AWS::ECS::Service');
  const properties = service && memberOf(service, 'Properties');
  if (properties) return { properties };
  const path = service?.path ?? resources.path;
  if (service) return { why: 'the service has no Properties', path };
  const other = all.map(typeOf).find((one) => typeof one === 'string');
  const why = other
    ? `it deploys an ${other}: only AWS::ECS::Service is simulated`
    : 'it has no resource of the type AWS::ECS::Service';
  return { why, path };
}
