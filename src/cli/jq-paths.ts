/**
 * The simple half of jq in JMESPath, so that a line with `| jq …` can be told what does the same:
 * paths, `[]`, `select(.a == "b")`, `length`, `{a, b: .c}`. Anything else is undefined.
 * https://jmespath.org/specification.html
 */
import { parseQuery } from './query';

const MOST = 400;

/** The JMESPath expression that gives what this jq filter gives of one answer. */
export function queryForJq(filter: string): string | undefined {
  if (filter.length > MOST) return undefined;
  const bare = unwrapped(filter.trim());
  let query = '';
  for (const step of splitAt(bare, '|')) {
    const next = withStep(query, step.trim());
    if (next === undefined) return undefined;
    query = next;
  }
  const whole = query === '' ? '@' : query;
  try {
    parseQuery(whole);
    return whole;
  } catch {
    return undefined;
  }
}

/** `[.a[] | .b]` gathers what JMESPath gathers unasked. */
function unwrapped(filter: string): string {
  const inner = /^\[\s*(\.[^]*)\]$/.exec(filter)?.[1];
  return inner !== undefined && balanced(inner) ? inner.trim() : filter;
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const c of text) {
    if ('([{'.includes(c)) depth += 1;
    if (')]}'.includes(c)) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

const WRAPPING: Readonly<Record<string, string>> = {
  length: 'length',
  keys: 'keys',
  sort: 'sort',
  reverse: 'reverse',
  max: 'max',
  min: 'min',
  add: 'sum',
  tostring: 'to_string',
  tonumber: 'to_number',
};

function withStep(before: string, step: string): string | undefined {
  if (Object.hasOwn(WRAPPING, step)) return `${WRAPPING[step]}(${before || '@'})`;
  if (step === 'first') return `${before}[0]`;
  if (step === 'last') return `${before}[-1]`;
  const separator = /^join\("([^"']*)"\)$/.exec(step)?.[1];
  if (separator !== undefined) return `join('${separator}', ${before || '@'})`;
  const mapped = /^map\(([^]*)\)$/.exec(step)?.[1];
  if (mapped !== undefined) return withStep(`${before}[]`, mapped.trim());
  const chosen = /^select\(([^]*)\)$/.exec(step)?.[1];
  if (chosen !== undefined) return filtered(before, chosen);
  if (step.startsWith('{')) return withObject(before, step);
  return step.startsWith('.') ? withPath(before, step) : undefined;
}

/** `.a.b[0]."c-d"` after what is there already. */
function withPath(before: string, path: string): string | undefined {
  if (path === '.') return before;
  const PART = /\.?(?:([A-Za-z_]\w*)|"([^"\\]+)"|(\[(?:-?\d*(?::-?\d*)?)\]))\??/y;
  let query = before;
  let at = 0;
  while (at < path.length) {
    PART.lastIndex = at;
    const found = PART.exec(path);
    if (!found) return undefined;
    at += found[0].length;
    const [, name, quoted, index] = found;
    if (index !== undefined) query += index;
    else query += `${query === '' ? '' : '.'}${name ?? `"${quoted}"`}`;
  }
  return query;
}

/** The last `[]` of the path becomes the filter. */
function filtered(before: string, condition: string): string | undefined {
  if (!before.endsWith('[]')) return undefined;
  const test = conditionFor(condition.trim());
  return test === undefined ? undefined : `${before.slice(0, -2)}[?${test}]`;
}

function conditionFor(condition: string): string | undefined {
  const compared = /^(\.[\w.[\]"]+)\s*(==|!=)\s*"([^"'\\]*)"$/.exec(condition);
  if (compared) {
    const path = withPath('', compared[1] ?? '');
    return path && `${path}${compared[2]}'${compared[3]}'`;
  }
  const number = /^(\.[\w.[\]"]+)\s*(==|!=|<|>|<=|>=)\s*(-?\d+|true|false|null)$/.exec(condition);
  if (number) {
    const path = withPath('', number[1] ?? '');
    return path && `${path}${number[2]}\`${number[3]}\``;
  }
  const held = /^(\.[\w.[\]"]*)\s*\|\s*(?:contains|test|startswith)\("([^"'\\^$]*)"\)$/.exec(
    condition,
  );
  if (!held) return undefined;
  const path = withPath('', held[1] ?? '') || '@';
  const how = condition.includes('startswith(') ? 'starts_with' : 'contains';
  return `${path} && ${how}(${path}, '${held[2]}')`;
}

function withObject(before: string, object: string): string | undefined {
  if (!object.endsWith('}')) return undefined;
  const members = splitAt(object.slice(1, -1), ',').map((member) => {
    const found = /^\s*("?)([\w-]+)\1\s*(?::\s*([^]+))?$/.exec(member);
    if (!found) return undefined;
    const [, , name = '', value] = found;
    const path = value === undefined ? name : queryForJq(value.trim());
    return path && `${/^[A-Za-z_]\w*$/.test(name) ? name : `"${name}"`}:${path}`;
  });
  if (members.some((member) => member === undefined)) return undefined;
  return `${before}${before === '' ? '' : '.'}{${members.join(',')}}`;
}

/** Parts between separators that stand in no bracket and no quotes. */
function splitAt(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  let quoted = false;
  for (const c of text) {
    if (c === '"') quoted = !quoted;
    if (!quoted && '([{'.includes(c)) depth += 1;
    if (!quoted && ')]}'.includes(c)) depth -= 1;
    if (c === separator && depth === 0 && !quoted) parts.push('');
    else parts[parts.length - 1] += c;
  }
  return parts;
}
