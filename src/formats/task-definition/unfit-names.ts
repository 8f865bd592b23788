import type { Finding } from '../import-result';
import { isObject } from '../json-text';
import { memberPath } from '../member-path';

/** As RegisterTaskDefinition takes a family and the name of a container. */
const FIT = /^[A-Za-z0-9_-]{1,255}$/;
const ALLOWED = 'up to 255 letters (A–Z, a–z), digits, hyphens and underscores';

/** So much of a name is repeated. Characters. */
const SHOWN = 60;

/**
 * Names that ECS takes for no family and no container, as errors with their paths: ECS itself says
 * that there is one, not where.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
export function unfitNames(input: Record<string, unknown>, path: string): Finding[] {
  const all: [string, string, unknown][] = [['a family', memberPath(path, 'family'), input.family]];
  const containers: readonly unknown[] = Array.isArray(input.containerDefinitions)
    ? input.containerDefinitions
    : [];
  const list = memberPath(path, 'containerDefinitions');
  containers.forEach((one, at) => {
    const name = isObject(one) ? one.name : undefined;
    all.push(['the name of a container', memberPath(memberPath(list, at), 'name'), name]);
  });
  return all.flatMap(([what, at, name]): Finding[] => {
    if (typeof name !== 'string' || FIT.test(name)) return [];
    const shown = name.length > SHOWN ? `${name.slice(0, SHOWN)}…` : name;
    return [{ path: at, severity: 'error', message: `“${shown}” is not ${what}: ${ALLOWED}` }];
  });
}
