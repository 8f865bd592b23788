/** What a visitor's browser must fetch before the canvas can be used, measured on the build. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Gzipped JavaScript that index.html itself asks for, kB. */
const BUDGET_KB = 350;

/** @param {string} file */
const gzippedKb = (file) => gzipSync(readFileSync(file)).length / 1000;

/**
 * Says what index.html loads, and the simulator's worker beside it.
 *
 * @param {string} site the built page's folder
 * @returns {boolean} whether the page keeps to its budget
 */
export function firstLoadFits(site) {
  const page = readFileSync(join(site, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g)].map(([, path]) =>
    gzippedKb(join(site, String(path))),
  );
  const size = scripts.reduce((sum, one) => sum + one, 0);
  const workers = readdirSync(join(site, 'assets')).filter((name) => /\.worker-.*\.js$/.test(name));
  const worker = workers.reduce((sum, name) => sum + gzippedKb(join(site, 'assets', name)), 0);
  console.log(
    `   ${size.toFixed(1)} kB of JavaScript, gzipped, before the canvas (${BUDGET_KB} kB)`,
  );
  console.log(`   ${worker.toFixed(1)} kB for the simulator, in its worker`);
  return scripts.length > 0 && workers.length > 0 && size <= BUDGET_KB;
}
