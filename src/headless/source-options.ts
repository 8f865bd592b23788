import { IMPORTERS } from '../formats/registry';
import type { SourceOptions } from './open-source';
import { type Arguments, numberOf, UsageError, wordOf } from './usage';

/** What every command that opens a FILE takes, as `readArguments` wants it. */
export const SOURCE_VALUES = ['--as', '--seed'] as const;
export const SOURCE_REPEATED = ['--choose', '--set'] as const;

/** `--as`, `--seed`, `--choose DECISION=VALUE` and `--set NAME=VALUE`. */
export function sourceOptions(args: Arguments): SourceOptions {
  const kinds = IMPORTERS.map(({ id }) => id);
  const as = wordOf(args, '--as', kinds, undefined);
  const isSeeded = args.values.has('--seed');
  return {
    as,
    seed: isSeeded ? numberOf(args, '--seed', 0, { whole: true }) : undefined,
    choices: pairsOf(args, '--choose', 'DECISION=VALUE'),
    variables: pairsOf(args, '--set', 'NAME=VALUE'),
  };
}

function pairsOf({ repeated }: Arguments, option: string, form: string): Record<string, string> {
  const pairs = (repeated.get(option) ?? []).map((text): [string, string] => {
    const sign = text.indexOf('=');
    if (sign <= 0) throw new UsageError(`${option} wants ${form}, not ${text}`);
    return [text.slice(0, sign), text.slice(sign + 1)];
  });
  // No prototype: whatever a file calls its variables, only these are there.
  return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(pairs));
}
