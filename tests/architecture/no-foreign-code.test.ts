/** Nothing that a user, a file or a link brings becomes HTML, code, or a way to somebody else. */
import { describe, expect, test } from 'vitest';
import { isAwsPage } from '../../src/lesson/aws-page';
import { filesUnder, isCode, isNode, type Node, nodesOf } from './source-tree';
import { parse, placeOf, readText, type Source } from './source-tree';

const texts = filesUnder('src')
  .filter(isCode)
  .map((path) => ({ path, text: readText(path) }));

/** Files that hold what a rule is about; the others need not be parsed. */
const holding = (words: RegExp): Source[] =>
  texts.filter(({ text }) => words.test(text)).map(({ path, text }) => parse(path, text));

/** Members and functions that make HTML or code of a text; none of them is needed anywhere. */
const SINKS: ReadonlySet<string> = new Set([
  'dangerouslySetInnerHTML',
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'createContextualFragment',
  'srcDoc',
  'srcdoc',
  'DOMParser',
  'execScript',
  'importScripts',
  'eval',
  'Function',
]);

const NAMED = ['Identifier', 'JSXIdentifier'];
const TYPES = ['TSTypeReference', 'TSQualifiedName'];

function sinksIn(source: Source): string[] {
  const types = new Set(nodesOf(source, ...TYPES).flatMap(({ end, start }) => [start, end]));
  const named = nodesOf(source, ...NAMED).filter(
    ({ end, name, start }) =>
      SINKS.has(String(name)) && !(types.has(start as number) || types.has(end as number)),
  );
  const written = nodesOf(source, 'CallExpression').filter(({ callee }) =>
    /^document\.write(?:ln)?$/.test(textOf(source, callee)),
  );
  const scripts = nodesOf(source, 'Literal', 'TemplateElement').filter((node) =>
    /^\s*(?:javascript|vbscript):/i.test(textOf(source, node).replace(/^['"`]/, '')),
  );
  return [...named, ...written, ...scripts].map(
    (node) => `${placeOf(source, node.start)}: ${textOf(source, node)}`,
  );
}

const textOf = (source: Source, node: unknown): string =>
  isNode(node) ? source.text.slice(node.start, node.end) : '';

function attribute(source: Source, element: Node, name: string): string | undefined {
  const all = element.attributes as Node[];
  const found = all.find((one) => isNode(one.name) && one.name.name === name);
  return found && textOf(source, found.value).replace(/^["']|["']$/g, '');
}

/** What is opened beside the page and could reach back to it, or learn where it was opened from. */
function openersIn(source: Source): string[] {
  const links = nodesOf(source, 'JSXOpeningElement').filter((element) => {
    const isLink = attribute(source, element, 'href') !== undefined;
    if (!isLink || attribute(source, element, 'target') === undefined) return false;
    const rel = attribute(source, element, 'rel')?.split(' ') ?? [];
    return !rel.includes('noreferrer') || !rel.includes('noopener');
  });
  const windows = nodesOf(source, 'CallExpression').filter((call) => {
    if (!/^window\.open$/.test(textOf(source, call.callee))) return false;
    const [address, , features] = (call.arguments as Node[]).map((one) => textOf(source, one));
    // A window without an address is a part of the page, and drawn by it.
    return address !== "''" && !features?.includes('noopener');
  });
  return [...links, ...windows].map(({ start }) => placeOf(source, start));
}

/** Names of XML and of hosts in examples. They lead nowhere. */
const NO_LINK = /^http:\/\/|^https:\/\/(?:…|\w+\.amazonaws\.com\/doc\/)/;
/** Stands in the words of Docker's registry when it refuses a pull; shown as text. */
const QUOTED = 'https://www.docker.com/increase-rate-limit';

/** Complete addresses in texts of the code, comments apart. */
function addressesIn(source: Source): string[] {
  return nodesOf(source, 'Literal')
    .map(({ value }) => value)
    .filter((value): value is string => typeof value === 'string')
    .flatMap((value) => value.match(/\bhttps?:\/\/[^\s'"`<>)\]}]+/g) ?? [])
    .filter((address) => !NO_LINK.test(address) && address !== QUOTED);
}

describe('no foreign code', () => {
  test('it sees the source: an empty reading proves nothing', () => {
    expect(texts.length).toBeGreaterThan(1000);
    expect(holding(/https:/).flatMap(addressesIn).length).toBeGreaterThan(50);
    expect(holding(/<a\b|window\.open/).length).toBeGreaterThan(5);
  });

  test('no text becomes HTML or code', () => {
    const words = new RegExp(`\\b(?:${[...SINKS].join('|')}|write|javascript|vbscript)\\b`);
    expect(holding(words).flatMap(sinksIn)).toEqual([]);
  });

  test.each([
    '<p dangerouslySetInnerHTML={{ __html: text }} />',
    'element.innerHTML = text;',
    'element.insertAdjacentHTML("beforeend", text);',
    'document.write(text);',
    'new DOMParser().parseFromString(text, "text/html");',
    'eval(text);',
    'new Function(text)();',
    '<a href="javascript:alert(1)">x</a>',
    '<iframe srcDoc={text} />',
  ])('it would be stopped at: %s', (text) => {
    expect(sinksIn(parse('src/ui/a.tsx', text))).not.toEqual([]);
  });

  test('what is opened beside the page gets no way back to it', () => {
    expect(holding(/<a\b|window\.open/).flatMap(openersIn)).toEqual([]);
  });

  test.each([
    '<a href={docs} target="_blank">AWS</a>',
    '<a href={docs} target="_blank" rel="noopener">AWS</a>',
    'window.open(address);',
  ])('it would be stopped at: %s', (text) => {
    expect(openersIn(parse('src/ui/a.tsx', text))).not.toEqual([]);
  });

  test('addresses lead to pages of AWS, by https', () => {
    const elsewhere = holding(/https?:/).flatMap((source) =>
      addressesIn(source)
        .filter((address) => !isAwsPage(address))
        .map((address) => `${source.path}: ${address}`),
    );
    expect(elsewhere).toEqual([]);
    const content = filesUnder('src/content').filter((path) => /\.(?:md|sh)$/.test(path));
    const links = content.flatMap((path) =>
      [...readText(path).matchAll(/\]\((\S+?)\)/g)].map(([, address]) => `${path}: ${address}`),
    );
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((one) => !isAwsPage(one.split(': ')[1] ?? ''))).toEqual([]);
  });

  test('zod builds no code: the two places that use it say so first', () => {
    const CONFIG = 'z.config({ jitless: true })';
    const users = texts.filter(({ text }) => /^import (?!type )[^;]* from 'zod\b/m.test(text));
    const outside = users.filter(
      ({ path }) => !/^src\/(?:api\/contract|formats\/sandbox)\//.test(path),
    );
    expect(outside.map(({ path }) => path)).toEqual([]);
    const told = users.filter(({ text }) => text.includes(CONFIG)).map(({ path }) => path);
    expect(told).toEqual(['src/api/contract/members.ts', 'src/formats/sandbox/load.ts']);
  });
});
