/**
 * Templates that a deployment tool fills in before ECS sees a file: {{ must_env `NAME` }},
 * {{ env `NAME` `default` }}, {{ ssm `/path` }}, {{ tfstate `a.b` }}. They are marked before the
 * file is parsed, since outside quotes or with quotes of their own they are no JSON.
 * https://github.com/kayac/ecspresso#template-syntax
 */
import { ACCOUNT_ID, REGION } from '../../model/ids';
import type { Finding } from '../import-result';
import { isObject } from '../json-text';
import { memberPath } from '../member-path';

export interface Template {
  /** As written, braces included. */
  given: string;
  /** Whether it stood where JSON has no quotes, as a number does. */
  isBare: boolean;
}

/** Private characters, which no file has, around the number of a template. */
const MARK = /\uE000(\d+)\uE001/g;

/** The text with a mark for each template; lines stay where they are. */
export function markTemplates(text: string, isJson: boolean): { text: string; marked: Template[] } {
  const marked: Template[] = [];
  if (!text.includes('{{')) return { text, marked };
  let isQuoted = false;
  const pieces = /\{\{(?:[^{}\n]|\{(?!\{)|\}(?!\}))*\}\}|\\.|"/g;
  const filled = text.replace(pieces, (piece) => {
    if (piece === '"') isQuoted = !isQuoted;
    if (!piece.startsWith('{{')) return piece;
    const isBare = isJson && !isQuoted;
    const mark = `\uE000${marked.push({ given: piece, isBare }) - 1}\uE001`;
    return isBare ? `"${mark}"` : mark;
  });
  return { text: filled, marked };
}

export interface Filling {
  templates: readonly Template[];
  variables: Readonly<Record<string, string>>;
  /** Told of every text that had a template in it. */
  say: (finding: Finding, given: string) => void;
}

/** Marked data with the templates filled in: by a variable, a default of their own, a stand-in. */
export function fillTemplates(value: unknown, filling: Filling, path = ''): unknown {
  if (filling.templates.length === 0) return value;
  if (typeof value === 'string') return fillText(value, path, filling);
  if (Array.isArray(value)) {
    return value.map((item, at) => fillTemplates(item, filling, memberPath(path, at)));
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, member]): [string, unknown] => {
    const plain = name.replace(MARK, (_, index: string) => guess(index, filling).text);
    return [plain, fillTemplates(member, filling, memberPath(path, plain))];
  });
  return Object.fromEntries(entries);
}

function fillText(value: string, path: string, filling: Filling): unknown {
  const marks = [...value.matchAll(MARK)];
  if (marks.length === 0) return value;
  const given = value.replace(MARK, (_, index: string) => filling.templates[+index]?.given ?? '');
  const [whole] = marks.length === 1 && marks[0]?.[0] === value ? marks : [];
  const guesses = marks.map((one) => guess(one[1] ?? '', filling));
  const isKnown = guesses.every((one) => one.isKnown);
  const usual = whole && !isKnown ? usualValue(path) : undefined;
  let at = 0;
  const text = usual ?? value.replace(MARK, () => guesses[at++]?.text ?? '');
  const isBare = whole && filling.templates[Number(whole[1])]?.isBare;
  const out = isBare ? scalarOf(text) : text;
  filling.say(
    {
      path,
      severity: isKnown ? 'info' : 'warning',
      message: isKnown
        ? `${given} is filled in: ${JSON.stringify(out)}`
        : `${given} is a template that nothing here fills in: ${JSON.stringify(out)} stands in for it`,
    },
    given,
  );
  return out;
}

const scalarOf = (text: string): unknown =>
  /^(?:-?\d+(?:\.\d+)?|true|false)$/.test(text) ? (JSON.parse(text) as unknown) : text;

/** Words of a template: in any of three quotes, or bare. */
const WORD = /`([^`]*)`|\\?"([^"\\]*)\\?"|'([^']*)'|([^\s()`'"|\\]+)/g;

function guess(
  index: string,
  { templates, variables }: Filling,
): { text: string; isKnown: boolean } {
  const inside = (templates[Number(index)]?.given ?? '').replace(/^\{\{-?|-?\}\}$/g, '').trim();
  const words = [...inside.matchAll(WORD)];
  const texts = words.map(([, a, b, c, bare]) => a ?? b ?? c ?? bare ?? '');
  const [name] = words.flatMap(([, a, b, c], at) =>
    (a ?? b ?? c) === undefined ? [] : [texts[at]],
  );
  const wanted = name ?? texts.at(-1) ?? inside;
  for (const key of [wanted, inside]) {
    const known = Object.hasOwn(variables, key) ? variables[key] : undefined;
    if (known !== undefined) return { text: known, isKnown: true };
  }
  const hasDefault = (texts[0] === 'env' || texts[0] === 'or') && texts.length > 2;
  if (hasDefault) return { text: texts.at(-1) ?? '', isKnown: true };
  return { text: standIn(wanted), isKnown: false };
}

/** `DB_HOST` for itself, `app-role` for `/app/role`; the one account and region. */
export function standIn(name: string): string {
  if (/(?:^|[^a-z])account(?:[-_ ]?id)?$/i.test(name)) return ACCOUNT_ID;
  if (/(?:^|[^a-z])region$/i.test(name)) return REGION;
  return name.replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-+|-+$/g, '') || 'stand-in';
}

/** What stands in for a whole value that only some values are right for, by the member's name. */
const USUAL: Readonly<Record<string, string>> = {
  cpu: '256',
  memory: '512',
  memoryreservation: '256',
  containerport: '80',
  hostport: '80',
  port: '80',
  desiredcount: '1',
  count: '1',
  weight: '1',
  base: '0',
  sizeingib: '21',
  minimumhealthypercent: '100',
  maximumpercent: '200',
  healthcheckgraceperiodseconds: '60',
  launchtype: 'FARGATE',
  capacityprovider: 'FARGATE',
  networkmode: 'awsvpc',
  assignpublicip: 'ENABLED',
  cpuarchitecture: 'X86_64',
  operatingsystemfamily: 'LINUX',
  platformversion: 'LATEST',
};

/** By the last name of a path, whatever its case. */
export function usualValue(path: string): string | undefined {
  const name = (path.split('.').at(-1) ?? '').toLowerCase();
  return Object.hasOwn(USUAL, name) ? USUAL[name] : undefined;
}
