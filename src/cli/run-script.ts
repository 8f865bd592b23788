/**
 * Runs a script of `aws` lines: variables, `$(…)`, one statement after another. Pure but for the
 * host, so Node and the browser share it.
 */
import { CommandLineError } from './command-line-error';
import { type CommandFailure, commandLineFailure, formatError } from './format-error';
import { type CommandHost, type Outcome, runCommand } from './run-command';
import { type Assignment, expandWord, readStatements, type Statement } from './tokenize';

/** What one statement came to. */
export type ScriptStep = {
  /** As written, continuations joined, variables unexpanded. */
  readonly command: string;
  readonly line: number;
} & (
  | {
      readonly ok: true;
      readonly output: unknown;
      /** For standard output; empty where the answer went into a variable. */
      readonly text: string;
    }
  | {
      readonly ok: false;
      readonly error: CommandFailure;
      readonly text: string;
      readonly printed?: string;
    }
);

export interface ScriptOptions {
  /** Go on after a command that failed. */
  readonly keepGoing?: boolean;
  /** `ecs …` is as good as `aws ecs …`: the terminal's way. */
  readonly prefixOptional?: boolean;
  /** Names set before; those of an earlier line in a terminal. Added to as the script runs. */
  readonly variables?: Map<string, string>;
}

/**
 * Each `aws` line's outcome as it comes, assignments included; plain `NAME=value` yields nothing.
 */
export async function* runScript(
  script: string,
  host: CommandHost,
  options: ScriptOptions = {},
): AsyncGenerator<ScriptStep> {
  const runner = new ScriptRunner(host, options);
  for (const found of readStatements(script)) {
    const { source: command, line } = found;
    const outcome =
      found.kind === 'problem'
        ? refused(new CommandLineError('SyntaxError', `line ${line}: ${found.message}`))
        : await runner.run(found);
    if (outcome) yield { command, line, ...outcome };
    if (outcome && !outcome.ok && !options.keepGoing) return;
  }
}

function refused(error: CommandLineError): Outcome {
  const failure = commandLineFailure(error);
  return { ok: false, error: failure, text: formatError(failure) };
}

/** Ends a statement whose `$(…)` failed; the failure is the statement's own. */
class InnerFailure extends Error {
  constructor(readonly outcome: Outcome) {
    super('a command in $(…) failed');
  }
}

class ScriptRunner {
  private readonly variables: Map<string, string>;
  /** The last answer that a `$(…)` of the statement under way gave. */
  private captured: Outcome | undefined;

  constructor(
    private readonly host: CommandHost,
    private readonly options: ScriptOptions,
  ) {
    this.variables = options.variables ?? new Map<string, string>();
  }

  /** Undefined when the statement ran no command. */
  async run(statement: Statement): Promise<Outcome | undefined> {
    this.captured = undefined;
    try {
      if (statement.words.length > 0) return await this.command(statement);
      for (const assignment of statement.assignments) await this.assign(assignment);
      // What went into a variable is not printed.
      return this.captured ? { ...(this.captured as Outcome), text: '' } : undefined;
    } catch (error) {
      if (error instanceof InnerFailure) return error.outcome;
      if (error instanceof CommandLineError) return refused(error);
      throw error;
    }
  }

  private async assign({ name, value }: Assignment): Promise<void> {
    this.variables.set(name, (await this.expand([value])).join(''));
  }

  private async command(statement: Statement): Promise<Outcome> {
    const words = await this.expand(statement.words);
    const [first = '', ...rest] = words;
    if (first === 'aws') return runCommand(rest, this.host);
    if (this.options.prefixOptional) return runCommand(words, this.host);
    const message = `${first}: command not found: a script is made of aws lines`;
    throw new CommandLineError('CommandNotFound', message, 127);
  }

  private async expand(words: Statement['words']): Promise<string[]> {
    const expanded: string[] = [];
    for (const word of words) {
      const text = await expandWord(word, {
        variable: (name) => this.variable(name),
        output: (statement) => this.output(statement),
      });
      if (text !== undefined) expanded.push(text);
    }
    return expanded;
  }

  private variable(name: string): string {
    const value = this.variables.get(name);
    if (value === undefined) {
      throw new CommandLineError('UnboundVariable', `${name}: unbound variable`);
    }
    return value;
  }

  private async output(statement: Statement): Promise<string> {
    if (statement.words.length === 0) return '';
    const outcome = await this.command(statement);
    if (!outcome.ok) throw new InnerFailure(outcome);
    this.captured = outcome;
    return outcome.text;
  }
}
