import { SourceError } from './source-error';
import { UsageError } from './usage';

type Subcommand = (args: string[]) => Promise<number>;

/** Loaded when asked for: parsing needs no simulator. */
const COMMANDS: Record<string, () => Promise<Subcommand>> = {
  script: async () => (await import('./script')).script,
  parse: async () => (await import('./parse')).parse,
  run: async () => (await import('./run')).run,
  import: async () => (await import('./import')).importFile,
  export: async () => (await import('./export')).exportFile,
  compare: async () => (await import('./compare')).compare,
  lint: async () => (await import('./lint')).lint,
  interop: async () => (await import('./interop')).interop,
  serve: async () => (await import('./serve')).serve,
  send: async () => (await import('./send')).send,
  'service-model': async () => (await import('./service-model')).serviceModel,
};

const USAGE = [
  'usage: npm run -s sim -- <command> …',
  '',
  '  script FILE [--seed N] [--json] [--keep-going]   run a script of aws lines',
  '  parse FILE                                       parse its lines without running them',
  '  run FILE [--for 600] [--traffic RATE] [--json]   run on and sum up what happened',
  '  import FILE [--as KIND] [-o OUT] [--json]        the sandbox that a file makes',
  '  export FILE --to KIND [-o OUT] [--json]          cloudformation, task-definition, cli-script,',
  '                                                   compose, sandbox, svg or png',
  '  compare A B [--seeds 32] [--for 600] [--json]    the same seeds through both',
  '  lint FILE [--json]                               what cannot work, and why',
  '  serve [FILE] [--port 4566] [--speed 1|max]       an endpoint for the AWS CLI and SDKs, and the app',
  '  send [--endpoint URL] “aws sandbox …”            a line carried out by a running serve',
  '  service-model                                    teaches the AWS CLI the sandbox service',
  '  interop FOLDER [--json] [--write PAGE]           what becomes of every file in a folder',
  '',
  'FILE may be - for standard input. But for script and parse it may be a saved sandbox, a script,',
  'a template’s id, or any file that can be imported: --as KIND says which, --set NAME=VALUE gives',
  'its variables and parameters, --choose DECISION=VALUE answers what it leaves open, --seed N.',
].join('\n');

/** Carries out one command of `sim` and answers its exit code. Answers go to standard output. */
export async function sim(args: string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (command) return await (await command())(rest);
    if (name !== '' && name !== 'help' && name !== '--help') {
      throw new UsageError(`there is no command ${name}`);
    }
    process.stderr.write(`${USAGE}\n`);
    return name === '' ? 2 : 0;
  } catch (error) {
    if (error instanceof SourceError) {
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`sim: ${error.message}\n\n${USAGE}\n`);
    return 2;
  }
}
