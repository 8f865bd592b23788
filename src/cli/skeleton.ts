/** `--generate-cli-skeleton`: an input with every member, to be filled in, or a sample answer. */
import type { InputShape, StructureShape } from '../api/contract/input-shape';
import { publishedOutput } from '../api/contract/published-output';
import { paramValidation } from './command-line-error';
import { formatOutput } from './format-output';
import type { Presentation } from './global-options';
import { optionDescription } from './option-descriptions';
import { kebab } from './option-names';

/** The text of the skeleton that `kind` names; `input` when it is left out. */
export function skeletonText(
  target: string,
  shape: StructureShape,
  kind: string | undefined,
  shown: Presentation,
): string {
  if (kind === undefined || kind === 'input') return `${JSON.stringify(blank(shape), null, 4)}\n`;
  if (kind === 'yaml-input') return `${yamlMembers(target, shape).join('\n')}\n`;
  if (kind === 'output') return formatOutput(target, sampleAnswer(target), shown).text;
  throw paramValidation(
    `argument --generate-cli-skeleton: Found invalid choice '${kind}'`,
    'after',
  );
}

function sampleAnswer(target: string): unknown {
  const shape = publishedOutput(target);
  if (shape) return sample(shape, '');
  throw paramValidation(
    'argument --generate-cli-skeleton: what this operation answers is not written down here: ' +
      'use input or yaml-input',
  );
}

const MOMENT = '1970-01-01T00:00:00';

function blank(shape: InputShape): unknown {
  switch (shape.type) {
    case 'structure':
      return Object.fromEntries(
        Object.entries(shape.members).map(([name, member]) => [name, blank(member)]),
      );
    case 'list':
      return [blank(shape.member)];
    case 'map':
      return { KeyName: blank(shape.value) };
    case 'boolean':
      return true;
    case 'integer':
    case 'float':
      return 0;
    case 'timestamp':
      return MOMENT;
    case 'document':
      return {};
    default:
      return shape.enum?.[0] ?? '';
  }
}

/** As `blank`, but that a text is the name of its member. */
function sample(shape: InputShape, name: string): unknown {
  switch (shape.type) {
    case 'structure':
      return Object.fromEntries(
        Object.entries(shape.members).map(([key, member]) => [key, sample(member, key)]),
      );
    case 'list':
      return [sample(shape.member, 'String')];
    case 'map':
      return { KeyName: sample(shape.value, 'String') };
    case 'string':
      return name;
    default:
      return blank(shape);
  }
}

/** Members in the model's order, each with a comment. */
function yamlMembers(target: string, shape: StructureShape, depth = 0): string[] {
  return Object.entries(shape.members).flatMap(([name, member]) => {
    const notes = [
      shape.required.includes(name) ? '[REQUIRED]' : '',
      depth === 0 ? optionDescription(target.split('.')[0] ?? '', kebab(name)) : '',
      'enum' in member && member.enum ? `Valid values are: ${member.enum.join(', ')}.` : '',
    ].filter((note) => note !== '');
    const comment = notes.length > 0 ? ` # ${notes.join(' ')}` : '';
    const [first = '', ...more] = yamlValue(target, member, depth + 1);
    return [`${name}:${first === '' ? '' : ` ${first}`}${comment}`, ...more];
  });
}

/** What stands beside the key, then the lines below it. */
function yamlValue(target: string, shape: InputShape, depth: number): string[] {
  switch (shape.type) {
    case 'structure':
      return ['', ...yamlMembers(target, shape, depth).map((line) => `  ${line}`)];
    case 'map': {
      const [first = '', ...more] = yamlValue(target, shape.value, depth);
      return [
        '',
        `  KeyName:${first === '' ? '' : ` ${first}`}`,
        ...more.map((line) => `  ${line}`),
      ];
    }
    case 'list': {
      const [first = '', ...more] = yamlValue(target, shape.member, depth);
      if (first !== '') return ['', `- ${first}`];
      // The first line of an item stands beside its dash.
      return ['', ...more.map((line, i) => (i === 0 ? `- ${line.trimStart()}` : line))];
    }
    default: {
      const value = blank(shape);
      return [typeof value === 'string' && !/^\w+$/.test(value) ? `'${value}'` : asText(value)];
    }
  }
}

const asText = (value: unknown): string =>
  typeof value === 'object' ? '{}' : String(value as string | number | boolean);
