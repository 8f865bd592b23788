import type { AwsError } from '../model/result';
import type { ImportResult, Link } from './import-result';
import { isObject } from './json-text';
import type { LineOfPath } from './line-of-path';
import { memberPath } from './member-path';

/** Where a file says what an operation of it was refused for. */
export type RefusedPlace = Pick<Link, 'path' | 'line'>;

/** botocore's words for a member of the input: `parameter a[0].b`, `parameter in a[0]: "b"`. */
const PARAMETER = /parameter (?:in )?([\w.[\]-]+)(?:: "([^"]+)"|,)/;

/** ECS's words: `Invalid setting for container 'web'.`, at times `'startTimeout' must be …`. */
const CONTAINER = /\bcontainer '([^']+)'(?:\. '(\w+)')?/i;

/** ECS's words for a value that a member has not: `network mode should be one of [bridge,…]`. */
const ONE_OF = /^([A-Za-z ]+) should be one of \[(.*)\]/;

/** ECS's words for a size that Fargate does not have. */
const SIZE = /^No Fargate configuration exists/;

/** Each fault that a refusal tells of: botocore's report has one to a line, after its heading. */
export function faultsOf({ __type, message }: AwsError): string[] {
  const [heading, ...faults] = message.split('\n');
  const isReport = __type === 'ParamValidation' && heading?.endsWith(':') && faults.length > 0;
  return isReport ? faults : [message];
}

/**
 * The place of the member or container that a fault names, or of the operation as a whole;
 * undefined where the file does not say it.
 */
export function refusedPlace(
  fault: string,
  { operations, links = [], lineOf }: ImportResult,
  operation: number,
): RefusedPlace | undefined {
  const ours = links.filter((link) => link.operation === operation);
  const member = memberNamed(fault, operations[operation]?.input ?? {});
  const within = ours
    .filter((link) => link.member !== '' && isWithin(member, link.member))
    .sort((a, b) => b.member.length - a.member.length)[0];
  if (!within) return withinWhole(ofWhole(ours), member, lineOf);
  const span = lineOf?.(within.path + member.slice(within.member.length));
  // Where nothing stands at the path, this is what it would stand in.
  const { path, line } = span && isWithin(span.path, within.path) ? span : within;
  return { path, line };
}

/** In a resource of CloudFormation the members are under `Properties`. */
function withinWhole(
  whole: RefusedPlace | undefined,
  member: string,
  lineOf: LineOfPath | undefined,
): RefusedPlace | undefined {
  if (!whole || !lineOf || member === '') return whole;
  const properties = `${whole.path}.Properties`;
  const { path, line } = lineOf(`${properties}.${member}`);
  return path !== properties && isWithin(path, properties) ? { path, line } : whole;
}

function memberNamed(fault: string, input: Record<string, unknown>): string {
  const [, at, name] = PARAMETER.exec(fault) ?? [];
  if (at !== undefined) {
    const path = at === 'input' ? '' : at;
    return [path, name ?? ''].filter(Boolean).join('.');
  }
  if (SIZE.test(fault)) return 'cpu';
  const [, words, values] = ONE_OF.exec(fault) ?? [];
  if (words !== undefined && values !== undefined) {
    const name = words.replace(/ +(\w)/g, (_, letter: string) => letter.toUpperCase());
    return memberOtherThan(values.split(/, ?/), name, input, '') ?? '';
  }
  const { containerDefinitions } = input;
  const [, container, setting] = CONTAINER.exec(fault) ?? [];
  if (container === undefined || !Array.isArray(containerDefinitions)) return '';
  const index = containerDefinitions.findIndex((one) => isObject(one) && one.name === container);
  if (index < 0) return '';
  return `containerDefinitions[${index}]${setting === undefined ? '' : `.${setting}`}`;
}

/** The first member of this name, however deep, that has another value. */
function memberOtherThan(
  values: readonly string[],
  name: string,
  within: unknown,
  path: string,
): string | undefined {
  if (typeof within !== 'object' || within === null) return undefined;
  for (const [key, value] of Object.entries(within)) {
    const at = memberPath(path, Array.isArray(within) ? Number(key) : key);
    if (key === name && typeof value === 'string' && !values.includes(value)) return at;
    const deeper = memberOtherThan(values, name, value, at);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

const isWithin = (path: string, whole: string): boolean =>
  path === whole || path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`);

function ofWhole(ours: readonly Link[]): RefusedPlace | undefined {
  const whole = ours.find(({ member }) => member === '');
  if (whole) return { path: whole.path, line: whole.line };
  const path = commonPath(ours.map((one) => one.path));
  const [first] = ours;
  return first && path !== '' ? { path, line: first.line } : undefined;
}

/** What several places lie in: `services.web` of `services.web.image`, `services.web.ports`. */
function commonPath(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('.'));
  const differs = first.findIndex((name, at) => others.some((other) => other[at] !== name));
  return first.slice(0, differs < 0 ? first.length : differs).join('.');
}
