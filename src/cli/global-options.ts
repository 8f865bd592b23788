/**
 * Options that every command takes, wherever they stand. Those that say how an answer is shown are
 * acted on; those about accounts and networks are accepted, as there is nothing for them to do
 * here.
 * https://docs.aws.amazon.com/cli/latest/reference/#global-options
 */
import { paramValidation } from './command-line-error';
import { parseQuery, type Query } from './query';
import { type Arity, readOptions } from './read-options';
import { numberFrom } from './shorthand';

export const OUTPUT_FORMATS = ['json', 'text', 'table', 'yaml', 'yaml-stream', 'off'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

export const ERROR_FORMATS = ['enhanced', 'legacy', 'json', 'yaml', 'text', 'table'] as const;
export type ErrorFormat = (typeof ERROR_FORMATS)[number];

const BINARY_FORMATS = ['base64', 'raw-in-base64-out'];

/** How answer and error are shown. */
export interface Presentation {
  readonly output: OutputFormat;
  readonly query?: Query;
  readonly errors: ErrorFormat;
  /** Pages are gathered into one answer. */
  readonly gatherPages: boolean;
  /** `aws --version`. */
  readonly version: boolean;
}

/** All global options by name, without dashes. */
export const GLOBAL_OPTIONS: ReadonlyMap<string, Arity> = new Map<string, Arity>([
  ['debug', 'flag'],
  ['endpoint-url', 'one'],
  ['no-verify-ssl', 'flag'],
  ['no-paginate', 'flag'],
  ['output', 'one'],
  ['query', 'one'],
  ['profile', 'one'],
  ['region', 'one'],
  ['version', 'flag'],
  ['color', 'one'],
  ['no-sign-request', 'flag'],
  ['ca-bundle', 'one'],
  ['cli-read-timeout', 'one'],
  ['cli-connect-timeout', 'one'],
  ['cli-binary-format', 'one'],
  ['no-cli-pager', 'flag'],
  ['cli-auto-prompt', 'flag'],
  ['no-cli-auto-prompt', 'flag'],
  ['cli-error-format', 'one'],
]);

/** Takes the global options out of `words`; what is left is the command with its own options. */
export function takeGlobals(words: readonly string[]): { rest: string[]; taken: string[] } {
  const taken: string[] = [];
  const rest: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    const [name = ''] = word.slice(2).split('=', 1);
    const arity = word.startsWith('--') ? GLOBAL_OPTIONS.get(name) : undefined;
    if (arity === undefined) {
      rest.push(word);
      continue;
    }
    taken.push(word);
    const value = words[i + 1];
    if (arity === 'one' && !word.includes('=') && value !== undefined) {
      taken.push(value);
      i += 1;
    }
  }
  return { rest, taken };
}

/** What a set of global options asks for. */
export function presentation(words: readonly string[]): Presentation {
  const { flags, values } = readOptions(words, GLOBAL_OPTIONS);
  const last = (name: string) => values.get(name)?.at(-1);
  choice('color', last('color') ?? 'auto', ['on', 'off', 'auto']);
  choice('cli-binary-format', last('cli-binary-format') ?? 'base64', BINARY_FORMATS);
  for (const name of ['cli-read-timeout', 'cli-connect-timeout']) {
    const seconds = last(name);
    if (seconds !== undefined) numberFrom(seconds, 'integer');
  }
  const query = last('query');
  return {
    output: choice('output', last('output') ?? 'json', OUTPUT_FORMATS),
    errors: choice('cli-error-format', last('cli-error-format') ?? 'enhanced', ERROR_FORMATS),
    gatherPages: !flags.has('no-paginate'),
    version: flags.has('version'),
    ...(query === undefined ? {} : { query: parseQuery(query) }),
  };
}

function choice<T extends string>(name: string, value: string, all: readonly T[]): T {
  const found = all.find((one) => one === value);
  if (found !== undefined) return found;
  throw paramValidation(`argument --${name}: Found invalid choice '${value}'`, 'after');
}
