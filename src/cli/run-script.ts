/**
 * Runs a script of `aws` lines: variables, `$(…)`, one statement after another, `&&` and `||`. Pure
 * but for the host, so Node and the browser share it.
 */
import { CommandLineError } from './command-line-error';
import { readCommands } from './constructs';
import { dockerEqual } from './docker-words';
import { type CommandFailure, commandLineFailure, formatError } from './format-error';
import { SERVICES } from './option-names';
import { type CommandHost, type Outcome, runCommand } from './run-command';
import { knownNames } from './shell/known-names';
import type { Assignment, Joined, Statement } from './statement';
import { expandWord, splitWord, type WordValues } from './tokenize';

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
      /** A `||` further on takes care of it: it is no failure of the script. */
      readonly handled?: true;
    }
);

/** Carries out a word that is no `aws` command; undefined for one it does not know. */
export type OwnWords = (words: readonly string[]) => Promise<Outcome> | Outcome | undefined;

export interface ScriptOptions {
  /** Go on after a command that failed. */
  readonly keepGoing?: boolean;
  /** `ecs …` is as good as `aws ecs …`: the terminal's way. */
  readonly prefixOptional?: boolean;
  /** Names set before; those of an earlier line in a terminal. Added to as the script runs. */
  readonly variables?: Map<string, string>;
  /** The terminal's `echo`, `history` and the like. */
  readonly ownWords?: OwnWords;
}

/** `$?`, kept among the variables. */
export const EXIT_CODE = '?';

/**
 * Each `aws` line's outcome as it comes, assignments included; plain `NAME=value` yields nothing,
 * nor does what `&&` and `||` leave out. A failure that a `||` takes care of ends nothing.
 */
export async function* runScript(
  script: string,
  host: CommandHost,
  options: ScriptOptions = {},
): AsyncGenerator<ScriptStep> {
  const runner = new ScriptRunner(host, options);
  for (const found of readCommands(script)) {
    if (runner.leavesOut(found)) continue;
    const { source: command, line } = found;
    const outcome =
      found.kind === 'problem'
        ? refused(new CommandLineError('SyntaxError', `line ${line}: ${found.message}`))
        : await runner.run(found);
    runner.note(outcome);
    if (!outcome) continue;
    if (outcome.ok) {
      yield { command, line, ...outcome };
      continue;
    }
    yield { command, line, ...outcome, ...(found.mayFail && { handled: true }) };
    if (outcome.error.type === 'Interrupted') return;
    if (!options.keepGoing && !found.mayFail) return;
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

/** Words of the shell that say only how they end. */
const ENDS: Readonly<Record<string, boolean>> = { true: true, ':': true, false: false };

/** What scripts begin with, `set -euo pipefail`: a failure and an unset name end them anyway. */
const SWITCHES = /^-[eux]*o?$|^(?:errexit|nounset|pipefail|xtrace)$/;

class ScriptRunner {
  private readonly variables: Map<string, string>;
  private readonly values: WordValues = {
    variable: (name) => this.variable(name),
    output: (statement) => this.output(statement),
  };
  /** The last answer that a `$(…)` of the statement under way gave. */
  private captured: Outcome | undefined;

  constructor(
    private readonly host: CommandHost,
    private readonly options: ScriptOptions,
  ) {
    this.variables = options.variables ?? new Map<string, string>();
  }

  /** `&&` after a failure, `||` after a success. */
  leavesOut({ joint }: Joined): boolean {
    if (joint === undefined) return false;
    const failed = (this.variables.get(EXIT_CODE) ?? '0') !== '0';
    return joint === '&&' ? failed : !failed;
  }

  /** Keeps what `$?` is: 0 where nothing failed. */
  note(outcome: Outcome | undefined): void {
    const code = outcome && !outcome.ok ? outcome.error.exitCode : 0;
    this.variables.set(EXIT_CODE, String(code));
  }

  /** Undefined when the statement ran no command. */
  async run(statement: Statement): Promise<Outcome | undefined> {
    this.captured = undefined;
    const { drops } = statement;
    try {
      if (statement.words.length > 0) {
        const host = drops?.output ? silent(this.host) : this.host;
        const outcome = await this.command(statement, host);
        return outcome && withoutDropped(outcome, drops);
      }
      for (const assignment of statement.assignments) await this.assign(assignment);
      // What went into a variable is not printed.
      return this.captured ? { ...(this.captured as Outcome), text: '' } : undefined;
    } catch (error) {
      if (error instanceof InnerFailure) return withoutDropped(error.outcome, drops);
      if (error instanceof CommandLineError) return withoutDropped(refused(error), drops);
      throw error;
    }
  }

  private async assign({ name, value }: Assignment): Promise<void> {
    this.variables.set(name, (await expandWord(value, this.values)) ?? '');
  }

  private async command(statement: Statement, host: CommandHost): Promise<Outcome | undefined> {
    const words = await this.expand(statement.words);
    const [first = '', ...rest] = words;
    if (first === 'aws') return runCommand(rest, host);
    if (Object.hasOwn(ENDS, first)) return ENDS[first] ? undefined : FALSE;
    if (first === 'set' && rest.every((word) => SWITCHES.test(word))) return undefined;
    const own = await this.options.ownWords?.(words);
    if (own) return own;
    if (first === 'sleep' && /^\d+(?:\.\d+)?s?$/.test(words[1] ?? '')) {
      return runCommand(['sandbox', 'wait', '--for', String(parseFloat(words[1] ?? ''))], host);
    }
    const isService = Object.hasOwn(SERVICES, first) || first === 'help';
    if (this.options.prefixOptional && isService) return runCommand(words, host);
    const why = (await this.equalOf(words)) ?? 'a script is made of aws lines';
    throw new CommandLineError('CommandNotFound', `${first}: command not found: ${why}`, 127);
  }

  /** What does the same as a command of docker, compose or kubectl. */
  private async equalOf(words: readonly string[]): Promise<string | undefined> {
    if (!dockerEqual(words, NO_NAMES)) return undefined;
    const send: CommandHost['send'] = (target, input) => this.host.send(target, input);
    const { says, commands } = dockerEqual(words, await knownNames(send)) ?? {};
    return [says, ...(commands ?? []).map((line) => `  ${line}`)].join('\n');
  }

  private async expand(words: Statement['words']): Promise<string[]> {
    const expanded: string[] = [];
    for (const word of words) expanded.push(...(await splitWord(word, this.values)));
    return expanded;
  }

  private variable(name: string): string {
    const value = this.variables.get(name) ?? (name === EXIT_CODE ? '0' : undefined);
    if (value === undefined) {
      throw new CommandLineError('UnboundVariable', `${name}: unbound variable`);
    }
    return value;
  }

  private async output(statement: Statement): Promise<string> {
    if (statement.words.length === 0) return '';
    const outcome = await this.command(statement, silent(this.host));
    if (!outcome) return '';
    if (!outcome.ok) throw new InnerFailure(outcome);
    this.captured = outcome;
    return outcome.text;
  }
}

/** A host for a command whose output somebody else takes: none of it goes to a screen. */
const silent = (host: CommandHost): CommandHost => ({
  send: (target, input) => host.send(target, input),
  readFile: host.readFile,
  live: host.live,
  signal: host.signal,
});

const NO_NAMES = { clusters: [], services: [], tasks: [], logGroups: [] };

const FALSE: Outcome = {
  ok: false,
  error: { type: 'False', message: '', exitCode: 1, words: '' },
  text: '',
};

/** Without what `>/dev/null` and `2>/dev/null` take. */
function withoutDropped(outcome: Outcome, drops: Statement['drops']): Outcome {
  const { output, errors } = drops ?? {};
  if (outcome.ok) return output ? { ...outcome, text: '' } : outcome;
  return {
    ...outcome,
    ...(errors && { text: '' }),
    ...(output && { printed: '' }),
  };
}
