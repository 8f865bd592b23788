/** Makes a new input of those that there are: by the character, by the word, by the structure. */
import { hostileJson } from './mutate-json';
import type { SeededChance } from './seeded-chance';

/** No input grows longer, characters. */
const LONGEST = 20_000;

/** Texts that readers trip over. */
const HOSTILE = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'then',
  'NaN',
  'Infinity',
  '-0',
  '1e308',
  '1e999',
  '-1',
  '0x10',
  '99999999999999999999',
  '0.1e-400',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '\u202E',
  '\r',
  '\u2028',
  '\u007f',
  '😀',
  '\u001b[2J',

  '"',
  "'",
  '`',
  '\\',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '${',
  '$(',
  '{{',
  '}}',
  '%',
  ',',

  '*a',
  '&a ',
  '<<: *a',
  '!!js/function ',
  '!reset ',
  '|',
  '>',
  '? ',
  '- ',
  '---\n',
  '...\n',
  '#',

  'null',
  'true',
  '~',
  '',
  ' ',
  '\t',
  '\n',
  '\n\n',
  '$ref',
  'Fn::Sub',
  'Ref',
  'extends',
  '=',
  ':',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '//',
  '/*',
  '&&',
  '||',
  ';',
  '@',
  '?',
];

const WORDS = /[A-Za-z_$][\w$-]*|\d+|\s+|[^]/gu;

type Mutation = (input: string, of: Sources) => string;

interface Sources {
  readonly chance: SeededChance;
  readonly others: readonly string[];
  readonly words: readonly string[];
}

/** One to six changes, one on top of the other. */
export function mutated(input: string, of: Sources): string {
  let text = input;
  const times = 1 + Math.floor(6 * of.chance.next() ** 2);
  for (let i = 0; i < times; i++) text = of.chance.pick(MUTATIONS)(text, of).slice(0, LONGEST);
  return text;
}

/** Two places of a text, in order; mostly near each other. */
function stretch(text: string, chance: SeededChance): [from: number, to: number] {
  const from = chance.below(text.length + 1);
  const most = chance.next() < 0.7 ? 30 : text.length;
  return [from, Math.min(text.length, from + chance.below(most + 1))];
}

const character: Mutation = (text, { chance }) => {
  const at = chance.below(text.length + 1);
  const other = String.fromCharCode(chance.next() < 0.8 ? chance.below(128) : chance.below(65_536));
  return text.slice(0, at) + other + text.slice(at + chance.below(2));
};

const bit: Mutation = (text, { chance }) => {
  const at = chance.below(text.length);
  const code = text.charCodeAt(at) ^ (1 << chance.below(8));
  return text === '' ? text : text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
};

const cutOut: Mutation = (text, { chance }) => {
  const [from, to] = stretch(text, chance);
  return text.slice(0, from) + text.slice(to);
};

const cutOff: Mutation = (text, { chance }) => text.slice(0, chance.below(text.length + 1));

const hostile: Mutation = (text, { chance, words }) => {
  const [from, to] = stretch(text, chance);
  const put = chance.pick(chance.next() < 0.5 || words.length === 0 ? HOSTILE : words);
  return text.slice(0, from) + put + text.slice(chance.next() < 0.5 ? from : to);
};

/** One word for another, of the same input, another one, or none of either. */
const word: Mutation = (text, { chance, others, words }) => {
  const own = text.match(WORDS) ?? [];
  if (own.length === 0) return text;
  const from = chance.next();
  const pool = from < 0.4 ? own : from < 0.7 ? (chance.pick(others).match(WORDS) ?? own) : HOSTILE;
  const put = chance.next() < 0.3 && words.length > 0 ? chance.pick(words) : chance.pick(pool);
  own[chance.below(own.length)] = put;
  return own.join('');
};

/** The same again and again: what is nested, or long. */
const repeated: Mutation = (text, { chance }) => {
  const [from, to] = stretch(text, chance);
  const times = 2 + Math.floor(300 * chance.next() ** 3);
  return text.slice(0, from) + text.slice(from, to).repeat(times) + text.slice(to);
};

/** A piece of another input, or of the same one, put in. */
const spliced: Mutation = (text, { chance, others }) => {
  const other = chance.next() < 0.5 ? text : chance.pick(others);
  const [from, to] = stretch(other, chance);
  const at = chance.below(text.length + 1);
  return text.slice(0, at) + other.slice(from, to) + text.slice(at);
};

/** A line taken out, doubled, put elsewhere, or moved in. */
const line: Mutation = (text, { chance, others }) => {
  const lines = text.split('\n');
  const at = chance.below(lines.length);
  const chosen = lines[at] ?? '';
  const way = chance.below(5);
  if (way === 0) lines.splice(at, 1);
  else if (way === 1) lines.splice(chance.below(lines.length + 1), 0, chosen);
  else if (way === 2) lines[at] = `${' '.repeat(1 + chance.below(4))}${chosen}`;
  else if (way === 3) lines[at] = chosen.replace(/^ {1,2}/, '');
  else lines.splice(at, 0, chance.pick(chance.pick(others).split('\n')));
  return lines.join('\n');
};

const json: Mutation = (text, { chance }) => hostileJson(text, chance);

const MUTATIONS: readonly Mutation[] = [
  character,
  bit,
  cutOut,
  cutOff,
  hostile,
  hostile,
  word,
  word,
  repeated,
  spliced,
  line,
  line,
  json,
  json,
  json,
];
