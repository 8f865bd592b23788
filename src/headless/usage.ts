/** A mistake in how `sim` itself was called. */
export class UsageError extends Error {}

export interface Arguments {
  /** The first of `files`; empty where none was named and none need be. */
  readonly file: string;
  readonly files: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** The last one said of each option. */
  readonly values: ReadonlyMap<string, string>;
  /** All that was said of options that may be given again: `--set A=1 --set B=2`. */
  readonly repeated: ReadonlyMap<string, readonly string[]>;
}

interface Known {
  flags: readonly string[];
  values: readonly string[];
  /** Options with a value that may be given more than once. */
  repeated?: readonly string[];
  /** How many files there must be: one unless said otherwise. */
  files?: number;
  /** It may be named or left out. */
  optional?: boolean;
}

/** Takes FILE, flags and options with a value (`--seed 1`, `--seed=1`) apart. */
export function readArguments(args: readonly string[], known: Known): Arguments {
  const files: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const repeated = new Map<string, string[]>();
  const takesValue = [...known.values, ...(known.repeated ?? [])];
  for (let i = 0; i < args.length; i += 1) {
    const [name = '', attached] = splitOnce(args[i] ?? '');
    if (!/^-[^\s]/.test(name)) files.push(args[i] ?? '');
    else if (known.flags.includes(name) && attached === undefined) flags.add(name);
    else if (takesValue.includes(name)) {
      const value = attached ?? args[(i += 1)];
      if (value === undefined) throw new UsageError(`${name} wants a value`);
      values.set(name, value);
      repeated.set(name, [...(repeated.get(name) ?? []), value]);
    } else throw new UsageError(`there is no option ${name}`);
  }
  const count = known.files ?? 1;
  const [file = ''] = files;
  if (files.length === 0 && !known.optional) throw new UsageError('which file?');
  if (files.length < count && !known.optional)
    throw new UsageError(`${count} files are wanted, not only ${file}`);
  const more = files.slice(count).join(', ');
  if (more !== '')
    throw new UsageError(`${count === 1 ? 'one file' : `${count} files`} only, not also ${more}`);
  return { file, files, flags, values, repeated };
}

function splitOnce(word: string): [string, string | undefined] {
  const sign = word.startsWith('--') ? word.indexOf('=') : -1;
  return sign < 0 ? [word, undefined] : [word.slice(0, sign), word.slice(sign + 1)];
}

/** A number that an option was given, or `otherwise` without it. */
export function numberOf(
  { values }: Pick<Arguments, 'values'>,
  option: string,
  otherwise: number,
  { least = 0, most = Number.MAX_SAFE_INTEGER, whole = false } = {},
): number {
  const text = values.get(option);
  if (text === undefined) return otherwise;
  const number = Number(text);
  const isNumber = whole ? /^\d+$/.test(text) : /^\d+(\.\d+)?$/.test(text);
  if (!isNumber || number < least || number > most) {
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
    const kind = whole ? 'a whole number' : 'a number';
    throw new UsageError(`${option} wants ${kind} ${range}, not ${text}`);
  }
  return number;
}

/** One of a few words that an option takes; `otherwise` without it. */
export function wordOf<Word extends string>(
  { values }: Pick<Arguments, 'values'>,
  option: string,
  words: readonly Word[],
  otherwise: Word | undefined,
): Word | undefined {
  const text = values.get(option);
  if (text === undefined) return otherwise;
  const word = words.find((one) => one === text);
  if (word === undefined) throw new UsageError(`${option} wants ${words.join(', ')}, not ${text}`);
  return word;
}
