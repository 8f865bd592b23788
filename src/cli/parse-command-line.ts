/**
 * Words → what they ask for, as the AWS CLI understands them. Whatever the CLI refuses before it
 * sends anything is refused here, with its words and its exit code.
 */
import { isTarget, type ServiceName } from '../api/contract/operations';
import { closeMatches } from '../model/close-matches';
import { NotSimulated, paramValidation } from './command-line-error';
import { ECS_DEPLOY_OPTIONS, type EcsDeploy } from './ecs-deploy';
import { type Presentation, presentation, takeGlobals } from './global-options';
import {
  ecsDeployHelp,
  logsTailHelp,
  operationHelp,
  overviewHelp,
  serviceHelp,
  waiterHelp,
  waitersHelp,
} from './help-text';
import { LOGS_TAIL_OPTIONS, type LogsTail, logsTailFrom } from './logs-tail';
import {
  type OperationCommand,
  operationCommand,
  readWithGlobals,
  required,
  type Rest,
  type TextCommand,
  unknownOptions,
} from './operation-command';
import { operationName, operationsOf, SERVICES, serviceWord } from './option-names';
import type { ReadFile, Sources } from './option-values';
import { isOtherService } from './other-services';
import { type Arity, isOption } from './read-options';
import { type Waiter, waiterCalled, waitersOf } from './waiters';

/** What a command line asks for. */
export type Command =
  | OperationCommand
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
  | TextCommand;

const VERSION = 'aws-cli/2 (spoken by ECS Sandbox)\n';

/**
 * Parses a command without its leading `aws`. Throws CommandLineError. `isUnknown` is for whoever
 * only parses: it tells texts that stand for what running would put in their place.
 */
export function parseCommandLine(
  words: readonly string[],
  readFile: ReadFile,
  isUnknown: Sources['isUnknown'] = () => false,
): Command {
  const { rest, taken } = takeGlobals(words);
  const shown = presentation(taken);
  if (shown.version) return { kind: 'text', text: VERSION, shown };
  const help = helpAskedFor(rest);
  if (help !== undefined) return { kind: 'text', text: help, shown };
  const [early, serviceName, afterService] = withoutOptions(rest);
  const service = serviceCalled(serviceName);
  const [later, operationWord, options] = withoutOptions(afterService);
  const before = [...early, ...later];
  const command: Rest = { words: options, globals: taken, before };
  const sources: Sources = { readFile, isUnknown };
  // `sandbox wait` is an operation of its own.
  if (operationWord === 'wait' && service !== 'Sandbox') {
    return waitCommand(service, command, sources);
  }
  if (service === 'ECS' && operationWord === 'deploy') return ecsDeployCommand(command);
  if (service === 'Logs' && operationWord === 'tail') return logsTailCommand(command);
  if (service === 'ECR' && operationWord === 'get-login-password') return loginCommand(command);
  return operationCommand(operationCalled(service, operationWord), command, sources);
}

/** Options that stand before the next word; the word; what follows it. */
function withoutOptions(words: readonly string[]): [string[], string | undefined, string[]] {
  const at = words.findIndex((word) => !isOption(word));
  if (at < 0) return [[...words], undefined, []];
  return [words.slice(0, at), words[at], words.slice(at + 1)];
}

/** `help` as the last word, or `--help` anywhere, which the AWS CLI does not know. */
function helpAskedFor(words: readonly string[]): string | undefined {
  const plain = words.filter((word) => word !== '--help' && word !== '-h');
  const at = plain.findIndex((word) => word === 'help');
  const asks =
    plain.length < words.length || (at >= 0 && at < 4 && !plain.slice(0, at).some(isOption));
  if (!asks) return undefined;
  const [service, operation, waiter] =
    at < 0 ? plain.filter((word) => !isOption(word)) : plain.slice(0, at);
  if (service === undefined) return overviewHelp();
  const name = serviceCalled(service);
  if (operation === undefined) return serviceHelp(name);
  if (operation === 'wait' && name !== 'Sandbox') return waitHelp(name, waiter);
  if (name === 'ECS' && operation === 'deploy') return ecsDeployHelp();
  if (name === 'Logs' && operation === 'tail') return logsTailHelp();
  const target = operationCalled(name, operation);
  if (isTarget(target)) return operationHelp(target);
  throw new NotSimulated(operationName(target), target);
}

function waitHelp(service: ServiceName, word: string | undefined): string {
  if (word === undefined) return waitersHelp(service);
  const waiter = waiterCalled(service, word);
  if (!waiter) throw invalidChoice('subcommand', word, waitersOf(service));
  return waiterHelp(word, waiter);
}

function serviceCalled(word: string | undefined): ServiceName {
  if (word === undefined) throw required(['command']);
  if (Object.hasOwn(SERVICES, word)) return SERVICES[word] as ServiceName;
  if (isOtherService(word)) {
    throw paramValidation(`${word} is an AWS service that the sandbox does not simulate`);
  }
  throw invalidChoice('command', word, Object.keys(SERVICES));
}

/** The target of an operation that there is in AWS or in the sandbox. */
function operationCalled(service: ServiceName, word: string | undefined): string {
  if (word === undefined) throw required(['operation']);
  const known = operationsOf(service);
  const target = known.get(word);
  if (target === undefined) throw invalidChoice('operation', word, [...known.keys()]);
  return target;
}

function invalidChoice(what: string, word: string, known: readonly string[]) {
  const close = closeMatches(word, known);
  const hint = close.map((name) => `\n  * ${name}`).join('');
  const maybe = close.length > 0 ? `\n\nMaybe you meant:\n${hint}` : '';
  return paramValidation(`argument ${what}: Found invalid choice '${word}'${maybe}`, 'after');
}

function ecsDeployCommand(rest: Rest): Command {
  const { required: must, optional } = ECS_DEPLOY_OPTIONS;
  const own = new Map<string, Arity>([...must, ...optional].map((name) => [name, 'one']));
  const { given, shown } = readWithGlobals(rest, own);
  const missing = must.filter((name) => !given.values.has(name));
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

function logsTailCommand(rest: Rest): Command {
  const { given, shown } = readWithGlobals(rest, LOGS_TAIL_OPTIONS);
  const [group, ...stray] = given.stray;
  if (group === undefined || isOption(group)) throw required(['group_name']);
  if (stray.length > 0) throw unknownOptions(stray);
  return { kind: 'logs-tail', tail: logsTailFrom(given), shown };
}

/** The CLI's own `ecr get-login-password`: no registry here asks for one, so any word will do. */
function loginCommand(rest: Rest): Command {
  const { given, shown } = readWithGlobals(rest, new Map());
  if (given.stray.length > 0) throw unknownOptions(given.stray);
  return { kind: 'text', text: 'no-password-is-needed-in-the-sandbox\n', shown };
}

function waitCommand(service: ServiceName, rest: Rest, sources: Sources): Command {
  const [word, ...words] = rest.words;
  if (word === undefined || isOption(word)) {
    const usage = `usage: aws [options] ${serviceWord(service)} wait <subcommand> [parameters]`;
    throw paramValidation(`${usage}\naws: [ERROR]: too few arguments`);
  }
  const waiter = waiterCalled(service, word);
  if (!waiter) throw invalidChoice('subcommand', word, waitersOf(service));
  const command = operationCommand(waiter.target, { ...rest, words }, sources, false);
  if (command.kind !== 'operation') return command;
  return { kind: 'wait', waiter, input: command.input, shown: command.shown };
}
