/**
 * Takes words apart into options and their values, as the AWS CLI's reader (Python's argparse)
 * does: `--name value`, `--name=value`, unique beginnings of names, lists up to the next option.
 */
import { paramValidation } from './command-line-error';

/** How many words an option takes: none, one, one or none, or all up to the next option. */
export type Arity = 'flag' | 'one' | 'perhaps' | 'many';

/** What was given, by option name without its dashes; later ones replace earlier ones. */
export interface GivenOptions {
  readonly flags: Set<string>;
  /** Values in the order given; an option that takes one word and was given twice has two. */
  readonly values: Map<string, string[]>;
  /** Words that belong to nothing, in order. */
  readonly stray: string[];
}

/** Reads `words`; `known` has every option by name, without its dashes. */
export function readOptions(
  words: readonly string[],
  known: ReadonlyMap<string, Arity>,
): GivenOptions {
  const given: GivenOptions = { flags: new Set(), values: new Map(), stray: [] };
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    const name = isOption(word) ? fullName(word, known) : undefined;
    if (name === undefined) {
      given.stray.push(word);
      continue;
    }
    const arity = known.get(name);
    const attached = attachedValue(word);
    if (arity === 'flag') {
      if (attached !== undefined) {
        throw paramValidation(
          `argument --${name}: ignored explicit argument '${attached}'`,
          'after',
        );
      }
      // Said again, it comes last: of `--x` and `--no-x` the last one counts.
      given.flags.delete(name);
      given.flags.add(name);
    } else if (attached !== undefined) {
      keep(given, name, [attached], arity);
    } else {
      const end = valuesEnd(words, i + 1, arity);
      if (arity === 'one' && end === i + 1) {
        throw paramValidation(`argument --${name}: expected one argument`, 'after');
      }
      keep(given, name, words.slice(i + 1, end), arity);
      i = end - 1;
    }
  }
  return given;
}

function keep(given: GivenOptions, name: string, values: string[], arity?: Arity): void {
  const before = arity === 'one' ? (given.values.get(name) ?? []) : [];
  given.values.set(name, [...before, ...values]);
}

function valuesEnd(words: readonly string[], from: number, arity?: Arity): number {
  const most = arity === 'many' ? words.length : from + 1;
  let end = from;
  while (end < Math.min(most, words.length) && !isOption(words[end] ?? '')) end += 1;
  return end;
}

/** A dash makes an option, but for numbers, a dash alone, and whatever has a blank in it. */
export function isOption(word: string): boolean {
  return /^-[^\s]/.test(word) && !/^-(?:\d+|\d*\.\d+)$/.test(word) && !word.includes(' ');
}

function attachedValue(word: string): string | undefined {
  const sign = word.indexOf('=');
  return sign < 0 ? undefined : word.slice(sign + 1);
}

/** The option a word names or begins to name; undefined if there is none. */
function fullName(word: string, known: ReadonlyMap<string, Arity>): string | undefined {
  if (!word.startsWith('--')) return undefined;
  const name = word.slice(2).split('=', 1)[0] ?? '';
  if (known.has(name)) return name;
  if (name === '') return undefined;
  const matches = [...known.keys()].filter((option) => option.startsWith(name));
  if (matches.length < 2) return matches[0];
  const candidates = matches.map((option) => `--${option}`).join(', ');
  throw paramValidation(`ambiguous option: --${name} could match ${candidates}`, 'after');
}
