/**
 * The built site in a real Chromium. `npm test` builds first and names the site in E2E_SITE;
 * at the desk (`npm run test:e2e -- some.spec.ts`) this builds into a folder and serves on a port
 * of its own, so that several runs do not meet.
 */
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../setup/find-browser.mjs';
import { root, scriptOf } from '../setup/install.mjs';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

// Playwright reads this file again in each of its workers, which inherit the environment.
process.env.E2E_PORT ??= String(await freePort());
process.env.CHROMIUM_PATH ??= (await findBrowser()) ?? '';
const port = Number(process.env.E2E_PORT);
const output = join(root, 'test-results', String(port));
const site = process.env.E2E_SITE ?? join(output, 'site');
const vite = `"${process.execPath}" "${scriptOf('vite')}"`;
const build = `${vite} build --logLevel warn --emptyOutDir --outDir "${site}"`;
const serve = `${vite} preview --host 127.0.0.1 --port ${port} --strictPort --outDir "${site}"`;

const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  outputDir: join(output, 'results'),
  reporter: 'list',
  // More than cores: a page that waits for simulated time leaves its core to another.
  workers: 3,
  // On a machine that is shared a browser may be kept waiting beyond any limit. What passes only at
  // the second try is named at the end of `npm test`: a wait to be mended.
  retries: 1,
  // A picture that is missing was never looked at: it fails, and is not written by itself.
  updateSnapshots: 'none',
  snapshotPathTemplate: '{testDir}/visual/{arg}{ext}',
  forbidOnly: Boolean(process.env.CI),
  // Generous: two shared cores that also draw in software.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    // What a service worker answers is seen by no route and no request of a test.
    serviceWorkers: 'block',
    // The server would pack every file again for every page.
    extraHTTPHeaders: { 'Accept-Encoding': 'identity' },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    // Copies the page at every step, which takes time: to be asked for at the desk.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--force-color-profile=srgb',
        '--font-render-hinting=none',
      ],
    },
  },
  webServer: {
    command: process.env.E2E_SITE ? serve : `${build} && ${serve}`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    timeout: 180_000,
    reuseExistingServer: false,
  },
});
