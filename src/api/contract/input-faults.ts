import type { AwsError } from '../../model/result';
import { clientFaults } from './client-faults';
import { ec2Errors, elbErrors, ecsErrors, paramValidation, sandboxErrors } from './errors';
import type { InputShape, StructureShape } from './input-shape';
import type { ServiceName } from './operations';

/** What the service itself would refuse: an unknown word, a number beyond its range. */
interface ServiceFault {
  member: string;
  value: string;
  shape: InputShape;
  why: 'enum' | 'max' | 'min';
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
  const unsent = clientFaults(input, shape);
  if (unsent.length > 0) return paramValidation(unsent.join('\n'));
  const fault = serviceFault(input, shape, '');
  return fault && serviceError(service, fault);
}

/**
 * The first fault, in the order of the input, that only the service finds; types are right by now.
 */
function serviceFault(value: unknown, shape: InputShape, name: string): ServiceFault | undefined {
  switch (shape.type) {
    case 'structure':
      return firstOf(Object.entries(value as object), ([key, item]) =>
        serviceFault(item, shape.members[key]!, name ? `${name}.${key}` : key),
      );
    case 'map':
      return firstOf(Object.entries(value as object), ([key, item]) =>
        serviceFault(item, shape.value, `${name}.${key}`),
      );
    case 'list': {
      const list = value as unknown[];
      const beyond = boundsFault(list.length, shape, name);
      return (
        beyond ??
        firstOf([...list.entries()], ([index, item]) =>
          serviceFault(item, shape.member, `${name}[${index}]`),
        )
      );
    }
    default:
      if (typeof value === 'number') return boundsFault(value, shape, name);
      if (typeof value !== 'string') return undefined;
      return boundsFault(value.length, shape, name) ?? wordFault(value, shape, name);
  }
}

function firstOf<T, Found>(items: readonly T[], find: (item: T) => Found | undefined) {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Scalar = Exclude<InputShape, { type: 'list' | 'map' | 'structure' }>;

const wordFault = (value: string, shape: Scalar, member: string): ServiceFault | undefined =>
  shape.enum && !shape.enum.includes(value) ? { member, value, shape, why: 'enum' } : undefined;

function boundsFault(
  actual: number,
  shape: Scalar | Extract<InputShape, { type: 'list' }>,
  member: string,
): ServiceFault | undefined {
  const value = String(actual);
  if ('aboveMin' in shape && actual === shape.min) return { member, value, shape, why: 'min' };
  if (shape.max !== undefined && actual > shape.max) return { member, value, shape, why: 'max' };
  return undefined;
}

function serviceError(service: ServiceName, fault: ServiceFault): AwsError {
  const { member, value, shape, why } = fault;
  const bounds = shape as { enum?: readonly string[]; min?: number; max?: number };
  if (service === 'ECS' && why === 'enum') return ecsErrors.oneOf(inWords(member), bounds.enum!);
  if (service === 'EC2') {
    const parameter = lowerFirst(lastMember(member));
    return ec2Errors.invalidValue(`Value (${value}) for parameter ${parameter} is invalid.`);
  }
  const constraint =
    why === 'enum'
      ? `Member must satisfy enum value set: [${bounds.enum!.join(', ')}]`
      : `Member must have ${lengthOrValue(shape)} ${why === 'max' ? `less than or equal to ${bounds.max}` : `greater than ${bounds.min}`}`;
  const { message } = elbErrors.constraint(value, lowerFirst(member), constraint);
  if (service === 'ECS' || service === 'Logs') return ecsErrors.invalidParameter(message);
  const isJson = service === 'Sandbox' || service === 'CodeDeploy';
  return isJson ? sandboxErrors.invalid(message) : elbErrors.validation(message);
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
