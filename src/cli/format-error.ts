/**
 * Errors as the AWS CLI words and prints them on standard error, with the exit code it ends with.
 */
import type { AwsError } from '../model/result';
import { CommandLineError } from './command-line-error';
import { operationName } from './option-names';
import type { ErrorFormat } from './global-options';
import { formatTable } from './output-table';
import { formatText } from './output-text';
import { formatYaml } from './output-yaml';

/** A command that failed, for programs. */
export interface CommandFailure {
  /** AWS's error type, `ParamValidation`, `WaiterError` … */
  readonly type: string;
  readonly message: string;
  /** 252 refused before it was sent, 254 refused by the service, 255 anything else. */
  readonly exitCode: number;
  /** The whole text after `aws: [ERROR]: `. */
  readonly words: string;
}

const USAGE = [
  'usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]',
  'To see help text, you can run:',
  '',
  '  aws help',
  '  aws <command> help',
  '  aws <command> <subcommand> help',
].join('\n');

/** What a service answered instead of an output. */
export function serviceFailure(target: string, error: AwsError): CommandFailure {
  const { __type: type, message } = error;
  if (type === 'ParamValidation') {
    return { type, message, exitCode: 252, words: `An error occurred (${type}): ${message}` };
  }
  // A wait that comes to nothing ends as a waiter of the CLI does.
  if (target === 'Sandbox.Wait' && type === 'WaitTimedOut') {
    return { type, message, exitCode: 255, words: message };
  }
  const words = `An error occurred (${type}) when calling the ${operationName(target)} operation: ${message}`;
  return { type, message, exitCode: 254, words };
}

/** What the command line itself refused. */
export function commandLineFailure(error: CommandLineError): CommandFailure {
  const { type, message, exitCode, usage } = error;
  let words = message;
  if (usage === 'before') words = `${USAGE}\n\n${message}`;
  if (usage === 'after') words = `${message}\n\n${USAGE}`;
  if (type === 'ParamValidation') words = `An error occurred (${type}): ${words}`;
  return { type, message, exitCode, words };
}

/** The text for standard error. */
export function formatError(failure: CommandFailure, format: ErrorFormat = 'enhanced'): string {
  const value = { Message: failure.message, Code: failure.type, message: failure.message };
  switch (format) {
    case 'json':
      return `${JSON.stringify(value, null, 4)}\n`;
    case 'yaml':
      return formatYaml(value);
    case 'text':
      return formatText(value);
    case 'table':
      return formatTable('Error', value);
    case 'legacy':
      return `\n${failure.words}\n`;
    default:
      return `\naws: [ERROR]: ${failure.words}\n`;
  }
}
