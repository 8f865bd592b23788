/**
 * Compose's `$VAR`, `${VAR}`, `${VAR:-default}` and kin in the values of a file.
 * https://docs.docker.com/reference/compose-file/interpolation/
 */
export interface Interpolated {
  text: string;
  /** Variables that are not set and have no default: empty, as in Compose. */
  unset: string[];
  /** What `${VAR:?message}` demands. */
  demanded: { name: string; message: string }[];
  /** A `$` that Compose would refuse; it stays as written. */
  isBroken: boolean;
}

/** Defaults may hold variables whose defaults hold variables …: so deep and no deeper. */
const DEEPEST = 20;

export function interpolate(
  text: string,
  variables: Readonly<Record<string, string>>,
): Interpolated {
  const out: Interpolated = { text: '', unset: [], demanded: [], isBroken: false };
  out.text = text.includes('$') ? fill(text, variables, out, 0) : text;
  return out;
}

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;

function nameAt(text: string, at: number): string {
  NAME.lastIndex = at;
  return NAME.exec(text)?.[0] ?? '';
}

function fill(
  text: string,
  variables: Readonly<Record<string, string>>,
  out: Interpolated,
  depth: number,
): string {
  const ends = closings(text);
  let made = '';
  let at = 0;
  while (at < text.length) {
    const dollar = text.indexOf('$', at);
    if (dollar < 0) return made + text.slice(at);
    made += text.slice(at, dollar);
    if (text[dollar + 1] === '$') {
      made += '$';
      at = dollar + 2;
      continue;
    }
    const name = nameAt(text, dollar + 1);
    if (name !== '') {
      made += plainValue(name, variables, out);
      at = dollar + 1 + name.length;
      continue;
    }
    const end = depth > DEEPEST ? undefined : ends.get(dollar);
    const inner = end === undefined ? undefined : text.slice(dollar + 2, end);
    const value = inner === undefined ? undefined : braced(inner, variables, out, depth);
    if (value === undefined || end === undefined) {
      out.isBroken = true;
      made += '$';
      at = dollar + 1;
      continue;
    }
    made += value;
    at = end + 1;
  }
  return made;
}

/** Of each `${` the `}` that ends it, over those inside it. */
function closings(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('${', at)) open.push(at);
    else if (text[at] === '}') {
      const start = open.pop();
      if (start !== undefined) ends.set(start, at);
    }
  }
  return ends;
}

const isSet = (variables: Readonly<Record<string, string>>, name: string) =>
  Object.hasOwn(variables, name);

function plainValue(
  name: string,
  variables: Readonly<Record<string, string>>,
  out: Interpolated,
): string {
  if (isSet(variables, name)) return variables[name] ?? '';
  out.unset.push(name);
  return '';
}

/** What stands between `${` and `}`; undefined where Compose would not understand it. */
function braced(
  inner: string,
  variables: Readonly<Record<string, string>>,
  out: Interpolated,
  depth: number,
): string | undefined {
  const name = nameAt(inner, 0);
  if (name === '') return undefined;
  const rest = inner.slice(name.length);
  if (rest === '') return plainValue(name, variables, out);
  const [, colon = '', operator = '', word = ''] = /^(:?)([-?+])([\s\S]*)$/.exec(rest) ?? [];
  if (operator === '') return undefined;
  const value = isSet(variables, name) ? (variables[name] ?? '') : undefined;
  const counts = value !== undefined && (colon === '' || value !== '');
  const filled = () => fill(word, variables, out, depth + 1);
  if (operator === '+') return counts ? filled() : '';
  if (counts) return value;
  if (operator === '-') return filled();
  out.demanded.push({ name, message: filled() });
  return '';
}
