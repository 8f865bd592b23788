import type * as z from 'zod/mini';
import { json, moment, numberOrWord } from './members';

/**
 * What an operation takes, as plain data: for the command line, for forms and for saying what is
 * wrong with an input. Members stand in the order of AWS's own model. `min` and `max` bound a
 * number, the length of a string or of a list; `document` is free JSON.
 */
export type InputShape =
  | {
      readonly type: 'string' | 'timestamp' | 'integer' | 'float' | 'boolean' | 'document';
      readonly enum?: readonly string[];
      readonly min?: number;
      /** The number must be above `min`, not merely equal to it. */
      readonly aboveMin?: true;
      readonly max?: number;
      /** A number is as good as a string here. */
      readonly orNumber?: true;
    }
  | {
      readonly type: 'list';
      readonly member: InputShape;
      readonly min?: number;
      readonly max?: number;
    }
  | { readonly type: 'map'; readonly value: InputShape }
  | StructureShape;

export interface StructureShape {
  readonly type: 'structure';
  readonly members: { readonly [name: string]: InputShape };
  readonly required: readonly string[];
}

/** The plain-data form of a schema made of `members.ts`. */
function inputShapeOf(schema: z.core.$ZodType): InputShape {
  if (schema === moment) return { type: 'timestamp' };
  if (schema === numberOrWord) return { type: 'string', orNumber: true };
  if (schema === json) return { type: 'document' };
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return { type: 'string', ...boundsOf(def.checks) };
    case 'number':
      return { type: 'format' in def ? 'integer' : 'float', ...boundsOf(def.checks) };
    case 'boolean':
      return { type: 'boolean' };
    case 'enum':
      return { type: 'string', enum: Object.values(def.entries).map(String) };
    case 'array':
      return { type: 'list', member: inputShapeOf(def.element), ...boundsOf(def.checks) };
    case 'record':
      return { type: 'map', value: inputShapeOf(def.valueType) };
    case 'optional':
      return inputShapeOf(def.innerType);
    case 'object':
      return structureOf(def.shape);
    default:
      throw new Error(`no input shape for a schema of type ${def.type}`);
  }
}

/** An operation's input is always a structure. */
export function structureOf(shape: z.core.$ZodShape): StructureShape {
  const entries = Object.entries(shape);
  return {
    type: 'structure',
    members: Object.fromEntries(entries.map(([name, member]) => [name, inputShapeOf(member)])),
    required: entries
      .filter(([, member]) => member._zod.optin !== 'optional')
      .map(([name]) => name),
  };
}

interface Bounds {
  min?: number;
  aboveMin?: true;
  max?: number;
}

function boundsOf(checks: readonly z.core.$ZodCheck<never>[] = []): Bounds {
  const bounds: Bounds = {};
  for (const check of checks) {
    const { def } = (check as unknown as z.core.$ZodChecks)._zod;
    if (def.check === 'min_length') bounds.min = def.minimum;
    if (def.check === 'max_length') bounds.max = def.maximum;
    if (def.check === 'greater_than') {
      bounds.min = Number(def.value);
      if (!def.inclusive) bounds.aboveMin = true;
    }
    if (def.check === 'less_than') bounds.max = Number(def.value);
  }
  return bounds;
}
