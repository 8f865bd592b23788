/** A mistake in how `sim` itself was called. */
export class UsageError extends Error {}

export interface Arguments {
  readonly file: string;
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/** Takes FILE, flags and options with a value (`--seed 1`, `--seed=1`) apart. */
export function readArguments(
  args: readonly string[],
  known: { flags: readonly string[]; values: readonly string[] },
): Arguments {
  const files: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (let i = 0; i < args.length; i += 1) {
    const [name = '', attached] = splitOnce(args[i] ?? '');
    if (!name.startsWith('--')) files.push(args[i] ?? '');
    else if (known.flags.includes(name) && attached === undefined) flags.add(name);
    else if (known.values.includes(name)) {
      const value = attached ?? args[(i += 1)];
      if (value === undefined) throw new UsageError(`${name} wants a value`);
      values.set(name, value);
    } else throw new UsageError(`there is no option ${name}`);
  }
  const [file, ...more] = files;
  if (file === undefined) throw new UsageError('which file?');
  if (more.length > 0) throw new UsageError(`one file only, not also ${more.join(', ')}`);
  return { file, flags, values };
}

function splitOnce(word: string): [string, string | undefined] {
  const sign = word.startsWith('--') ? word.indexOf('=') : -1;
  return sign < 0 ? [word, undefined] : [word.slice(0, sign), word.slice(sign + 1)];
}
