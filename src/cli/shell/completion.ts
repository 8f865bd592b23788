/**
 * What may stand at the cursor: commands, operations, options, the values that the contract lists,
 * and the sandbox's own names.
 */
import type { InputShape } from '../../api/contract/input-shape';
import { inputOf, isTarget, type ServiceName } from '../../api/contract/operations';
import { ECS_DEPLOY_OPTIONS } from '../ecs-deploy';
import { ERROR_FORMATS, GLOBAL_OPTIONS, OUTPUT_FORMATS, takeGlobals } from '../global-options';
import { LOGS_TAIL_OPTIONS } from '../logs-tail';
import { implementedOf, kebab, operationsOf, SERVICES, switchedOff } from '../option-names';
import { waiterCalled, waitersOf } from '../waiters';
import type { Completion, CompletionWord } from './completion-words';
import type { NameKind } from './own-names';
import { typedWords, type TypedWords } from './typed-words';
import { CONDITIONS, kindOf } from './value-kinds';

/** What completion asks for. */
export interface CompletionSources {
  /** The shell's own words: `echo`, `history` … */
  readonly ownWords: readonly string[];
  variables(): readonly string[];
  /** Paths for `file://`. */
  files(): readonly string[];
  names(kind: NameKind, cluster?: string): Promise<readonly string[]>;
}

/** An option and what may follow it. */
type Option =
  | { readonly takes: 'nothing' }
  | { readonly takes: 'one' | 'many'; values(): Promise<readonly CompletionWord[]> };

type Options = ReadonlyMap<string, Option>;

/** Completes the word before the cursor. */
export async function complete(
  text: string,
  cursor: number,
  sources: CompletionSources,
): Promise<Completion> {
  const typed = typedWords(text.slice(0, cursor));
  const { current, quote } = typed;
  const variable = quote === "'" ? undefined : /\$\{?(\w*)$/.exec(current)?.[1];
  if (variable !== undefined) {
    return matching(variable, plain(sources.variables()), quote);
  }
  return completeWord(typed, sources);
}

async function completeWord(typed: TypedWords, sources: CompletionSources): Promise<Completion> {
  const { current, quote, words } = typed;
  if (words.length === 0) {
    return matching(current, plain(['aws', ...Object.keys(SERVICES), ...sources.ownWords]), quote);
  }
  const isAws = words[0] === 'aws';
  if (!isAws && !Object.hasOwn(SERVICES, words[0] ?? '')) return matching(current, [], quote);
  const { rest } = takeGlobals(isAws ? words.slice(1) : words);
  const option = words.at(-1)?.replace(/^--/, '') ?? '';
  if (GLOBAL_OPTIONS.get(option) === 'one' && words.at(-1)?.startsWith('--')) {
    return matching(current, plain(GLOBAL_VALUES[option] ?? []), quote);
  }
  const [service, operation, ...others] = rest;
  if (service === undefined) return matching(current, plain(Object.keys(SERVICES)), quote);
  const name = Object.hasOwn(SERVICES, service) ? SERVICES[service] : undefined;
  if (!name) return matching(current, [], quote);
  if (operation === undefined) return matching(current, plain(operationWords(name)), quote);
  const command = commandOf(name, operation, others, sources);
  if (!command) return matching(current, [], quote);
  if ('words' in command) return matching(current, plain(command.words), quote);
  return completeOption(command, typed);
}

const GLOBAL_VALUES: Readonly<Record<string, readonly string[]>> = {
  output: OUTPUT_FORMATS,
  color: ['on', 'off', 'auto'],
  'cli-error-format': ERROR_FORMATS,
  region: ['us-east-1'],
};

function operationWords(service: ServiceName): string[] {
  const own = { ECS: ['deploy'], Logs: ['tail'] } as { readonly [S in ServiceName]?: string[] };
  const waits = waitersOf(service).length > 0 ? ['wait'] : [];
  return [...new Set([...implementedOf(service), ...(own[service] ?? []), ...waits])].sort();
}

interface Choice {
  readonly options: Options;
  /** Words of the command after its operation. */
  readonly given: readonly string[];
  /** What stands without an option's name. */
  readonly bare?: () => Promise<readonly CompletionWord[]>;
}

/** The options of a command, or the words that may stand in place of one. */
function commandOf(
  service: ServiceName,
  operation: string,
  given: readonly string[],
  sources: CompletionSources,
): Choice | { readonly words: readonly string[] } | undefined {
  const named = (kind: NameKind) => async () => plain(await sources.names(kind));
  if (operation === 'wait' && service !== 'Sandbox') {
    const [word, ...others] = given;
    if (word === undefined) return { words: waitersOf(service) };
    const waiter = waiterCalled(service, word);
    return waiter && { options: optionsOf(waiter.target, others, sources), given: others };
  }
  if (service === 'ECS' && operation === 'deploy') {
    const values = { service: named('services'), cluster: named('clusters') };
    return { options: deployOptions(values, sources), given };
  }
  if (service === 'Logs' && operation === 'tail') {
    return { options: tailOptions(), given, bare: named('logGroups') };
  }
  const target = operationsOf(service).get(operation);
  if (target === undefined || !isTarget(target)) return undefined;
  return { options: optionsOf(target, given, sources), given };
}

function deployOptions(
  named: Readonly<Record<string, () => Promise<CompletionWord[]>>>,
  sources: CompletionSources,
): Options {
  const names = [...ECS_DEPLOY_OPTIONS.required, ...ECS_DEPLOY_OPTIONS.optional];
  const files = () => Promise.resolve(plain(sources.files()));
  return new Map(names.map((name) => [name, { takes: 'one', values: named[name] ?? files }]));
}

function tailOptions(): Options {
  const formats = () => Promise.resolve(plain(['detailed', 'short', 'json']));
  const nothing = () => Promise.resolve([]);
  return new Map(
    [...LOGS_TAIL_OPTIONS].map(([name, arity]): [string, Option] => [
      name,
      arity === 'flag'
        ? { takes: 'nothing' }
        : {
            takes: arity === 'many' ? 'many' : 'one',
            values: name === 'format' ? formats : nothing,
          },
    ]),
  );
}

function optionsOf(target: string, given: readonly string[], sources: CompletionSources): Options {
  if (!isTarget(target)) return new Map();
  const at = given.lastIndexOf('--cluster');
  const cluster = at < 0 ? undefined : given[at + 1];
  const options = new Map<string, Option>();
  for (const [member, shape] of Object.entries(inputOf(target).members)) {
    const name = kebab(member);
    if (shape.type === 'boolean') {
      options.set(name, { takes: 'nothing' }).set(switchedOff(name), { takes: 'nothing' });
      continue;
    }
    const values = () => valuesOf({ target, member, shape, cluster, sources });
    options.set(name, { takes: shape.type === 'list' ? 'many' : 'one', values });
  }
  const files = () => Promise.resolve(filesOf(sources));
  const kinds = () => Promise.resolve(plain(['input', 'output', 'yaml-input']));
  return options
    .set('cli-input-json', { takes: 'one', values: files })
    .set('cli-input-yaml', { takes: 'one', values: files })
    .set('generate-cli-skeleton', { takes: 'one', values: kinds });
}

async function completeOption(choice: Choice, typed: TypedWords): Promise<Completion> {
  const { options, given, bare } = choice;
  const { current, quote } = typed;
  const sign = current.indexOf('=');
  if (current.startsWith('--') && sign > 0) {
    const option = options.get(current.slice(2, sign));
    const values = option && option.takes !== 'nothing' ? await option.values() : [];
    return matching(current.slice(sign + 1), values, quote);
  }
  const at = given.findLastIndex((word) => word.startsWith('--'));
  const last = at < 0 ? undefined : options.get(given[at]!.slice(2));
  const isFree =
    last && last.takes !== 'nothing' && (last.takes === 'many' || at === given.length - 1);
  if (isFree && !current.startsWith('-')) {
    const values = matching(current, await last.values(), quote);
    // A list may end here, and the next option be meant.
    if (values.words.length > 0 || current !== '' || at === given.length - 1) return values;
  }
  if (bare && at < 0 && given.length === 0 && !current.startsWith('-')) {
    return matching(current, await bare(), quote);
  }
  const own = [...options.keys()].filter((name) => !given.includes(`--${name}`));
  const globals = current.length > 2 ? [...GLOBAL_OPTIONS.keys()] : [];
  return matching(current, plain([...own, ...globals].map((name) => `--${name}`)), quote);
}

interface Wanted {
  readonly target: string;
  readonly member: string;
  readonly shape: InputShape;
  readonly cluster: string | undefined;
  readonly sources: CompletionSources;
}

async function valuesOf(wanted: Wanted): Promise<CompletionWord[]> {
  const { target, member, shape, cluster, sources } = wanted;
  const one = shape.type === 'list' ? shape.member : shape;
  if ('enum' in one && one.enum) return plain(one.enum);
  if (target === 'Sandbox.Wait' && member === 'until') return conditions(sources);
  if (one.type === 'structure') {
    const keys = Object.keys(one.members).map((key): CompletionWord => ({
      text: `${key}=`,
      goesOn: true,
    }));
    return [...keys, ...filesOf(sources)];
  }
  if (one.type === 'document') return filesOf(sources);
  const kind = kindOf(target, member);
  return kind ? plain(await sources.names(kind, cluster)) : filesOf(sources);
}

/** What can be waited for, with the names that are there. */
async function conditions(sources: CompletionSources): Promise<CompletionWord[]> {
  const words: CompletionWord[] = [];
  for (const [condition, { kind, equals }] of Object.entries(CONDITIONS)) {
    for (const name of await sources.names(kind)) {
      words.push({
        text: `${condition}:${name}${equals ? '=' : ''}`,
        ...(equals && { goesOn: true }),
      });
    }
  }
  return words;
}

const filesOf = (sources: CompletionSources): CompletionWord[] =>
  sources.files().map((path) => ({ text: `file://${path}` }));

const plain = (words: readonly string[]): CompletionWord[] => words.map((text) => ({ text }));

/** Those that begin as typed, quoted where a shell would take them apart. */
function matching(
  typed: string,
  words: readonly CompletionWord[],
  quote: TypedWords['quote'],
): Completion {
  const found = words.filter(({ text }) => text.startsWith(typed));
  return { typed, words: found.map((word) => ({ ...word, text: quoted(word, quote) })) };
}

function quoted({ text, goesOn }: CompletionWord, quote: TypedWords['quote']): string {
  if (quote !== '') return goesOn ? text : text + quote;
  return /[\s'"$&|;<>()\\`*?]/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : text;
}
