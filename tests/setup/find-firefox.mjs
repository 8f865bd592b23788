/**
 * Finds a Firefox, and gets Debian's by apt where there is none and that is allowed, within a
 * bounded time. Plain Node without dependencies, as `find-browser.mjs`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const commands = ['firefox-esr', 'firefox'];
const usualPlaces = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];
const aptGet = '/usr/bin/apt-get';
/** For the lists, and for the package with what it needs. */
const LIST_MS = 60_000;
const INSTALL_MS = 180_000;

/** @param {string} path */
const works = (path) =>
  existsSync(path) &&
  spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;

/** @returns {string | undefined} the path of a Firefox that is already here */
function findFirefox() {
  const asked = process.env.FIREFOX_PATH;
  if (asked) return asked;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => commands.map((command) => join(folder, command)));
  return [...onPath, ...usualPlaces].find(works);
}

/** @returns {string | undefined} the path of one, installed now if need be */
export function ensureFirefox() {
  const here = findFirefox();
  if (here) return here;
  if (process.platform !== 'linux' || !existsSync(aptGet)) return undefined;
  if (process.getuid?.() !== 0) return undefined;
  console.log('No Firefox here: installing Debian’s firefox-esr …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @param {string[]} args @param {number} timeout */
  const apt = (args, timeout) =>
    spawnSync(aptGet, ['-qq', ...args], { stdio: 'inherit', env, timeout });
  apt(['update'], LIST_MS);
  apt(['install', '-y', '--no-install-recommends', 'firefox-esr'], INSTALL_MS);
  return findFirefox();
}
