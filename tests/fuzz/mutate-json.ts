import type { SeededChance } from './seeded-chance';

/** In place of what a member should be. */
const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  0.5,
  1e308,
  2 ** 53,
  2 ** 31,
  '',
  ' ',
  'a',
  '0',
  '-1',
  '1e308',
  [],
  {},
  [[]],
  [null],
  [1, 'a'],
  { a: 1 },
  '__proto__',
  'constructor',
  '\u0000',
  '\uD800',
  '<img src=x onerror=alert(1)>',
  'x'.repeat(300),
  [{}],
  { Ref: 'A' },
  { 'Fn::If': [] },
  { 'Fn::Sub': '${A}' },
  { 'Fn::Join': ['', { Ref: 'A' }] },
  { 'Fn::GetAtt': 'A.B' },
];

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  '0',
  'a.b',
  'length',
  'then',
];

type Holder = Record<string, unknown> | unknown[];

/** One place of a JSON text changed: its value, its name, its number, its depth. */
export function hostileJson(text: string, chance: SeededChance): string {
  let whole: { root: unknown };
  try {
    whole = { root: JSON.parse(text) as unknown };
  } catch {
    return text;
  }
  const places: [Holder, string][] = [];
  gather(whole, places, 0);
  const [holder, key] = chance.pick(places);
  change(holder as Record<string, unknown>, key, chance, places);
  // Names that every object has are members of their own in a text; an object cannot take them.
  return JSON.stringify(whole.root ?? null).replaceAll('"proto of it":', '"__proto__":');
}

function gather(holder: Holder, places: [Holder, string][], depth: number): void {
  for (const [key, value] of Object.entries(holder)) {
    places.push([holder, key]);
    if (typeof value === 'object' && value !== null && depth < 60) {
      gather(value as Holder, places, depth + 1);
    }
  }
}

function change(
  holder: Record<string, unknown>,
  key: string,
  chance: SeededChance,
  places: readonly [Holder, string][],
): void {
  const value = holder[key];
  const [other, its] = chance.pick(places);
  switch (chance.below(7)) {
    case 0:
      return void Reflect.deleteProperty(holder, key);
    case 1:
      // As a copy: a text has no circles.
      return put(holder, key, structuredClone((other as Record<string, unknown>)[its]));
    case 2:
      return put(holder, key, deep(value, chance.below(150)));
    case 3:
      if (Array.isArray(value)) value.push(...structuredClone(value.slice(0, 50)));
      return;
    case 4: {
      const name = chance.pick(NAMES);
      return put(holder, name === '__proto__' ? 'proto of it' : name, structuredClone(value));
    }
    default:
      return put(holder, key, chance.pick(VALUES));
  }
}

function put(holder: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== 'root' && Array.isArray(holder) && !/^\d+$/.test(key)) holder.push(value);
  else holder[key] = value;
}

function deep(value: unknown, times: number): unknown {
  let whole = value;
  for (let i = 0; i < times; i++) whole = i % 2 === 0 ? [whole] : { a: whole };
  return whole;
}
