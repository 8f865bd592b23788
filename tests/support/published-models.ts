/**
 * AWS's published models as the packages of its SDK carry them, read as far as shapes need: which
 * operation takes and answers which members, and of which type.
 */
import * as autoScaling from '@aws-sdk/client-application-auto-scaling';
import * as cloudWatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as codeDeploy from '@aws-sdk/client-codedeploy';
import * as ecs from '@aws-sdk/client-ecs';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import type { InputShape } from '../../src/api/contract/input-shape';

type Kind = 'string' | 'number' | 'boolean' | 'timestamp' | 'document' | 'blob';
export type Model =
  | { readonly type: Kind }
  | { readonly type: 'list' | 'map'; readonly of: () => Model }
  | { readonly type: 'structure'; readonly members: ReadonlyMap<string, () => Model> };

/** The services whose models are at hand. */
export const PUBLISHED: Readonly<Record<string, object>> = {
  ECS: ecs,
  ELBv2: elb,
  Logs: logs,
  CodeDeploy: codeDeploy,
  ApplicationAutoScaling: autoScaling,
  CloudWatch: cloudWatch,
};

/** Input and output of an operation, `ECS.CreateService`. */
export function modelOf(target: string): { input: Model; output: Model } {
  const [service = '', operation = ''] = target.split('.');
  const found = (PUBLISHED[service] as Record<string, unknown>)[`${operation}$`];
  if (!Array.isArray(found)) throw new Error(`no model of ${target}`);
  return { input: read(found[4]), output: read(found[5]) };
}

/** Schemas are numbers for plain types, arrays for the rest, and functions that answer either. */
function read(schema: unknown): Model {
  if (typeof schema === 'function') return read((schema as () => unknown)());
  if (typeof schema === 'number') return readNumber(schema);
  if (!Array.isArray(schema)) return { type: 'structure', members: new Map() };
  const [kind, , , , first, second] = schema as unknown[];
  // A member with traits of its own: the schema and the traits.
  if (typeof kind !== 'number' || schema.length === 2) return read(schema[0]);
  if (kind === 0) return read(first);
  if (kind === 1) return { type: 'list', of: () => read(first) };
  if (kind === 2) return { type: 'map', of: () => read(second) };
  const names = first as string[];
  const schemas = second as unknown[];
  const members = new Map(names.map((name, i) => [name, () => read(schemas[i])]));
  return { type: 'structure', members };
}

function readNumber(schema: number): Model {
  if (schema & 64) return { type: 'list', of: () => readNumber(schema & 63) };
  if (schema & 128) return { type: 'map', of: () => readNumber(schema & 63) };
  const kinds: Record<number, Kind> = { 0: 'string', 1: 'number', 2: 'boolean', 15: 'document' };
  if (schema >= 4 && schema <= 7) return { type: 'timestamp' };
  return { type: kinds[schema] ?? 'blob' };
}

/** Where an answer is not what the model says: a member it has not, a value of another type. */
export function answerFaults(value: unknown, model: Model, path = ''): string[] {
  if (model.type === 'document') return [];
  if (model.type === 'list') {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((one) => answerFaults(one, model.of(), `${path}[]`));
  }
  if (model.type === 'map' || model.type === 'structure') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [`${path} is no ${model.type}`];
    }
    return Object.entries(value).flatMap(([name, one]) => {
      const member = model.type === 'structure' ? model.members.get(name) : model.of;
      return member ? answerFaults(one, member(), `${path}.${name}`) : [`${path}.${name} is extra`];
    });
  }
  const wanted = model.type === 'timestamp' ? 'number' : model.type;
  return typeof value === wanted ? [] : [`${path} is a ${typeof value}, not a ${wanted}`];
}

/** Where an input of ours takes what the model has not, or has with another type. */
export function inputFaults(ours: InputShape, model: Model, path = ''): string[] {
  if (ours.type === 'document' || model.type === 'document') return [];
  if (ours.type === 'structure') {
    if (model.type !== 'structure') return [`${path} is a ${model.type}`];
    return Object.entries(ours.members).flatMap(([name, one]) => {
      const member = model.members.get(name);
      return member ? inputFaults(one, member(), `${path}.${name}`) : [`${path}.${name} is extra`];
    });
  }
  if (ours.type === 'list' || ours.type === 'map') {
    if (model.type !== ours.type) return [`${path} is a ${model.type}`];
    const inner = ours.type === 'list' ? ours.member : ours.value;
    return inputFaults(inner, model.of(), `${path}[]`);
  }
  const wanted = ours.type === 'integer' || ours.type === 'float' ? 'number' : ours.type;
  return model.type === wanted ? [] : [`${path} is a ${model.type}, not a ${wanted}`];
}

/** Members of inputs that AWS has and the sandbox does not know: they are refused by name. */
export function unknownMembers(ours: InputShape, model: Model, path = ''): string[] {
  if (ours.type === 'structure' && model.type === 'structure') {
    return [...model.members].flatMap(([name, member]) =>
      Object.hasOwn(ours.members, name)
        ? unknownMembers(ours.members[name]!, member(), `${path}.${name}`)
        : [`${path}.${name}`],
    );
  }
  if (ours.type === 'list' && model.type === 'list') {
    return unknownMembers(ours.member, model.of(), path);
  }
  return [];
}
