import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';
import { memberPath } from './member-path';

/** The lines of a file, from 1, on which a value begins and ends, and its path as spelled there. */
export interface LineSpan {
  path: string;
  line: number;
  endLine: number;
}

/**
 * Where a path of a file is (`containerDefinitions[0].cpu`), whatever its case if it is nowhere in
 * its own; where there is nothing at the path, its nearest ancestor, and at last the whole file.
 */
export type LineOfPath = (path: string) => LineSpan;

/** Longer paths, of files made to be a burden, are told of by their ancestors. */
const LONGEST = 1000;

const pathWithin = (parent: string, name: string | number): string =>
  parent.length > LONGEST ? parent : memberPath(parent, name);

/** Without what stands last: `.name`, `[0]`, the name at the top. */
const parentOf = (path: string): string =>
  path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), 0));

function nearest(all: readonly LineSpan[]): LineOfPath {
  const told = all.filter(({ path }) => path.length <= LONGEST);
  const spans = new Map(told.map((one) => [one.path, one]));
  const lower = new Map(told.map((one) => [one.path.toLowerCase(), one]));
  return (given) => {
    const path = given.slice(0, LONGEST);
    for (let at = path; at !== ''; at = parentOf(at)) {
      const span = spans.get(at) ?? lower.get(at.toLowerCase());
      if (span) return span;
    }
    return spans.get('') ?? { path: '', line: 1, endLine: 1 };
  };
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\n|[^\s{}[\],:"]+/g;

interface Open {
  path: string;
  line: number;
  /** The next index of a list; undefined in an object. */
  index?: number;
  /** The name that a value is about to follow. */
  name?: { text: string; line: number };
}

/**
 * Reads the lines off a text that is valid JSON. A member begins with its name.
 * @param onAgain - told of each member that its object has already, and its line
 */
export function linesOfJson(
  text: string,
  onAgain: (path: string, line: number) => void = () => {},
): LineOfPath {
  const spans: LineSpan[] = [];
  const members = new Set<string>();
  const stack: Open[] = [];
  let line = 1;
  const place = (): Open => {
    const parent = stack.at(-1);
    if (!parent) return { path: '', line };
    if (parent.index !== undefined) return { path: pathWithin(parent.path, parent.index++), line };
    const { text: name, line: from } = parent.name ?? { text: '', line };
    parent.name = undefined;
    const path = pathWithin(parent.path, name);
    if (path !== parent.path && members.has(path)) onAgain(path, from);
    members.add(path);
    return { path, line: from };
  };
  const end = (open: Open) => spans.push({ path: open.path, line: open.line, endLine: line });
  for (const [token] of text.matchAll(TOKEN)) {
    const parent = stack.at(-1);
    if (token === '\n') line += 1;
    else if (token === '{') stack.push(place());
    else if (token === '[') stack.push({ ...place(), index: 0 });
    else if (token === '}' || token === ']') {
      const closed = stack.pop();
      if (closed) end(closed);
    } else if (token === ',' || token === ':') continue;
    else if (parent && parent.index === undefined && !parent.name) {
      parent.name = { text: nameIn(token), line };
    } else end(place());
  }
  return nearest(spans);
}

function nameIn(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}

/** The same of a YAML document, by the counter that it was parsed with. */
export function linesOfYaml(contents: Node | null, counter: LineCounter): LineOfPath {
  const spans: LineSpan[] = [];
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line);
  const visit = (node: unknown, path: string, from?: number): void => {
    if (!isMap(node) && !isSeq(node) && !isScalar(node) && !isAlias(node)) return;
    const [start, end] = node.range ?? [0, 0];
    const line = lineAt(from ?? start);
    spans.push({ path, line, endLine: Math.max(line, lineAt(Math.max(start, end - 1))) });
    if (isSeq(node)) node.items.forEach((item, index) => visit(item, pathWithin(path, index)));
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? key : undefined;
      if (name) visit(value, pathWithin(path, String(name.value)), name.range?.[0]);
    }
  };
  visit(contents, '');
  return nearest(spans);
}
