import type { Blank } from './book-command';

/** A part of a line: text, a name that the sandbox knows, or what one chooses. */
export type LinePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'blank'; readonly name: Blank }
  | { readonly kind: 'value'; readonly name: string; readonly usual: string };

const PLACE = /\{([a-z][A-Za-z]*)(?:=([^{}]*))?\}/g;

const BLANKS: ReadonlySet<string> = new Set<Blank>([
  'cluster',
  'service',
  'task',
  'family',
  'targetGroup',
  'loadBalancer',
  'logGroup',
  'client',
]);

/** Braces of JSON and of shorthand stay text: a place holds a known name, or a name and a value. */
export function partsOfLine(line: string): LinePart[] {
  const parts: LinePart[] = [];
  let at = 0;
  const text = (to: number) => {
    if (to > at) parts.push({ kind: 'text', text: line.slice(at, to) });
  };
  for (const found of line.matchAll(PLACE)) {
    const [whole, name = '', usual] = found;
    if (usual === undefined && !BLANKS.has(name)) continue;
    // `{enable=true,rollback=true}` is shorthand: what one chooses holds no comma.
    if (usual?.includes(',')) continue;
    text(found.index);
    parts.push(
      usual === undefined ? { kind: 'blank', name: name as Blank } : { kind: 'value', name, usual },
    );
    at = found.index + whole.length;
  }
  text(line.length);
  return parts;
}

/** The names that a line needs of the sandbox. */
export const blanksOf = (line: string): Blank[] => [
  ...new Set(partsOfLine(line).flatMap((part) => (part.kind === 'blank' ? part.name : []))),
];

/**
 * The line with everything filled in; what is not known stays as `<service>`.
 * @param chosen - by name of a blank or a value; a value that is left out is as usual
 */
export const filledLine = (line: string, chosen: Readonly<Record<string, string>>): string =>
  partsOfLine(line)
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'value') return chosen[part.name] ?? part.usual;
      return chosen[part.name] ?? `<${part.name}>`;
    })
    .join('');
