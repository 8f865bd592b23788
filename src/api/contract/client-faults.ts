/**
 * What botocore, and with it the AWS CLI and every SDK of Python, checks of an input before sending
 * it: members that are missing, unknown, of another type or too small. Ranges upwards,
 * enumerations, names and patterns are the service's to judge.
 */
import type { InputShape, StructureShape } from './input-shape';
import { pythonStr, pythonTypeOf } from './python-text';

/**
 * One line of botocore's report for each fault, in its order and wording; none when it would send.
 * A text that `isUnknown` stands for a value that only running would tell: it has no fault.
 */
export function clientFaults(
  input: unknown,
  shape: StructureShape,
  isUnknown: (text: string) => boolean = () => false,
): string[] {
  const faults: Faults = { found: [], isUnknown };
  inspect(input, shape, '', faults);
  return faults.found;
}

interface Faults {
  readonly found: string[];
  readonly isUnknown: (text: string) => boolean;
}

type Members = Record<string, unknown>;

/** `name` is where: empty for the whole input, `services[0].name` for a part. */
function inspect(value: unknown, shape: InputShape, name: string, faults: Faults): void {
  if (typeof value === 'string' && faults.isUnknown(value)) return;
  if (!hasType(value, shape)) {
    faults.found.push(
      `Invalid type for parameter ${name || 'input'}, value: ${pythonStr(value)}, ` +
        `type: ${pythonTypeOf(value)}, valid types: ${VALID_TYPES[shape.type]}`,
    );
    return;
  }
  switch (shape.type) {
    case 'structure':
      inspectStructure(value as Members, shape, name, faults);
      break;
    case 'map':
      for (const [key, item] of Object.entries(value as Members)) {
        inspect(item, shape.value, `${name}.${key}`, faults);
      }
      break;
    case 'list':
      inspectMinimum((value as unknown[]).length, 'length', shape.min, name, faults);
      for (const [index, item] of (value as unknown[]).entries()) {
        inspect(item, shape.member, `${name}[${index}]`, faults);
      }
      break;
    default:
      if (typeof value === 'string') {
        inspectMinimum(value.length, 'length', shape.min, name, faults);
      } else if (typeof value === 'number') {
        inspectMinimum(value, 'value', shape.min, name, faults);
        if (shape.type === 'integer') inspectSafe(value, name, faults);
      }
  }
}

function inspectStructure(
  value: Members,
  shape: StructureShape,
  name: string,
  faults: Faults,
): void {
  const where = name || 'input';
  const has = (member: string) => Object.hasOwn(shape.members, member);
  for (const required of shape.required) {
    if (!Object.hasOwn(value, required)) {
      faults.found.push(`Missing required parameter in ${where}: "${required}"`);
    }
  }
  for (const member of Object.keys(value).filter((one) => !has(one))) {
    const names = Object.keys(shape.members).join(', ');
    faults.found.push(`Unknown parameter in ${where}: "${member}", must be one of: ${names}`);
  }
  for (const member of Object.keys(value).filter(has)) {
    const path = name === '' ? member : `${name}.${member}`;
    inspect(value[member], shape.members[member]!, path, faults);
  }
}

function inspectMinimum(
  actual: number,
  what: 'length' | 'value',
  min: number | undefined,
  name: string,
  faults: Faults,
): void {
  if (min === undefined || actual >= min) return;
  faults.found.push(
    `Invalid ${what} for parameter ${name}, value: ${actual}, valid min ${what}: ${min}`,
  );
}

/** Beyond what a double keeps exactly AWS takes no number either; the words are botocore's kind. */
function inspectSafe(value: number, name: string, faults: Faults): void {
  if (Number.isSafeInteger(value)) return;
  const bound = value < 0 ? `min value: ${-MOST}` : `max value: ${MOST}`;
  faults.found.push(`Invalid value for parameter ${name}, value: ${value}, valid ${bound}`);
}

const MOST = Number.MAX_SAFE_INTEGER;

/** Python shows others by a power of ten, and has read them as float. */
const isInt = (value: unknown): boolean =>
  Number.isSafeInteger(value) ||
  (typeof value === 'number' && pythonTypeOf(value) === "<class 'int'>");

const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);

function hasType(value: unknown, shape: InputShape): boolean {
  switch (shape.type) {
    case 'structure':
    case 'map':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'list':
      return Array.isArray(value);
    case 'integer':
      return isInt(value);
    case 'float':
      return isNumber(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'timestamp':
      return typeof value === 'string' || isNumber(value);
    case 'string':
      return typeof value === 'string' || (shape.orNumber === true && isNumber(value));
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
