/**
 * `npm run -s sim -- …`: the sandbox without a browser. Answers go to standard output, all else
 * not.
 */
import { UsageError } from './usage';

type Subcommand = (args: string[]) => Promise<number>;

/** Loaded when asked for: parsing needs no simulator. */
const COMMANDS: Record<string, () => Promise<Subcommand>> = {
  script: async () => (await import('./script')).script,
  parse: async () => (await import('./parse')).parse,
};

const USAGE = [
  'usage: npm run -s sim -- <command> …',
  '',
  '  script FILE [--seed N] [--json] [--keep-going]   run a script of aws lines',
  '  parse FILE                                       parse its lines without running them',
  '',
  'FILE may be - for standard input.',
].join('\n');

async function main(args: string[]): Promise<number> {
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
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`sim: ${error.message}\n\n${USAGE}\n`);
    return 2;
  }
}

// Whoever reads us may have had enough (`sim … | head`): that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
