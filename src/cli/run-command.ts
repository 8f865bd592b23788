/** Carries out one command: parse, send, print. The same under Node and in a browser. */
import type { AwsError } from '../model/result';
import { CommandLineError } from './command-line-error';
import { type CommandFailure, commandLineFailure, formatError } from './format-error';
import { serviceFailure } from './format-error';
import { runEcsDeploy } from './ecs-deploy';
import { exitText, openedSession, PLUGIN_BANNER, sessionText } from './exec-session';
import { formatOutput } from './format-output';
import { gatherPages, type Paged } from './gather-pages';
import { runLogsTail } from './logs-tail';
import { heedSignal, Interrupted, type TimeHost } from './passing-time';
import type { ReadFile } from './option-values';
import { type Command, parseCommandLine } from './parse-command-line';
import { runWaiter } from './waiters';

/** Where commands go and files come from. */
export interface CommandHost extends TimeHost {
  readonly readFile: ReadFile;
  /** Takes what goes to standard output while a command still runs; the outcome leaves it out. */
  readonly print?: ((text: string) => void) | undefined;
  /** Lets the user type into a shell that ECS Exec has opened; resolves when it has ended. */
  readonly openSession?: ((sessionId: string) => Promise<void>) | undefined;
}

/** How a command ended. `text` is for standard output, or for standard error when it failed. */
export type Outcome =
  | { readonly ok: true; readonly output: unknown; readonly text: string }
  | {
      readonly ok: false;
      readonly error: CommandFailure;
      readonly text: string;
      /** What had gone to standard output before it failed. */
      readonly printed?: string;
    };

/** Runs a command given without its leading `aws`. Never throws for what a user did wrong. */
export async function runCommand(words: readonly string[], host: CommandHost): Promise<Outcome> {
  let command: Command | undefined;
  try {
    command = parseCommandLine(words, host.readFile);
    const outcome = await carryOut(command, host);
    // What a command answers after Ctrl-C is of no interest any more.
    heedSignal(host.signal);
    return outcome;
  } catch (error) {
    if (error instanceof Interrupted) return INTERRUPTED;
    if (!(error instanceof CommandLineError)) throw error;
    return failed(commandLineFailure(error), command);
  }
}

const INTERRUPTED: Outcome = {
  ok: false,
  error: { type: 'Interrupted', message: '', exitCode: 130, words: '' },
  text: '',
};

function failed(error: CommandFailure, command?: Command): Outcome {
  return { ok: false, error, text: formatError(error, command?.shown.errors) };
}

async function carryOut(command: Command, host: CommandHost): Promise<Outcome> {
  if (command.kind === 'text') {
    return { ok: true, output: command.text.trimEnd(), text: command.text };
  }
  if (command.kind === 'wait') {
    await runWaiter(command.waiter, command.input, host);
    return { ok: true, output: null, text: '' };
  }
  if (command.kind === 'ecs-deploy' || command.kind === 'logs-tail') {
    return printing(command, host);
  }
  const { target, input, paging, shown } = command;
  const result: Answered =
    paging.pages && shown.gatherPages
      ? await gatherPages(paging.pages, paging, input, (page) => host.send(target, page))
      : await host.send(target, input);
  const isExec = target === 'ECS.ExecuteCommand';
  if (!result.ok) {
    const outcome = failed(serviceFailure(target, result.error), command);
    return isExec ? ({ ...outcome, printed: PLUGIN_BANNER } as Outcome) : outcome;
  }
  if (isExec) return execSession(result.output, host);
  return { ok: true, ...formatOutput(target, result.output, shown, result.paged) };
}

/** What a command is answered; `paged` where its pages were gathered. */
type Answered =
  | { readonly ok: true; readonly output: unknown; readonly paged?: Paged }
  | { readonly ok: false; readonly error: AwsError };

/** A session as the Session Manager plugin shows it; typed into where somebody sits there. */
async function execSession(answer: unknown, host: CommandHost): Promise<Outcome> {
  const session = await openedSession(answer, (target, input) => host.send(target, input));
  if (session.status !== 'OPEN' || !host.openSession || !host.print) {
    const text = PLUGIN_BANNER + sessionText(session);
    return { ok: true, output: text.trim(), text };
  }
  host.print(`${PLUGIN_BANNER}\nStarting session with SessionId: ${session.sessionId}\n`);
  await host.openSession(session.sessionId);
  return { ok: true, output: null, text: exitText(session) };
}

/** Commands of the CLI's own that print line by line. */
async function printing(
  command: Extract<Command, { kind: 'ecs-deploy' | 'logs-tail' }>,
  host: CommandHost,
): Promise<Outcome> {
  let printed = '';
  const print = (line: string) => {
    if (host.print) host.print(`${line}\n`);
    else printed += `${line}\n`;
  };
  try {
    if (command.kind === 'ecs-deploy') await runEcsDeploy(command.deploy, host, print);
    else await runLogsTail(command.tail, host, print);
    return { ok: true, output: printed.trimEnd(), text: printed };
  } catch (error) {
    if (!(error instanceof CommandLineError)) throw error;
    return { ...failed(commandLineFailure(error), command), printed } as Outcome;
  }
}
