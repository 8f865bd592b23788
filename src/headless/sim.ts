import { tell } from './output';
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
  lesson: async () => (await import('./lesson')).lesson,
  bench: async () => (await import('./bench')).bench,
  theory: async () => (await import('./theory')).theory,
  interop: async () => (await import('./interop')).interop,
  serve: async () => (await import('./serve')).serve,
  send: async () => (await import('./send')).send,
  'service-model': async () => (await import('./service-model')).serviceModel,
};

/** Carries out one command of `sim` and answers its exit code. Answers go to standard output. */
export async function sim(args: string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (!command) return await help(args);
    // What follows a line that is to be sent is that line's.
    const asksHow = name === 'send' ? rest.slice(0, 1) : rest;
    if (asksHow.some((word) => word === '--help' || word === '-h')) return await help([name]);
    return await (
      await command()
    )(rest);
  } catch (error) {
    if (error instanceof SourceError) {
      tell(`${error.message}\n`);
      return 1;
    }
    if (!(error instanceof UsageError)) throw error;
    const more = command ? `${name} --help` : 'help';
    tell(`sim: ${error.message}\nsee: npm run -s sim -- ${more}\n`);
    return 2;
  }
}

/** `sim`, `sim help`, `sim help COMMAND`, `sim COMMAND --help`. */
async function help([name = '', about]: string[]): Promise<number> {
  const { usageOf, wholeUsage } = await import('./command-usage');
  const asked = HELP.has(name) ? about : name;
  if (asked === undefined || asked === '') {
    // What was asked for is an answer.
    (name === '' ? process.stderr : process.stdout).write(wholeUsage());
    return name === '' ? 2 : 0;
  }
  if (!Object.hasOwn(COMMANDS, asked)) throw new UsageError(`there is no command ${asked}`);
  process.stdout.write(usageOf(asked));
  return 0;
}

const HELP: ReadonlySet<string> = new Set(['help', '--help', '-h']);
