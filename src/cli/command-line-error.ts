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
