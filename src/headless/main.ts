/**
 * `npm run -s sim -- …`: the sandbox without a browser. Answers go to standard output, all else
 * not.
 */
import { sim } from './sim';

// Whoever reads us may have had enough (`sim … | head`): that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await sim(process.argv.slice(2));
