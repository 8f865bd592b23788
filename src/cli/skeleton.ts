/** `--generate-cli-skeleton`: an input with every member, to be filled in. */
import type { InputShape } from '../api/contract/input-shape';
import { inputOf, type Target } from '../api/contract/operations';
import { paramValidation } from './command-line-error';
import { formatYaml } from './output-yaml';

/** The text of the skeleton that `kind` names; `input` when it is left out. */
export function inputSkeleton(target: Target, kind = 'input'): string {
  const value = blank(inputOf(target));
  if (kind === 'input') return `${JSON.stringify(value, null, 4)}\n`;
  if (kind === 'yaml-input') return formatYaml(value);
  if (kind === 'output') {
    throw paramValidation(
      'argument --generate-cli-skeleton: the sandbox knows what an operation takes, ' +
        'not the whole of what it answers: use input or yaml-input',
    );
  }
  throw paramValidation(
    `argument --generate-cli-skeleton: Found invalid choice '${kind}'`,
    'after',
  );
}

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
      return '1970-01-01T00:00:00';
    case 'document':
      return {};
    default:
      return shape.enum?.[0] ?? '';
  }
}
