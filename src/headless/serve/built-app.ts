import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * The folder of the built app. Without one it is built, which is told on standard error; undefined
 * when that fails.
 */
export async function builtApp(folder?: string): Promise<string | undefined> {
  const built = folder ?? join(root, 'dist');
  if (existsSync(join(built, 'index.html'))) return built;
  process.stderr.write('Building the app …\n');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--logLevel', 'warn', '--emptyOutDir', '--outDir', built];
  const code = await new Promise<number | null>((resolve) => {
    // Nothing but answers goes to standard output.
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('exit', resolve);
    child.on('error', () => resolve(null));
  });
  return code === 0 ? built : undefined;
}
