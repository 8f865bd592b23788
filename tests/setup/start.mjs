/** `npm start`: installs what is missing, builds, serves, and prints the address. */
import { installPackages, requireNode20, root } from './install.mjs';

requireNode20();
if (!installPackages()) {
  console.error('The packages could not be installed; see above.');
  process.exit(1);
}

const { build, preview } = await import('vite');
console.log('Building …');
await build({ root, logLevel: 'warn' });

// Not strict: where the port is taken, Vite goes on to the next free one.
const port = Number(process.env.PORT) || 4173;
const server = await preview({ root, preview: { host: '127.0.0.1', port, strictPort: false } });
const address = server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`;
console.log(`\nECS Sandbox is ready at ${address}\nPress Ctrl+C to stop.`);
