import type { InputShape, StructureShape } from './contract/input-shape';
import { elbErrors, ecsErrors, paramValidation, sandboxErrors } from './contract/errors';
import type { ServiceName } from './contract/operations';
import type { AwsError } from '../model/result';

/** What the service itself would refuse: an unknown word, a number beyond its range. */
interface ServiceFault {
  member: string;
  value: string;
  shape: InputShape;
  why: 'enum' | 'max' | 'min';
}

interface Faults {
  /** Lines of botocore's report, in its order. */
  client: string[];
  service: ServiceFault[];
}

/**
 * What is wrong with an input: first what botocore refuses before it sends anything, with its
 * wording, then what the service refuses. Undefined when nothing is.
 */
export function explainInput(
  service: ServiceName,
  input: unknown,
  shape: StructureShape,
): AwsError | undefined {
  const faults: Faults = { client: [], service: [] };
  inspect(input, shape, '', faults);
  if (faults.client.length > 0) return paramValidation(faults.client.join('\n'));
  const [first] = faults.service;
  return first && serviceError(service, first);
}

function inspect(value: unknown, shape: InputShape, name: string, faults: Faults): void {
  if (shape.type === 'document') return;
  if (!hasType(value, shape)) {
    faults.client.push(
      `Invalid type for parameter ${name || 'input'}, value: ${asPython(value)}, ` +
        `type: ${pythonType(value)}, valid types: ${VALID_TYPES[shape.type]}`,
    );
    return;
  }
  switch (shape.type) {
    case 'structure':
      inspectStructure(value as Record<string, unknown>, shape, name, faults);
      break;
    case 'list':
      inspectBounds((value as unknown[]).length, 'length', shape, name, faults);
      for (const [index, item] of (value as unknown[]).entries()) {
        inspect(item, shape.member, `${name}[${index}]`, faults);
      }
      break;
    case 'map':
      for (const [key, item] of Object.entries(value as object)) {
        inspect(item, shape.value, `${name}.${key}`, faults);
      }
      break;
    case 'string':
      if (typeof value === 'string') inspectText(value, shape, name, faults);
      break;
    case 'integer':
    case 'float':
      inspectBounds(value as number, 'value', shape, name, faults);
      break;
    default:
  }
}

function inspectStructure(
  value: Record<string, unknown>,
  shape: StructureShape,
  name: string,
  faults: Faults,
): void {
  const where = name || 'input';
  for (const required of shape.required) {
    if (!Object.hasOwn(value, required)) {
      faults.client.push(`Missing required parameter in ${where}: "${required}"`);
    }
  }
  const known = Object.entries(value).filter(([key]) => Object.hasOwn(shape.members, key));
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(shape.members, key)) continue;
    const names = Object.keys(shape.members).join(', ');
    faults.client.push(`Unknown parameter in ${where}: "${key}", must be one of: ${names}`);
  }
  for (const [key, item] of known) {
    inspect(item, shape.members[key]!, name ? `${name}.${key}` : key, faults);
  }
}

type Scalar = Exclude<InputShape, { type: 'list' | 'map' | 'structure' }>;

function inspectText(value: string, shape: Scalar, name: string, faults: Faults): void {
  inspectBounds(value.length, 'length', shape, name, faults);
  if (shape.enum && !shape.enum.includes(value)) {
    faults.service.push({ member: name, value, shape, why: 'enum' });
  }
}

/** botocore looks at lower bounds only; upper ones are the service's to refuse. */
function inspectBounds(
  value: number,
  what: 'length' | 'value',
  shape: { min?: number; max?: number; aboveMin?: true },
  name: string,
  faults: Faults,
): void {
  const full = shape as InputShape;
  if (shape.min !== undefined && value < shape.min) {
    faults.client.push(
      what === 'length'
        ? `Invalid length for parameter ${name}, value: ${value}, valid min length: ${shape.min}`
        : `Invalid value for parameter ${name}, value: ${value}, valid min value: ${shape.min}`,
    );
  } else if (shape.aboveMin && value === shape.min) {
    faults.service.push({ member: name, value: String(value), shape: full, why: 'min' });
  }
  if (shape.max !== undefined && value > shape.max) {
    faults.service.push({ member: name, value: String(value), shape: full, why: 'max' });
  }
}

function serviceError(service: ServiceName, fault: ServiceFault): AwsError {
  const { member, value, shape, why } = fault;
  const bounds = shape as { enum?: readonly string[]; min?: number; max?: number };
  if (service === 'ECS' && why === 'enum') return ecsErrors.oneOf(inWords(member), bounds.enum!);
  const constraint =
    why === 'enum'
      ? `Member must satisfy enum value set: [${bounds.enum!.join(', ')}]`
      : `Member must have ${lengthOrValue(shape)} ${why === 'max' ? `less than or equal to ${bounds.max}` : `greater than ${bounds.min}`}`;
  const { message } = elbErrors.constraint(value, lowerFirst(member), constraint);
  if (service === 'ECS') return ecsErrors.invalidParameter(message);
  return service === 'ELBv2' ? elbErrors.validation(message) : sandboxErrors.invalid(message);
}

const lengthOrValue = (shape: InputShape): string =>
  shape.type === 'string' || shape.type === 'list' ? 'length' : 'value';
const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
/** `launchType` as ECS's messages have it: `launch type`. */
const inWords = (member: string): string =>
  lastMember(member).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const lastMember = (path: string): string =>
  path
    .replace(/\[\d+\]$/, '')
    .split('.')
    .at(-1)!;

function hasType(value: unknown, shape: InputShape): boolean {
  switch (shape.type) {
    case 'structure':
    case 'map':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'list':
      return Array.isArray(value);
    case 'integer':
      return Number.isSafeInteger(value);
    case 'float':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'timestamp':
      return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
    case 'string':
      return (
        typeof value === 'string' ||
        (shape.orNumber === true && typeof value === 'number' && Number.isFinite(value))
      );
    case 'document':
      return true;
  }
}

const VALID_TYPES: Record<InputShape['type'], string> = {
  string: "<class 'str'>",
  integer: "<class 'int'>",
  float: "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>",
  boolean: "<class 'bool'>",
  timestamp: "<class 'datetime.datetime'>, timestamp-string",
  list: "<class 'list'>, <class 'tuple'>",
  map: "<class 'dict'>",
  structure: "<class 'dict'>",
  document: "<class 'dict'>",
};

function pythonType(value: unknown): string {
  if (value === null || value === undefined) return "<class 'NoneType'>";
  if (Array.isArray(value)) return "<class 'list'>";
  if (typeof value === 'number') {
    return Number.isInteger(value) ? "<class 'int'>" : "<class 'float'>";
  }
  const names: Record<string, string> = { string: 'str', boolean: 'bool', object: 'dict' };
  return `<class '${names[typeof value] ?? typeof value}'>`;
}

/** A value as Python prints it: bare at the top, quoted inside lists and dictionaries. */
function asPython(value: unknown, nested = false): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return nested ? quoted(value) : value;
  if (Array.isArray(value)) return `[${value.map((item) => asPython(item, true)).join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value);
    return `{${entries.map(([k, v]) => `${quoted(k)}: ${asPython(v, true)}`).join(', ')}}`;
  }
  return String(value);
}

function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark;
}
