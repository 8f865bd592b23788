/**
 * Finds a Chrome or Chromium for the end-to-end tests, and gets one where there is none:
 * Debian's by apt where that is allowed, else Playwright's own. The one without a window of its own
 * comes first: it draws the same pages for two thirds of the time.
 * Plain Node without dependencies: it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, scriptOf } from './install.mjs';

const commands = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
];

/**
 * Ubuntu's `chromium-browser` may be a stub that only tells how to get the real one: ask.
 *
 * @param {string} path
 */
function works(path) {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true; // there, asking for the version opens a window
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

async function playwrightsOwn() {
  if (!existsSync(join(root, 'node_modules', 'playwright-core'))) return undefined;
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/**
 * @returns {Promise<string | undefined>} the path of a browser that is already here
 */
export async function findBrowser() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return asked;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => commands.map((command) => join(folder, command + suffix)));
  return [...onPath, ...usualPlaces].find(works) ?? (await playwrightsOwn());
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status === 0;
}

function installByApt() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return;
  const isRoot = process.getuid?.() === 0;
  const maySudo = !isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  if (!isRoot && !maySudo) return;
  const apt = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const [command = '', ...first] = apt;
  console.log('No Chrome or Chromium here: installing Debian’s …');
  run(command, [...first, '-qq', 'update']);
  const install = [...first, '-qq', 'install', '-y', '--no-install-recommends'];
  if (!run(command, [...install, 'chromium-headless-shell']))
    run(command, [...install, 'chromium']);
}

/**
 * @returns {Promise<string | undefined>} the path of a browser, installed now if need be
 */
export async function ensureBrowser() {
  const here = await findBrowser();
  if (here) return here;
  installByApt();
  const fromApt = await findBrowser();
  if (fromApt) return fromApt;
  console.log('Getting Playwright’s own Chromium …');
  run(process.execPath, [scriptOf('@playwright/test', 'playwright'), 'install', 'chromium']);
  return findBrowser();
}
