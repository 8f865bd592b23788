/** Parses a script's `aws` lines without running them. */
import { CommandLineError, NotSimulated } from './command-line-error';
import { startOf } from './gather-pages';
import { operationName, serviceWord } from './option-names';
import type { ReadFile } from './option-values';
import { type Command, parseCommandLine } from './parse-command-line';
import {
  plainText,
  type Statement,
  type SyntaxProblem,
  type Word,
  writtenVariable,
} from './statement';
import { expandWord, readStatements } from './tokenize';

/** What the CLI would send for a line. */
interface SentLine {
  readonly service: string;
  /** In the API's spelling. */
  readonly operation: string;
  readonly input: Record<string, unknown>;
  /** Variables that nothing before the line sets; they stand in the input as `$NAME`. */
  readonly unset?: readonly string[];
}

/** Why it would not. */
interface RefusedLine {
  readonly error: string;
  readonly exitCode: number;
}

/** Both for an operation of AWS that the sandbox does not simulate: what is sent, and that. */
export type ParsedLine = SentLine | RefusedLine | (SentLine & RefusedLine);

/**
 * One entry for each `aws` line, in order. What only running would tell stands there by its name:
 * `$TG` for a variable that holds an answer or is set elsewhere, `$(aws …)` for an answer used on
 * the spot. What only a shell with other programs could run, a pipe or a file, is left out.
 */
export async function* parseScript(script: string, readFile: ReadFile): AsyncGenerator<ParsedLine> {
  const parser = new ScriptParser(readFile);
  for (const found of readStatements(script)) {
    const statement = found.kind === 'problem' ? found.statement : found;
    if (!statement) {
      const { line, message } = found as SyntaxProblem;
      yield { error: `line ${line}: ${message}`, exitCode: 252 };
      continue;
    }
    const parsed = await parser.statement(statement);
    if (parsed) yield parsed;
  }
}

/** Words of the shell itself: no `aws` line, and nothing to be said of them. */
const SHELL_WORDS = new Set(
  'true false : echo printf set unset exit return cd sleep read shift trap source . test [ [[ break continue wait'.split(
    ' ',
  ),
);

/** A variable of such a name holds the command itself: `${AWS_CLI_BIN} ecs …`. */
const CLI_VARIABLE = /^(?:\w+_)?aws(?:_?cli)?(?:_?(?:bin|cmd|command|path))?$/i;

/** What prints a text and sends nothing: help, or a command of the CLI's own. */
const textOf = ([, word = 'help']: readonly string[]): string =>
  word === 'get-login-password' ? word : 'help';

class ScriptParser {
  private readonly variables = new Map<string, string>();
  /** Names whose values only running would tell, and texts that stand for an answer. */
  private readonly untold = new Set<string>();
  /** Of the `$(…)` in the statement under way: the last one's. */
  private inner: ParsedLine | undefined;
  private readonly unset = new Set<string>();

  constructor(private readonly readFile: ReadFile) {}

  async statement(statement: Statement): Promise<ParsedLine | undefined> {
    this.inner = undefined;
    this.unset.clear();
    try {
      if (statement.words.length > 0) return await this.command(statement);
      for (const { name, value } of statement.assignments) {
        const text = (await this.expand([value])).join('');
        this.variables.set(name, this.inner ? this.untoldText(`$${name}`) : text);
      }
      return this.inner;
    } catch (error) {
      if (!(error instanceof CommandLineError)) throw error;
      const refused = { error: error.message, exitCode: error.exitCode };
      if (!(error instanceof NotSimulated) || !error.input) return refused;
      return { ...this.sent(error.target, error.input), ...refused };
    }
  }

  private async command(statement: Statement): Promise<ParsedLine | undefined> {
    const words = await this.expand(statement.words);
    const [first = '', ...rest] = words;
    if (SHELL_WORDS.has(first)) return undefined;
    if (first !== 'aws' && !this.isCli(statement.words[0], first)) {
      throw new CommandLineError('CommandNotFound', `${first}: command not found`, 127);
    }
    const command = parseCommandLine(rest, this.readFile, (text) => this.isUntold(text));
    return this.parsed(command, rest);
  }

  private parsed(command: Command, rest: readonly string[]): ParsedLine {
    switch (command.kind) {
      case 'ecs-deploy':
        return this.sent('ECS.deploy', { ...command.deploy });
      case 'logs-tail':
        return this.sent('Logs.tail', { ...command.tail });
      case 'wait':
        return this.sent(command.waiter.target, command.input);
      case 'operation':
        return this.sent(command.target, { ...command.input, ...startOf(command.paging) });
      default:
        return command.target === undefined
          ? { service: rest[0] ?? 'aws', operation: textOf(rest), input: {} }
          : this.sent(command.target, {});
    }
  }

  private sent(target: string, input: Record<string, unknown>): SentLine {
    const unset = this.unset.size > 0 ? { unset: [...this.unset] } : {};
    return { service: serviceWord(target), operation: operationName(target), input, ...unset };
  }

  /** Whether a variable stands where the CLI's name does, before the name of a service. */
  private isCli(word: Word | undefined, text: string): boolean {
    const only = word?.length === 1 ? word[0] : undefined;
    if (only?.kind !== 'variable' || !CLI_VARIABLE.test(only.name)) return false;
    this.unset.delete(only.name);
    return this.isUntold(text);
  }

  private async expand(words: readonly Word[]): Promise<string[]> {
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

  /** What a command in `$(…)` answers is not known; of another program not even what it is. */
  private async output(statement: Statement): Promise<string> {
    const first = plainText(statement.words[0]);
    if (first !== undefined && first !== 'aws') return this.untoldText(`$(${first} …)`);
    this.inner = await this.command(statement);
    return this.untoldText('$(aws …)');
  }

  private untoldText(text: string): string {
    this.untold.add(text);
    return text;
  }

  private isUntold(text: string): boolean {
    if (!text.includes('$')) return false;
    for (const one of this.untold) if (text.includes(one)) return true;
    return false;
  }

  private variable(name: string): string {
    const value = this.variables.get(name);
    if (value !== undefined) return value;
    this.unset.add(name);
    return this.untoldText(writtenVariable(name));
  }
}
