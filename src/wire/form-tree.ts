import { WireFault } from './wire-fault';

/**
 * One place in a form of dotted names: `Actions.member.1.Type=forward` stands at Actions, member,
 * 1, Type.
 */
export interface FormNode {
  value?: string;
  readonly children: Map<string, FormNode>;
}

/** AWS's own limits are lower; these keep a hostile form from costing much. */
const MOST_FIELDS = 20_000;
const MOST_DEPTH = 32;

/** Reads `application/x-www-form-urlencoded` into a tree. Throws a WireFault on a monstrous one. */
export function readForm(text: string): FormNode {
  const root: FormNode = { children: new Map() };
  if (text === '') return root;
  const fields = text.split('&');
  if (fields.length > MOST_FIELDS) throw tooMuch(`more than ${MOST_FIELDS} fields`);
  for (const field of fields) {
    const equals = field.indexOf('=');
    const name = decode(equals < 0 ? field : field.slice(0, equals));
    const value = equals < 0 ? '' : decode(field.slice(equals + 1));
    const path = name.split('.');
    if (path.length > MOST_DEPTH) throw tooMuch(`names more than ${MOST_DEPTH} levels deep`);
    let node = root;
    for (const step of path) node = childOf(node, step);
    node.value = value;
  }
  return root;
}

function childOf(node: FormNode, name: string): FormNode {
  let child = node.children.get(name);
  if (!child) node.children.set(name, (child = { children: new Map() }));
  return child;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new WireFault('MalformedQueryString', 'The request holds a broken percent escape.');
  }
}

const tooMuch = (what: string) => new WireFault('MalformedQueryString', `The request has ${what}.`);
