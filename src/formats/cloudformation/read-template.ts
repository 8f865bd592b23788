import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair, Scalar as YamlScalar } from 'yaml';
import { jsonFault, parseJsonText } from '../json-text';
import { endlessAlias } from '../yaml-aliases';
import { yamlFault } from '../yaml-fault';
import type { Place, ScalarValue, TemplateMapping, TemplateNode } from './template-node';

export type ReadTemplate =
  | { ok: true; template: TemplateMapping }
  | { ok: false; message: string; line?: number };

/**
 * What CloudFormation takes as a template.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const MAX_CHARACTERS = 1_048_576;
/** Parts of a template, aliases followed: what bounds a file that unfolds. */
const MAX_NODES = 200_000;
const MAX_DEPTH = 200;

/** A template of JSON or YAML with its short forms (`!Ref`), line by line. Never throws. */
export function readTemplate(text: string): ReadTemplate {
  if (text.length > MAX_CHARACTERS) {
    return { ok: false, message: 'longer than the 1 MB that CloudFormation takes' };
  }
  if (/^\s*[[{]/.test(text)) {
    const json = parseJsonText(text);
    // A flow mapping of YAML begins as JSON does, and may have tags and comments.
    if (!json.ok && !/![A-Z]|^\s*#/m.test(text)) {
      return { ok: false, message: jsonFault(json), line: json.line };
    }
  }
  try {
    return readDocument(text);
  } catch (problem) {
    if (problem instanceof TemplateFault) {
      return { ok: false, message: problem.message, line: problem.line };
    }
    // The YAML reader's own limits: nesting too deep for it, aliases that unfold too far.
    const message = problem instanceof Error ? problem.message : String(problem);
    return { ok: false, message };
  }
}

class TemplateFault extends Error {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message);
  }
}

function readDocument(text: string): ReadTemplate {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    logLevel: 'silent',
    prettyErrors: true,
  });
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line ?? 1;
    const first = yamlFault(error.message);
    const message = /call stack/i.test(first)
      ? 'nested too deeply to be read'
      : `not valid YAML: ${first}`;
    return { ok: false, message, line };
  }
  const endless = endlessAlias(document, lines);
  if (endless) return { ok: false, ...endless };
  const root =
    document.contents === null ? null : new Reader(document, lines).read(document.contents);
  if (root?.kind !== 'map') {
    return { ok: false, message: 'not a mapping: a template is one', line: 1 };
  }
  return { ok: true, template: root };
}

/** `!GetAtt` by its long name. */
const longName = (tag: string): string | undefined => {
  const word = tag.slice(1);
  if (tag === '!Ref' || tag === '!Condition') return word;
  return /^![A-Z][A-Za-z0-9]*$/.test(tag) ? `Fn::${word}` : undefined;
};

class Reader {
  private nodes = 0;
  private depth = 0;
  private readonly aliases = new Map<Node, Node | undefined>();

  constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  read(node: Node): TemplateNode {
    const place = this.placeOf(node);
    if (++this.nodes > MAX_NODES) throw new TemplateFault('too many parts', place.line);
    if (++this.depth > MAX_DEPTH) throw new TemplateFault('nested too deeply', place.line);
    const read = this.plain(node, place);
    this.depth--;
    const name = node.tag === undefined ? undefined : longName(node.tag);
    return name === undefined ? read : { kind: 'call', name, argument: read, ...place };
  }

  private plain(node: Node, place: Place): TemplateNode {
    if (isAlias(node)) {
      if (!this.aliases.has(node)) this.aliases.set(node, node.resolve(this.document));
      const target = this.aliases.get(node);
      if (!target) throw new TemplateFault(`nothing is called &${node.source}`, place.line);
      return this.read(target);
    }
    if (isSeq<Node>(node)) {
      const items = node.items.map((item) => this.read(item));
      return { kind: 'list', items, ...place };
    }
    if (isMap<Node, Node | null>(node)) return this.mapping(node.items, place);
    return { kind: 'scalar', value: isScalar(node) ? scalarValue(node) : null, ...place };
  }

  private mapping(items: readonly Pair<Node, Node | null>[], place: Place): TemplateNode {
    const entries = new Map<string, TemplateNode>();
    for (const { key, value } of items) {
      const name = isScalar(key) ? String(scalarValue(key)) : undefined;
      if (name === undefined) throw new TemplateFault('a key that is no text', place.line);
      const at = this.placeOf(key);
      const read: TemplateNode = value ? this.read(value) : { kind: 'scalar', value: null, ...at };
      if (name === '<<' && read.kind === 'map') {
        for (const [one, merged] of read.entries) if (!entries.has(one)) entries.set(one, merged);
      } else {
        // What a key leads to begins with the key.
        entries.set(name, { ...read, line: Math.min(at.line, read.line) });
      }
    }
    return longForm(entries, place) ?? { kind: 'map', entries, ...place };
  }

  private placeOf(node: Node): Place {
    const [start, end] = node.range ?? [0, 0];
    const line = this.lines.linePos(start).line;
    return { line, endLine: Math.max(line, this.lines.linePos(Math.max(start, end - 1)).line) };
  }
}

/** `{"Fn::Join": […]}` is a call; `{"Condition": …}` is one only where conditions are combined. */
function longForm(entries: ReadonlyMap<string, TemplateNode>, place: Place) {
  const [only, another] = entries;
  if (!only || another) return undefined;
  const [name, argument] = only;
  if (name !== 'Ref' && !/^Fn::[A-Za-z0-9]+$/.test(name)) return undefined;
  return { kind: 'call', name, argument, ...place } as const;
}

/** Numbers that would not come out as they were written stay text: `1.0`, `0123`. */
function scalarValue(node: YamlScalar): ScalarValue {
  const { value, source } = node;
  if (typeof value === 'number') {
    return source !== undefined && String(value) !== source ? source : value;
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}
