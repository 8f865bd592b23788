/**
 * Words → what they ask for, as the AWS CLI understands them. Whatever the CLI refuses before it
 * sends anything is refused here, with its words and its exit code.
 */
import { clientFaults } from '../api/contract/client-faults';
import { inputOf, isTarget, OPERATIONS, type Pages } from '../api/contract/operations';
import { type ServiceName, statusOf, type Target } from '../api/contract/operations';
import type { StructureShape } from '../api/contract/input-shape';
import { closeMatches } from './close-matches';
import { withBooleanAttributes } from './boolean-attributes';
import { paramValidation } from './command-line-error';
import { GLOBAL_OPTIONS, type Presentation, presentation, takeGlobals } from './global-options';
import { type EcsDeploy, ECS_DEPLOY_OPTIONS } from './ecs-deploy';
import { ecsDeployHelp, logsTailHelp, operationHelp, overviewHelp, serviceHelp } from './help-text';
import { LOGS_TAIL_OPTIONS, type LogsTail, logsTailFrom } from './logs-tail';
import { kebab, operationName, operationsOf, SERVICES, serviceWord } from './option-names';
import { fileText, inputFromJson, optionValue, type ReadFile, takesMany } from './option-values';
import { type Arity, type GivenOptions, isOption, readOptions } from './read-options';
import { sentUserData, withCounts } from './run-instances';
import { withIpPermission } from './security-group-options';
import { inputSkeleton } from './skeleton';
import { type Waiter, waiterCalled, waitersOf } from './waiters';

/** What a command line asks for. */
export type Command =
  | {
      readonly kind: 'operation';
      readonly target: Target;
      readonly input: Record<string, unknown>;
      readonly paging: Paging;
      readonly shown: Presentation;
    }
  | {
      readonly kind: 'wait';
      readonly waiter: Waiter;
      readonly input: Record<string, unknown>;
      readonly shown: Presentation;
    }
  /** The CLI's own `ecs deploy`: several operations, one after the other. */
  | { readonly kind: 'ecs-deploy'; readonly deploy: EcsDeploy; readonly shown: Presentation }
  /** The CLI's own `logs tail`: FilterLogEvents, again and again where it follows. */
  | { readonly kind: 'logs-tail'; readonly tail: LogsTail; readonly shown: Presentation }
  /** Help and skeletons: a text, and nothing is sent. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly target?: Target;
      readonly shown: Presentation;
    };

/** `--max-items` and `--starting-token`: the CLI's own, never sent. */
export interface Paging {
  readonly pages?: Pages;
  readonly maxItems?: number;
  readonly startingToken?: string;
}

/** Services of AWS that people's scripts name; refused by name rather than as a mistyped word. */
const OTHER_SERVICES = (
  'application-autoscaling acm autoscaling cloudformation configure dynamodb ec2 ' +
  'ecr efs eks elb events iam kms lambda logs rds route53 s3 s3api secretsmanager ' +
  'servicediscovery sns sqs ssm sso sts'
).split(' ');

/** Parses a command without its leading `aws`. Throws CommandLineError. */
export function parseCommandLine(words: readonly string[], readFile: ReadFile): Command {
  const { rest, taken } = takeGlobals(words);
  const shown = presentation(taken);
  const [serviceName, operationWord, ...options] = rest;
  if (shown.version && serviceName === undefined) return { kind: 'text', text: VERSION, shown };
  if (serviceName === 'help') return { kind: 'text', text: overviewHelp(), shown };
  const service = serviceCalled(serviceName);
  if (operationWord === 'help') return { kind: 'text', text: serviceHelp(service), shown };
  // `sandbox wait` is an operation of its own.
  if (operationWord === 'wait' && service !== 'Sandbox')
    return waitCommand(service, options, readFile, taken);
  if (service === 'ECS' && operationWord === 'deploy') return ecsDeployCommand(options, taken);
  if (service === 'Logs' && operationWord === 'tail') return logsTailCommand(options, taken);
  const target = operationCalled(service, operationWord);
  if (options[0] === 'help') return { kind: 'text', text: operationHelp(target), target, shown };
  return operationCommand(target, options, readFile, taken);
}

const VERSION = 'aws-cli/2 (spoken by ECS Sandbox)\n';

function serviceCalled(word: string | undefined): ServiceName {
  const service = word === undefined ? undefined : SERVICES[word];
  if (service) return service;
  refuseMissing(word, 'command');
  if (OTHER_SERVICES.includes(word)) {
    throw paramValidation(`${word} is an AWS service that the sandbox does not simulate`);
  }
  throw invalidChoice('command', word, Object.keys(SERVICES));
}

function operationCalled(service: ServiceName, word: string | undefined): Target {
  refuseMissing(word, 'operation');
  const known = operationsOf(service);
  const target = known.get(word);
  if (target === undefined) throw invalidChoice('operation', word, [...known.keys()]);
  if (isTarget(target)) return target;
  const whose = service === 'Sandbox' ? 'a sandbox' : 'an AWS';
  const name = statusOf(target) === 'unsupported' ? operationName(target) : word;
  throw paramValidation(`${name} is ${whose} operation that the sandbox does not simulate`);
}

function refuseMissing(word: string | undefined, what: string): asserts word is string {
  if (word === undefined) throw required([what]);
  if (isOption(word)) throw unknownOptions([word]);
}

const required = (names: readonly string[]) =>
  paramValidation(`the following arguments are required: ${names.join(', ')}`, 'after');

const unknownOptions = (words: readonly string[]) =>
  paramValidation(`Unknown options: ${words.join(', ')}`, 'before');

function invalidChoice(what: string, word: string, known: readonly string[]) {
  const close = closeMatches(word, known);
  const hint = close.map((name) => `\n  * ${name}`).join('');
  const maybe = close.length > 0 ? `\n\nMaybe you meant:\n${hint}` : '';
  return paramValidation(`argument ${what}: Found invalid choice '${word}'${maybe}`, 'after');
}

/** Options of an operation with a shape of this kind. */
function knownOptions(shape: StructureShape): Map<string, Arity> {
  const known = new Map<string, Arity>();
  for (const [member, memberShape] of Object.entries(shape.members)) {
    const name = kebab(member);
    if (memberShape.type === 'boolean') known.set(name, 'flag').set(`no-${name}`, 'flag');
    else known.set(name, takesMany(memberShape) ? 'many' : 'one');
  }
  return known;
}

/** Reads the options; a beginning that is not one of the operation's may be a global option's. */
function readWithGlobals(
  words: readonly string[],
  own: ReadonlyMap<string, Arity>,
  globals: readonly string[],
): { given: GivenOptions; shown: Presentation } {
  const given = readOptions(words, own);
  const first = given.stray.findIndex(isOption);
  const abbreviated = first < 0 ? [] : given.stray.slice(first);
  if (readOptions(abbreviated, GLOBAL_OPTIONS).stray.length > 0) {
    return { given, shown: presentation(globals) };
  }
  given.stray.length -= abbreviated.length;
  return { given, shown: presentation([...globals, ...abbreviated]) };
}

function operationCommand(
  target: Target,
  words: readonly string[],
  readFile: ReadFile,
  globals: readonly string[],
): Command {
  const shape = inputOf(target);
  const { paginated: pages } = OPERATIONS[target] as { paginated?: Pages };
  const own = knownOptions(shape);
  own.set('cli-input-json', 'one').set('generate-cli-skeleton', 'many');
  if (pages) own.set('starting-token', 'one').set('max-items', 'one').set('page-size', 'one');
  const meant = withBooleanAttributes(shape, withIpPermission(target, withCounts(target, words)));
  const { given, shown } = readWithGlobals(meant, own, globals);

  const skeleton = given.values.get('generate-cli-skeleton');
  const [whole] = given.values.get('cli-input-json') ?? [];
  if (whole === undefined && (!skeleton || skeleton[0] === 'output')) requireAll(shape, given);
  if (given.stray.length > 0) throw unknownOptions(given.stray);
  if (skeleton) return { kind: 'text', text: inputSkeleton(target, skeleton[0]), target, shown };

  const members = membersGiven(target, shape, given, readFile);
  if (pages) {
    const size = given.values.get('page-size')?.at(-1);
    const limit = shape.members[pages.limitKey];
    if (size !== undefined && limit) {
      members[pages.limitKey] = optionValue('page-size', limit, [size], readFile);
    }
  }
  const input = whole === undefined ? members : { ...inputFromJson(whole, readFile), ...members };
  refuseFaults(clientFaults(input, shape));
  sentUserData(target, input);
  return { kind: 'operation', target, input, shown, paging: pagingOf(pages, given, input) };
}

function refuseFaults(faults: readonly string[]): void {
  if (faults.length === 0) return;
  throw paramValidation(`Parameter validation failed:\n${faults.join('\n')}`);
}

function requireAll(shape: StructureShape, given: GivenOptions): void {
  const missing = Object.keys(shape.members)
    .filter((member) => shape.required.includes(member))
    .map(kebab)
    .filter((name) => !given.values.has(name))
    .filter((name) => !given.flags.has(name) && !given.flags.has(`no-${name}`));
  if (missing.length > 0) throw required(missing.map((name) => `--${name}`));
}

/** The members given, in the order of the operation's model whatever order they were typed in. */
function membersGiven(
  target: string,
  shape: StructureShape,
  given: GivenOptions,
  readFile: ReadFile,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [member, memberShape] of Object.entries(shape.members)) {
    const name = kebab(member);
    const words = given.values.get(name);
    if (given.flags.has(name) || given.flags.has(`no-${name}`)) {
      input[member] = given.flags.has(name);
    } else if (words && isRecording(target, member, words[0] ?? '')) {
      input[member] = fileText(name, words.at(-1) ?? '', readFile);
    } else if (words) {
      input[member] = optionValue(name, memberShape, words, readFile);
    }
  }
  return input;
}

/**
 * `put-traffic --replay FILE` names its file bare; the recording itself may stand there as well.
 */
function isRecording(target: string, member: string, word: string): boolean {
  return target === 'Sandbox.PutTraffic' && member === 'replay' && !/^[\d.\s,]+$/.test(word);
}

/** Whoever asks for a page by its own members gets that page only. */
function pagingOf(
  pages: Pages | undefined,
  given: GivenOptions,
  input: Record<string, unknown>,
): Paging {
  if (!pages) return {};
  const byHand =
    pages.tokenKey in input || (pages.limitKey in input && !given.values.has('page-size'));
  const items = given.values.get('max-items')?.at(-1);
  const startingToken = given.values.get('starting-token')?.at(-1);
  return {
    ...(byHand ? {} : { pages }),
    ...(items === undefined
      ? {}
      : {
          maxItems: Number(optionValue('max-items', { type: 'integer' }, [items], () => undefined)),
        }),
    ...(startingToken === undefined ? {} : { startingToken }),
  };
}

function ecsDeployCommand(words: readonly string[], globals: readonly string[]): Command {
  const { required: must, optional } = ECS_DEPLOY_OPTIONS;
  const own = new Map<string, Arity>([...must, ...optional].map((name) => [name, 'one']));
  const { given, shown } = readWithGlobals(words, own, globals);
  const missing = must.filter((name) => !given.values.has(name));
  if (words[0] === 'help') return { kind: 'text', text: ecsDeployHelp(), shown };
  if (missing.length > 0) throw required(missing.map((name) => `--${name}`));
  if (given.stray.length > 0) throw unknownOptions(given.stray);
  const value = (name: string) => given.values.get(name)?.at(-1);
  const deploy = {
    service: value('service') ?? '',
    taskDefinition: value('task-definition') ?? '',
    appSpec: value('codedeploy-appspec') ?? '',
    cluster: value('cluster'),
    application: value('codedeploy-application'),
    group: value('codedeploy-deployment-group'),
  };
  return { kind: 'ecs-deploy', deploy, shown };
}

function logsTailCommand(words: readonly string[], globals: readonly string[]): Command {
  const { given, shown } = readWithGlobals(words, LOGS_TAIL_OPTIONS, globals);
  if (words[0] === 'help') return { kind: 'text', text: logsTailHelp(), shown };
  const [group, ...stray] = given.stray;
  if (group === undefined || isOption(group)) throw required(['group_name']);
  if (stray.length > 0) throw unknownOptions(stray);
  return { kind: 'logs-tail', tail: logsTailFrom(given), shown };
}

function waitCommand(
  service: ServiceName,
  [word, ...words]: readonly string[],
  readFile: ReadFile,
  globals: readonly string[],
): Command {
  const known = waitersOf(service);
  if (word === undefined || isOption(word)) {
    const usage = `usage: aws [options] ${serviceWord(service)} wait <subcommand> [parameters]`;
    throw paramValidation(`${usage}\naws: [ERROR]: too few arguments`);
  }
  const waiter = waiterCalled(service, word);
  if (!waiter) throw invalidChoice('operation', word, known);
  const command = operationCommand(waiter.target, words, readFile, globals);
  if (command.kind !== 'operation') return command;
  return { kind: 'wait', waiter, input: command.input, shown: command.shown };
}
