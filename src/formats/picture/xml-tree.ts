/** An element of SVG as React writes it, and its text. */
export interface XmlElement {
  tag: string;
  /** By name, as they stand in the text: escaped. */
  attributes: ReadonlyMap<string, string>;
  children: readonly (XmlElement | string)[];
  /** All of it, as it stood. */
  raw: string;
}

const TAG = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;

interface Open {
  tag: string;
  attributes: Map<string, string>;
  children: (XmlElement | string)[];
  start: number;
}

/**
 * Takes markup apart that we have written ourselves: one element, all attributes in double quotes,
 * no comments. Throws where it is something else, which would be a mistake of ours.
 */
export function parseXml(markup: string): XmlElement {
  const root: Open = { tag: '', attributes: new Map(), children: [], start: 0 };
  const open: Open[] = [root];
  let at = 0;
  for (const match of markup.matchAll(TAG)) {
    const [whole, closes, tag = '', attributes = '', ends] = match;
    const { children } = open.at(-1)!;
    if (match.index > at) children.push(markup.slice(at, match.index));
    at = match.index + whole.length;
    if (closes) {
      const { start, ...element } = open.pop()!;
      if (element.tag !== tag) throw new Error(`</${tag}> closes <${element.tag}>`);
      open.at(-1)!.children.push({ ...element, raw: markup.slice(start, at) });
      continue;
    }
    const own = new Map(
      [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, value]),
    );
    if (ends) children.push({ tag, attributes: own, children: [], raw: whole });
    else open.push({ tag, attributes: own, children: [], start: match.index });
  }
  const [element] = root.children;
  if (open.length !== 1 || element === undefined || typeof element === 'string') {
    throw new Error('This is not one whole element.');
  }
  return element;
}

/** The opening tag of an element, with other attributes than it had where they are given. */
export function openTag(tag: string, attributes: Iterable<readonly [string, string]>): string {
  const written = [...attributes].map(([name, value]) => ` ${name}="${value}"`);
  return `<${tag}${written.join('')}>`;
}
