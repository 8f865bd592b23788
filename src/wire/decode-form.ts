import type { InputShape } from '../api/contract/input-shape';
import { queryNamesOf } from './ec2-names';
import type { FormNode } from './form-tree';

/** `ec2`: lists without `.member`, under names in the singular. */
export type FormDialect = 'query' | 'ec2';

/**
 * A form as the input of an operation. What does not fit is left as it came, so that the one judge
 * of inputs, behind the door, says what is wrong with it.
 */
export function decodeForm(
  root: FormNode,
  shape: InputShape | undefined,
  dialect: FormDialect,
): Record<string, unknown> {
  const children = [...root.children].filter(([name]) => name !== 'Action' && name !== 'Version');
  const node = { children: new Map(children) };
  return decode(node, shape ?? { type: 'document' }, dialect) as Record<string, unknown>;
}

function decode(node: FormNode, shape: InputShape, dialect: FormDialect): unknown {
  switch (shape.type) {
    case 'structure':
      // An empty structure is sent as a name without a value.
      return Object.fromEntries(membersOf(node, shape.members, dialect));
    case 'list':
      return itemsOf(node).map((item) => decode(item, shape.member, dialect));
    case 'map':
      return Object.fromEntries(
        entriesOf(node).map(([key, value]) => [key, decode(value, shape.value, dialect)]),
      );
    case 'integer':
    case 'float':
      return numberIn(node.value ?? '');
    case 'boolean':
      return node.value === 'true' ? true : node.value === 'false' ? false : node.value;
    case 'document':
      return freely(node);
    default:
      return node.value ?? freely(node);
  }
}

function membersOf(
  node: FormNode,
  members: Readonly<Record<string, InputShape>>,
  dialect: FormDialect,
): [string, unknown][] {
  return [...node.children].map(([sent, child]) => {
    const name = dialect === 'ec2' ? ec2Member(sent, members) : sent;
    const shape = Object.hasOwn(members, name) ? members[name] : undefined;
    return [name, shape ? decode(child, shape, dialect) : freely(child)];
  });
}

function ec2Member(sent: string, members: Readonly<Record<string, InputShape>>): string {
  if (Object.hasOwn(members, sent) && members[sent]?.type !== 'list') return sent;
  const named = Object.keys(members).find((name) => queryNamesOf(name).includes(sent));
  return named ?? sent;
}

/** The items of `.member.1`, `.member.2` or of `.1`, `.2`, in the order of their numbers. */
function itemsOf(node: FormNode): FormNode[] {
  const numbered = node.children.get('member') ?? node.children.get('item') ?? node;
  return [...numbered.children]
    .filter(([name]) => /^\d+$/.test(name))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => item);
}

/** The pairs of `.entry.1.key`, `.entry.1.value`. */
function entriesOf(node: FormNode): [string, FormNode][] {
  return itemsOf(node.children.get('entry') ?? node).map((entry) => [
    entry.children.get('key')?.value ?? '',
    entry.children.get('value') ?? { children: new Map() },
  ]);
}

/** What a text says if it says a number; else the text, for the judge to refuse. */
function numberIn(text: string): unknown {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : text;
}

/** Without a shape: numbers in a row are a list, texts that are numbers or truths are those. */
function freely(node: FormNode): unknown {
  const names = [...node.children.keys()];
  if (names.length === 0) {
    const { value = '' } = node;
    if (value === 'true' || value === 'false') return value === 'true';
    return numberIn(value);
  }
  if (names.every((name) => /^\d+$/.test(name)) || node.children.has('member')) {
    return itemsOf(node).map(freely);
  }
  return Object.fromEntries([...node.children].map(([name, child]) => [name, freely(child)]));
}
