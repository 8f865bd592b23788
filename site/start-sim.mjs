/**
 * What `npm run -s sim -- …` starts. Node 20 runs no TypeScript, and a loader that compiles the
 * modules of a simulator one at a time, a thousand of them, takes longer than most commands do. So
 * all of them become a few files once (under `node_modules/.cache`, named for the sources they are
 * made of), which start in a fifth of the time; any change to a source makes new ones. Where
 * nothing can be written, the loader does it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, 'node_modules', '.cache', 'ecs-sandbox');
/** What was made of older sources may still be read by a `serve` that was started with them. */
const KEPT_MS = 24 * 60 * 60_000;

/** Changes whenever a source, this file or an installed package does. */
function printOfSources() {
  const print = createHash('sha256').update(process.version);
  const folder = join(root, 'src');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const { size, mtimeMs } = statSync(join(folder, path));
    print.update(`${path} ${size} ${mtimeMs}\n`);
  }
  for (const path of [fileURLToPath(import.meta.url), join(root, 'package-lock.json')]) {
    print.update(`${statSync(path).mtimeMs}\n`);
  }
  return print.digest('hex').slice(0, 16);
}

/**
 * A module finds files beside itself, wherever it has been copied to.
 *
 * @type {import('rolldown').Plugin}
 */
const ownAddress = {
  name: 'own-address',
  transform(code, id) {
    if (!code.includes('import.meta.url')) return null;
    return code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href));
  },
};

/** @param {string} folder */
async function bundleInto(folder) {
  const { build } = await import('rolldown');
  const unfinished = `${folder}.${process.pid}`;
  await build({
    cwd: root,
    input: 'src/headless/main.ts',
    platform: 'node',
    // Packages stay where they are installed.
    external: (id) => !/^(?:[./]|[A-Za-z]:)/.test(id),
    plugins: [ownAddress],
    logLevel: 'silent',
    output: { dir: unfinished, format: 'esm', entryFileNames: '[name].mjs', sourcemap: true },
  });
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process was quicker; both made the same.
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function forgetOld() {
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name);
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > KEPT_MS) rmSync(folder, { recursive: true, force: true });
  }
}

/** The file to start, made where it is missing; nothing where it cannot be. */
async function bundled() {
  const folder = join(cache, printOfSources());
  const main = join(folder, 'main.mjs');
  if (existsSync(main)) return main;
  try {
    mkdirSync(cache, { recursive: true });
    forgetOld();
    await bundleInto(folder);
    return main;
  } catch {
    return undefined;
  }
}

const main = await bundled();
if (main) await import(pathToFileURL(main).href);
else {
  const { register } = await import('tsx/esm/api');
  register();
  await import('../src/headless/main.ts');
}
