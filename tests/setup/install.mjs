/**
 * Installs the packages of the lock file where they are missing or of another version.
 * Plain Node without dependencies: it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * @param {string} file
 * @returns {Record<string, any>}
 */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The first package that is not there as the lock file has it, or nothing. */
function firstMissing() {
  const lock = readJson(join(root, 'package-lock.json'));
  for (const [folder, entry] of Object.entries(lock.packages)) {
    if (folder === '' || entry.optional || entry.devOptional || entry.peer) continue;
    const manifest = join(root, folder, 'package.json');
    if (!existsSync(manifest)) return folder;
    if (readJson(manifest).version !== entry.version) return folder;
  }
  return undefined;
}

/** Stops with a plain sentence on a Node that is too old. */
export function requireNode20() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 20) return;
  console.error(`ECS Sandbox needs Node 20 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * @returns {boolean} whether everything is installed now
 */
export function installPackages() {
  const missing = firstMissing();
  if (missing === undefined) return true;
  console.log(`Installing packages (${missing} is not there yet) …`);
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm is a script of the shell on Windows, hence the shell there; the arguments are all our own.
  const windows = process.platform === 'win32';
  const run = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: windows });
  return run.status === 0 && firstMissing() === undefined;
}

/**
 * The script behind a package's command, so that it runs under this very Node on every system.
 *
 * @param {string} packageName
 * @param {string} [command]
 */
export function scriptOf(packageName, command) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = readJson(join(folder, 'package.json'));
  return join(folder, typeof bin === 'string' ? bin : bin[command ?? packageName]);
}
