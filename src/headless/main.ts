/**
 * `npm run -s sim -- …`: the sandbox without a browser. Answers go to standard output, all else
 * not.
 */
import { SHARE_OF_RUNS } from './share-of-runs';
import { sim } from './sim';

process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  // Whoever reads us may have had enough (`sim … | head`): that is no failure of ours.
  if (code === 'EPIPE') process.exit(0);
  process.stderr.write(`sim: cannot write the answer: ${message}\n`);
  process.exit(1);
});

const args = process.argv.slice(2);
// `compare` starts such processes, and nobody else can: they are told what to do by message.
if (args[0] === SHARE_OF_RUNS && process.send) await (await import('./compare-seeds')).doShare();
else process.exitCode = await sim(args);
