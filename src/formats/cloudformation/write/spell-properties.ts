import type { InputShape } from '../../../api/contract/input-shape';
import { inputOf } from '../../../api/contract/operations';
import { propertyFor, spellingOf, type ResourceType } from '../property-names';
import { Intrinsic } from './expressions';

/** What stands for a text in the template: itself, or the resource or parameter that it names. */
export type Naming = (member: string, text: string, path: string) => unknown;

/**
 * An operation's input as the properties of its resource: CloudFormation's names, and in place of
 * names of other things what `naming` makes of them. What is empty is left out.
 */
export function spelled(
  type: ResourceType,
  input: Readonly<Record<string, unknown>>,
  naming: Naming,
): Record<string, unknown> {
  const shape = inputOf(spellingOf(type).target);
  const properties = spelledValue({ type, naming }, shape, input, '', '');
  return (properties as Record<string, unknown> | undefined) ?? {};
}

interface Way {
  type: ResourceType;
  naming: Naming;
}

function spelledValue(
  way: Way,
  shape: InputShape | undefined,
  value: unknown,
  path: string,
  member: string,
): unknown {
  if (value === undefined || value === null) return undefined;
  if (value instanceof Intrinsic) return value;
  if (typeof value === 'string') return way.naming(member, value, path);
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const inner = shape?.type === 'list' ? shape.member : undefined;
    const items = value.map((item) => spelledValue(way, inner, item, path, member));
    const there = items.filter((item) => item !== undefined);
    return there.length > 0 ? there : undefined;
  }
  if (shape?.type === 'document') return value;
  const isMap = shape?.type === 'map';
  const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
    const property = isMap ? key : propertyFor(way.type, path, key);
    const inner = innerShape(shape, key);
    const under = isMap ? path : path === '' ? property : `${path}.${property}`;
    const written = spelledValue(way, inner, item, under, key);
    if (written !== undefined) return [[property, written]];
    // An empty list says nothing, but where it must be there.
    return isEmptyAndRequired(shape, key, item) ? [[property, []]] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

const isEmptyAndRequired = (shape: InputShape | undefined, key: string, item: unknown): boolean =>
  Array.isArray(item) && shape?.type === 'structure' && shape.required.includes(key);

function innerShape(shape: InputShape | undefined, key: string): InputShape | undefined {
  if (shape?.type === 'map') return shape.value;
  if (shape?.type !== 'structure' || !Object.hasOwn(shape.members, key)) return undefined;
  return shape.members[key];
}
