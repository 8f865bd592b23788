/**
 * What the AWS SDK checks of an input before it is sent: members that are missing, unknown, of
 * another type or too small. Ranges upwards, names and patterns are the service's to judge.
 */
import type { InputShape, StructureShape } from '../api/contract/input-shape';
import { paramValidation } from './command-line-error';
import { pythonStr } from './python-text';

/** Throws one error that names every fault, in the order of the shape. */
export function checkInput(shape: StructureShape, input: Record<string, unknown>): void {
  const faults: string[] = [];
  check(shape, input, '', faults);
  if (faults.length > 0)
    throw paramValidation(`Parameter validation failed:\n${faults.join('\n')}`);
}

const VALID_TYPES: Record<InputShape['type'], readonly string[]> = {
  structure: ['dict'],
  map: ['dict'],
  list: ['list', 'tuple'],
  string: ['str'],
  integer: ['int'],
  float: ['float', 'decimal.Decimal', 'int'],
  boolean: ['bool'],
  timestamp: [],
  document: [],
};

function check(shape: InputShape, value: unknown, name: string, faults: string[]): void {
  if (!hasType(shape, value)) {
    const valid = VALID_TYPES[shape.type].map((type) => `<class '${type}'>`).join(', ');
    faults.push(
      `Invalid type for parameter ${shown(name)}, value: ${pythonStr(value)}, ` +
        `type: <class '${pythonType(value)}'>, valid types: ${valid}`,
    );
    return;
  }
  if (shape.type === 'structure') checkMembers(shape, value as Dict, name, faults);
  else if (shape.type === 'map') {
    for (const [key, item] of Object.entries(value as Dict)) {
      check(shape.value, item, `${name}.${key}`, faults);
    }
  } else if (shape.type === 'list') {
    checkMinimum(shape.min, (value as unknown[]).length, 'length', name, faults);
    (value as unknown[]).forEach((item, i) => check(shape.member, item, `${name}[${i}]`, faults));
  } else if (typeof value === 'string') {
    checkMinimum(shape.min, value.length, 'length', name, faults);
  } else if (typeof value === 'number') {
    checkMinimum(shape.min, value, 'value', name, faults);
  }
}

type Dict = Record<string, unknown>;

function checkMembers(shape: StructureShape, value: Dict, name: string, faults: string[]): void {
  for (const member of shape.required) {
    if (!Object.hasOwn(value, member)) {
      faults.push(`Missing required parameter in ${shown(name)}: "${member}"`);
    }
  }
  const known = Object.keys(shape.members);
  for (const member of Object.keys(value)) {
    if (!known.includes(member)) {
      const where = shown(name);
      faults.push(
        `Unknown parameter in ${where}: "${member}", must be one of: ${known.join(', ')}`,
      );
    }
  }
  for (const [member, memberShape] of Object.entries(shape.members)) {
    if (Object.hasOwn(value, member))
      check(memberShape, value[member], `${name}.${member}`, faults);
  }
}

function checkMinimum(
  min: number | undefined,
  actual: number,
  what: 'value' | 'length',
  name: string,
  faults: string[],
): void {
  if (min === undefined || actual >= min) return;
  const unit = what === 'length' ? 'valid min length' : 'valid min value';
  faults.push(`Invalid ${what} for parameter ${shown(name)}, value: ${actual}, ${unit}: ${min}`);
}

/** `input` for the whole, `services[0].name` for a part. */
const shown = (name: string): string => (name === '' ? 'input' : name.replace(/^\./, ''));

function hasType(shape: InputShape, value: unknown): boolean {
  switch (shape.type) {
    case 'structure':
    case 'map':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'list':
      return Array.isArray(value);
    case 'string':
      return typeof value === 'string' || (shape.orNumber === true && typeof value === 'number');
    case 'integer':
      return Number.isInteger(value);
    case 'float':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return true;
  }
}

function pythonType(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return { string: 'str', boolean: 'bool' }[String(typeof value)] ?? 'dict';
}
