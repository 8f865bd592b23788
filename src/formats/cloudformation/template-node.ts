import type { LineOfPath } from '../line-of-path';
import { memberPath } from '../member-path';

/** Lines of the file, from 1, both included. */
export interface Place {
  readonly line: number;
  readonly endLine: number;
}

export type ScalarValue = string | number | boolean | null;

export interface Scalar extends Place {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
}

/** A call of an intrinsic function, in its short form (`!Ref x`) or its long one. */
export interface Call extends Place {
  readonly kind: 'call';
  /** `Ref`, `Condition`, `Fn::Sub`. */
  readonly name: string;
  readonly argument: TemplateNode;
}

/** A template as it stands, with its lines. */
export type TemplateNode =
  | Scalar
  | Call
  | (Place & { readonly kind: 'list'; readonly items: readonly TemplateNode[] })
  | TemplateMapping;

export interface TemplateMapping extends Place {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, TemplateNode>;
}

/** A part of a template once its functions have been worked out. */
export type Settled =
  | Scalar
  | (Place & { readonly kind: 'list'; readonly items: readonly Settled[] })
  | SettledMapping
  /** AWS::NoValue: as if it had never been written. */
  | (Place & { readonly kind: 'nothing' });

export interface SettledMapping extends Place {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Settled>;
}

export const scalarAt = ({ line, endLine }: Place, value: ScalarValue): Scalar => ({
  kind: 'scalar',
  line,
  endLine,
  value,
});

/** Where a path of a template is: as far as it goes there, whatever the case of its names. */
export function linesOfTemplate(template: TemplateNode): LineOfPath {
  return (given) => {
    let node = template;
    let path = '';
    for (const [step] of given.matchAll(/[^.[\]]+/g)) {
      const found = childOf(node, step);
      if (!found) break;
      path = memberPath(path, found.name);
      node = found.node;
    }
    const { line, endLine } = node;
    return { path, line, endLine };
  };
}

function childOf(node: TemplateNode, step: string) {
  if (node.kind === 'list') {
    const item = node.items[Number(step)];
    return item && { name: Number(step), node: item };
  }
  if (node.kind !== 'map') return undefined;
  const lower = step.toLowerCase();
  const name = [...node.entries.keys()].find((one) => one.toLowerCase() === lower);
  const child = name === undefined ? undefined : node.entries.get(name);
  return name !== undefined && child ? { name, node: child } : undefined;
}

const listAt = ({ line, endLine }: Place, items: readonly Settled[]): Settled => ({
  kind: 'list',
  line,
  endLine,
  items,
});

export const nothingAt = ({ line, endLine }: Place): Settled => ({
  kind: 'nothing',
  line,
  endLine,
});

/** A value that did not come from the file, as a part of a template. */
export const settledAt = (place: Place, value: string | readonly string[]): Settled =>
  typeof value === 'string'
    ? scalarAt(place, value)
    : listAt(
        place,
        value.map((one) => scalarAt(place, one)),
      );

export const entryOf = (node: TemplateNode | undefined, key: string): TemplateNode | undefined =>
  node?.kind === 'map' ? node.entries.get(key) : undefined;

/** As plain data. */
export function plainOf(node: Settled): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'nothing') return null;
  if (node.kind === 'list') {
    return node.items.filter(({ kind }) => kind !== 'nothing').map(plainOf);
  }
  const entries = [...node.entries].filter(([, { kind }]) => kind !== 'nothing');
  return Object.fromEntries(entries.map(([key, value]) => [key, plainOf(value)]));
}

/** A template's part as plain data before anything is worked out: `{"Ref": "x"}` for a call. */
export function writtenOf(node: TemplateNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'call') return { [node.name]: writtenOf(node.argument) };
  if (node.kind === 'list') return node.items.map(writtenOf);
  return Object.fromEntries([...node.entries].map(([key, value]) => [key, writtenOf(value)]));
}

/** A scalar as text; undefined for whatever has none. */
export function textOf(node: Settled | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return String(node.value);
}

/** The texts of a list, or the one text that stands for it. */
export function textsOf(node: Settled | undefined): string[] {
  if (node?.kind === 'list') return node.items.flatMap((one) => textOf(one) ?? []);
  const text = textOf(node);
  return text === undefined ? [] : [text];
}
