import type { ImportedOperation } from '../../formats/import-result';

/** A line of an operation's input, written as JSON. */
export interface OperationLine {
  text: string;
  /** The member it is about: `containerDefinitions[0].portMappings`; empty for the outermost. */
  member: string;
}

const under = (member: string, key: string): string => (member === '' ? key : `${member}.${key}`);

/** An input as indented JSON, line by line, each with the member it belongs to. */
export function operationLines(input: Record<string, unknown>): OperationLine[] {
  const lines: OperationLine[] = [];
  const write = (value: unknown, member: string, depth: number, head: string, tail: string) => {
    const indent = '  '.repeat(depth);
    const isList = Array.isArray(value);
    const isMap = typeof value === 'object' && value !== null && !isList;
    const items = isList ? value : isMap ? Object.entries(value) : [];
    if (items.length === 0) {
      const text = isList ? '[]' : isMap ? '{}' : JSON.stringify(value);
      lines.push({ text: `${indent}${head}${text}${tail}`, member });
      return;
    }
    lines.push({ text: `${indent}${head}${isList ? '[' : '{'}`, member });
    items.forEach((item: unknown, index) => {
      const comma = index < items.length - 1 ? ',' : '';
      if (isList) return write(item, `${member}[${index}]`, depth + 1, '', comma);
      const [key, its] = item as [string, unknown];
      write(its, under(member, key), depth + 1, `${JSON.stringify(key)}: `, comma);
    });
    lines.push({ text: `${indent}${isList ? ']' : '}'}${tail}`, member });
  };
  write(input, '', 0, '', '');
  return lines;
}

/** Members that name the thing an operation makes, the most telling first. */
const NAMING = [
  'serviceName',
  'family',
  'clusterName',
  'LoadBalancerName',
  'Name',
  'name',
  'GroupName',
  'RoleName',
  'logGroupName',
  'CreationToken',
  'service',
  'LoadBalancerArn',
  'TargetGroupArn',
  'taskDefinition',
  'image',
];

/** `Register task definition` and `web` for `ECS.RegisterTaskDefinition` of the family web. */
export function operationTitle({ target, input }: ImportedOperation): {
  what: string;
  name: string;
} {
  const operation = target.slice(target.indexOf('.') + 1);
  const words = operation.split(/(?<=[a-z])(?=[A-Z])/);
  const what = words.map((word, at) => (at === 0 ? word : word.toLowerCase())).join(' ');
  const key = NAMING.find((one) => typeof input[one] === 'string');
  return { what, name: key === undefined ? '' : String(input[key]) };
}

/** `Create service web`. */
export function titleInWords(operation: ImportedOperation): string {
  const { what, name } = operationTitle(operation);
  return name === '' ? what : `${what} ${name}`;
}

/** What is about the sandbox only, and would be done nowhere in AWS. */
export const isStandIn = ({ target }: ImportedOperation): boolean => target === 'Sandbox.PutImage';
