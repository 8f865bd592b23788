import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Node as YamlNode, ParsedNode } from 'yaml';
import { endlessAlias } from '../yaml-aliases';
import { yamlFault } from '../yaml-fault';

/** Where a node stands: its path as people write one, and its lines, from 1, both included. */
export interface At {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
}

export interface ScalarNode extends At {
  readonly kind: 'scalar';
  /** What YAML takes it for. */
  readonly value: string | number | boolean | null;
  /** As written, without quotes: `1.10` stays that. */
  readonly text: string;
  readonly tag?: Tag;
}
export interface ListNode extends At {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly tag?: Tag;
}
export interface MapNode extends At {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Node>;
  readonly tag?: Tag;
}
export type Node = ScalarNode | ListNode | MapNode;
/** What Compose may write before a value that is merged over another. */
type Tag = '!reset' | '!override';

/** A file as nodes with their places, or why it is none. */
export type YamlFile =
  | { ok: true; root: Node }
  | { ok: false; message: string; line?: number; path?: string };

/** No compose file comes near these: they keep a file made to do harm from doing it. */
const BOUNDS = { characters: 1_000_000, nodes: 50_000, depth: 60 } as const;

const TOO_MUCH = `too large: more than ${BOUNDS.nodes} values, aliases counted by what they stand for`;

class Unreadable extends Error {
  constructor(
    message: string,
    readonly line?: number,
  ) {
    super(message);
  }
}

/** `scalar` is asked for each text of the file that is no key: interpolation. */
export function readYaml(text: string, scalar: (text: string, at: At) => string): YamlFile {
  if (text.length > BOUNDS.characters) {
    return { ok: false, message: 'longer than 1,000,000 characters: no compose file is' };
  }
  try {
    const lines = new LineCounter();
    // The library’s own search for keys that are there twice takes the square of their number.
    const document = parseDocument(text, {
      lineCounter: lines,
      logLevel: 'error',
      merge: false,
      uniqueKeys: false,
    });
    const [error] = document.errors;
    if (error) {
      const line = error.linePos?.[0].line ?? 1;
      return { ok: false, message: `not valid YAML: ${yamlFault(error.message)}`, line };
    }
    const endless = endlessAlias(document, lines);
    if (endless) return { ok: false, ...endless };
    const reader = new Reader(lines, scalar);
    return { ok: true, root: reader.node(document.contents, '', 0) };
  } catch (problem) {
    if (problem instanceof Unreadable) {
      return { ok: false, message: problem.message, line: problem.line };
    }
    // The parser itself recurses: what is nested deep enough runs out of stack in there.
    return { ok: false, message: 'nested too deeply to be read' };
  }
}

class Reader {
  private count = 0;
  private readonly anchors = new Map<string, YamlNode>();

  constructor(
    private readonly lines: LineCounter,
    private readonly scalar: (text: string, at: At) => string,
  ) {}

  node(given: YamlNode | null | undefined, path: string, depth: number, key?: YamlNode): Node {
    const at = this.place(given, path, key);
    this.count += 1;
    if (this.count > BOUNDS.nodes) throw new Unreadable(TOO_MUCH, at.line);
    if (depth > BOUNDS.depth) throw new Unreadable('nested too deeply to be read', at.line);
    if (isAlias(given)) {
      const target = this.anchors.get(given.source);
      if (!target) throw new Unreadable(`the alias *${given.source} names no anchor`, at.line);
      return { ...this.node(target, path, depth + 1), line: at.line, endLine: at.endLine };
    }
    // Met in the order of the file: an alias means the last of its name before it.
    if (given?.anchor !== undefined) this.anchors.set(given.anchor, given);
    const tag = tagOf(given);
    if (isMap(given))
      return { kind: 'map', ...at, ...tag, entries: this.entries(given, at, depth) };
    if (isSeq(given)) {
      const items = given.items.map((item, index) =>
        this.node(item as YamlNode, `${path}[${index}]`, depth + 1),
      );
      return { kind: 'list', ...at, ...tag, items };
    }
    return { ...this.leaf(given, at), ...tag };
  }

  private leaf(given: YamlNode | null | undefined, at: At): ScalarNode {
    const value: unknown = isScalar(given) ? given.value : null;
    if (value === null || value === undefined) {
      return { kind: 'scalar', ...at, value: null, text: '' };
    }
    if (typeof value === 'string') {
      const text = this.scalar(value, at);
      return { kind: 'scalar', ...at, value: text, text };
    }
    const source = isScalar(given) ? given.source : undefined;
    const plain = typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
    return { kind: 'scalar', ...at, value: plain, text: source ?? String(value) };
  }

  private entries(map: YamlNode, at: At, depth: number): Map<string, Node> {
    const entries = new Map<string, Node>();
    if (!isMap(map)) return entries;
    const merged: Node[] = [];
    for (const pair of map.items) {
      const key = pair.key as ParsedNode;
      const name = isScalar(key) ? (key.source ?? String(key.value)) : String(key);
      const value = pair.value as YamlNode | null;
      if (name === '<<' && isScalar(key) && key.type === 'PLAIN') {
        merged.push(this.node(value, at.path, depth + 1));
        continue;
      }
      if (entries.has(name)) {
        const line = this.place(value, at.path, key).line;
        throw new Unreadable(`not valid YAML: the key ${name.slice(0, 60)} is there twice`, line);
      }
      const path = at.path === '' ? name : `${at.path}.${name}`;
      entries.set(name, this.node(value, path, depth + 1, key));
    }
    for (const one of merged.flatMap((node) => (node.kind === 'list' ? node.items : [node]))) {
      if (one.kind !== 'map')
        throw new Unreadable('<< merges mappings, and this is none', one.line);
      for (const [name, node] of one.entries) {
        if (!entries.has(name)) entries.set(name, moved(node, under(at.path, name)));
      }
    }
    return entries;
  }

  /** From its key, where it has one, to its end. */
  private place(given: YamlNode | null | undefined, path: string, key?: YamlNode): At {
    const [from, valueEnd] = given?.range ?? key?.range ?? [0, 0];
    const start = key?.range?.[0] ?? from;
    const line = this.lines.linePos(start).line;
    return {
      path,
      line,
      endLine: Math.max(line, this.lines.linePos(Math.max(start, valueEnd - 1)).line),
    };
  }
}

function tagOf(given: YamlNode | null | undefined): { tag?: Tag } {
  const tag = given?.tag;
  return tag === '!reset' || tag === '!override' ? { tag } : {};
}

const under = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** The same node at another path; `at` gives it other lines too: those of the file that took it. */
export function moved(node: Node, path: string, at?: Pick<At, 'line' | 'endLine'>): Node {
  const place = { path, line: at?.line ?? node.line, endLine: at?.endLine ?? node.endLine };
  if (node.kind === 'list') {
    const items = node.items.map((item, index) => moved(item, `${path}[${index}]`, at));
    return { ...node, ...place, items };
  }
  if (node.kind === 'scalar') return { ...node, ...place };
  const entries = [...node.entries].map(([name, one]): [string, Node] => [
    name,
    moved(one, under(path, name), at),
  ]);
  return { ...node, ...place, entries: new Map(entries) };
}

/** A node as plain data, to be kept. */
export function plain(node: Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([name, one]) => [name, plain(one)]));
}

/** A key with nothing behind it. */
export const saysNothing = (node: Node): boolean =>
  node.kind === 'scalar' && node.value === null && node.text === '';

export const member = (node: Node | undefined, name: string): Node | undefined =>
  node?.kind === 'map' ? node.entries.get(name) : undefined;

/** The text of a scalar that says something. */
export function textOf(node: Node | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return node.text;
}

/** The items of a list; a scalar counts as a list of one. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  if (!node || (node.kind === 'scalar' && node.value === null)) return [];
  return node.kind === 'list' ? node.items : [node];
}
