/** Reads and parses the source. Paths are relative to the project's root, with `/`. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Comment, parseSync, visitorKeys } from 'oxc-parser';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A node of the syntax tree, seen only as far as these tests need it. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

export interface Source {
  path: string;
  text: string;
  program: Node;
  comments: Comment[];
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

export function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .sort();
}

export function foldersIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function parse(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text);
  const [first] = errors;
  if (first) throw new Error(`${path} does not parse: ${first.message}`);
  return { path, text, program: program as unknown as Node, comments };
}

export function parseFile(path: string): Source {
  return parse(path, readText(path));
}

export function isCode(path: string): boolean {
  return /\.(?:ts|tsx|mjs)$/.test(path);
}

/** Calls `visit` for the node and all below it, each with its parent. */
export function walk(node: Node, visit: (node: Node, parent?: Node) => void, parent?: Node): void {
  visit(node, parent);
  for (const key of visitorKeys[node.type] ?? Object.keys(node)) {
    const value = node[key];
    if (Array.isArray(value)) for (const one of value) if (isNode(one)) walk(one, visit, node);
    if (isNode(value)) walk(value, visit, node);
  }
}

export function nodesOf(source: Source, ...types: string[]): Node[] {
  const found: Node[] = [];
  walk(source.program, (node) => {
    if (types.includes(node.type)) found.push(node);
  });
  return found;
}

export function lineOf(source: Source, offset: number): number {
  return source.text.slice(0, offset).split('\n').length;
}

/** `path:line`, as editors open it. */
export function placeOf(source: Source, offset: number): string {
  return `${source.path}:${lineOf(source, offset)}`;
}
