import { pythonQuoted } from '../api/contract/python-text';

/** What the CLI refuses before it sends anything, with the exit code it ends with. */
export class CommandLineError extends Error {
  constructor(
    /** `ParamValidation` for what AWS's CLI calls so, else what went wrong in one word. */
    readonly type: string,
    message: string,
    readonly exitCode: 127 | 252 | 254 | 255 = 252,
    /** The usage block comes before the message instead of after it (unknown options). */
    readonly usage: 'none' | 'before' | 'after' = 'none',
  ) {
    super(message);
  }
}

/** An operation of AWS that is none of the sandbox's, said once its line has been read. */
export class NotSimulated extends CommandLineError {
  constructor(
    name: string,
    readonly target: string,
    /** What the AWS CLI would have sent; undefined where the options could not be judged. */
    readonly input?: Record<string, unknown>,
  ) {
    super('ParamValidation', `${name} is an AWS operation that the sandbox does not simulate`);
  }
}

/** A mistake in how a command is written: exit code 252. */
export function paramValidation(
  message: string,
  usage: CommandLineError['usage'] = 'none',
): CommandLineError {
  return new CommandLineError('ParamValidation', message, 252, usage);
}

/** What Python's int() and float() say of a bad number: a general error, exit code 255. */
export function badNumber(type: 'integer' | 'float', value: string): CommandLineError {
  const message =
    type === 'integer'
      ? `invalid literal for int() with base 10: ${pythonQuoted(value)}`
      : `could not convert string to float: ${pythonQuoted(value)}`;
  return new CommandLineError('ValueError', message, 255);
}
