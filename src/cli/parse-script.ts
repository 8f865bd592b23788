/** Parses a script's `aws` lines without running them. */
import { CommandLineError } from './command-line-error';
import { operationName, serviceWord } from './option-names';
import type { ReadFile } from './option-values';
import { parseCommandLine } from './parse-command-line';
import { expandWord, readStatements, type Statement, type Word } from './tokenize';

/** What the CLI would send for a line (`operation` in the API's spelling), or why it would not. */
export type ParsedLine =
  | {
      readonly service: string;
      readonly operation: string;
      readonly input: Record<string, unknown>;
    }
  | { readonly error: string; readonly exitCode: number };

/**
 * One entry for each `aws` line, in order. What only running would tell stands there by its name:
 * `$TG` for a variable that holds an answer, `$(aws …)` for an answer used on the spot.
 */
export async function* parseScript(script: string, readFile: ReadFile): AsyncGenerator<ParsedLine> {
  const parser = new ScriptParser(readFile);
  for (const found of readStatements(script)) {
    if (found.kind === 'problem') {
      yield { error: `line ${found.line}: ${found.message}`, exitCode: 252 };
      continue;
    }
    const parsed = await parser.statement(found);
    if (parsed) yield parsed;
  }
}

class ScriptParser {
  private readonly variables = new Map<string, string>();
  /** Of the `$(…)` in the statement under way: the last one's. */
  private inner: ParsedLine | undefined;

  constructor(private readonly readFile: ReadFile) {}

  async statement(statement: Statement): Promise<ParsedLine | undefined> {
    this.inner = undefined;
    try {
      if (statement.words.length > 0) return await this.command(statement);
      for (const { name, value } of statement.assignments) {
        const text = (await this.expand([value])).join('');
        this.variables.set(name, this.inner ? `$${name}` : text);
      }
      return this.inner;
    } catch (error) {
      if (!(error instanceof CommandLineError)) throw error;
      return { error: error.message, exitCode: error.exitCode };
    }
  }

  private async command(statement: Statement): Promise<ParsedLine> {
    const [first = '', ...rest] = await this.expand(statement.words);
    if (first !== 'aws')
      throw new CommandLineError('CommandNotFound', `${first}: command not found`, 127);
    const command = parseCommandLine(rest, this.readFile);
    if (command.kind === 'ecs-deploy') {
      return { service: 'ecs', operation: 'deploy', input: { ...command.deploy } };
    }
    if (command.kind === 'logs-tail') {
      return { service: 'logs', operation: 'tail', input: { ...command.tail } };
    }
    const target = command.kind === 'wait' ? command.waiter.target : command.target;
    return {
      service: target === undefined ? (rest[0] ?? 'aws') : serviceWord(target),
      operation: target === undefined ? 'help' : operationName(target),
      input: command.kind === 'text' ? {} : command.input,
    };
  }

  private async expand(words: readonly Word[]): Promise<string[]> {
    const expanded: string[] = [];
    for (const word of words) {
      const text = await expandWord(word, {
        variable: (name) => this.variable(name),
        output: async (statement) => {
          this.inner = await this.command(statement);
          return '$(aws …)';
        },
      });
      if (text !== undefined) expanded.push(text);
    }
    return expanded;
  }

  private variable(name: string): string {
    const value = this.variables.get(name);
    if (value !== undefined) return value;
    throw new CommandLineError('UnboundVariable', `${name}: unbound variable`);
  }
}
