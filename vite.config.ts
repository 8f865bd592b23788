import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { licenceNotices, noteLicences } from './site/licence-notices.plugin.ts';
import { offline } from './site/offline.plugin.ts';
import { pagePolicy } from './site/page-policy.plugin.ts';

const nodeRooms = '{unit,properties,scenarios,contract,architecture}';

/** Libraries that are needed as a whole. */
const WHOLE = /\/node_modules\/(?:react|react-dom|scheduler|@xyflow|zustand|idb-keyval|d3-\w+)\//;

/** Ids of the modules that the page needs before anything is asked for. */
const firstLoad = new Set<string>();

/**
 * Finds them: all of ours that the entries import, themselves and through others, but not by
 * `import()`. Libraries are left out that are one large file of names: what of them is needed first
 * is not seen from imports.
 */
const findFirstLoad: Plugin = {
  name: 'find-first-load',
  apply: 'build',
  buildEnd() {
    const found = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry);
    for (const id of found) {
      if (firstLoad.has(id)) continue;
      if (id.includes('/node_modules/') && !WHOLE.test(id)) continue;
      firstLoad.add(id);
      found.push(...(this.getModuleInfo(id)?.importedIds ?? []));
    }
  },
};

export default defineConfig({
  // Relative, so that dist/ works from any folder of any server.
  base: './',
  plugins: [react(), findFirstLoad, pagePolicy, noteLicences, licenceNotices, ...offline],
  worker: { format: 'es', plugins: () => [noteLicences] },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    // Small files stay files: the page's policy lets none in as `data:`.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // In one file: in a hundred, each compressed alone, it is a tenth larger.
        codeSplitting: { groups: [{ name: 'page', test: (id) => firstLoad.has(id) }] },
      },
    },
  },
  preview: { host: '127.0.0.1', port: 4173 },
  test: {
    env: { TZ: 'UTC' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Every core: left to itself, vitest keeps one back, which is half of two.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // They keep nothing outside their tests: loading every module once, not once a file,
          // takes half of the time away.
          isolate: false,
          include: [`tests/${nodeRooms}/**/*.test.ts`],
          benchmark: { include: ['tests/bench/**/*.bench.ts'] },
          setupFiles: ['tests/support/property-seed.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'ui',
          environment: 'happy-dom',
          // The page is cleared after each test (page-setup.ts): loading React, Mantine and all of
          // ours once and not once a file takes half of the time away.
          isolate: false,
          include: ['tests/ui/**/*.test.tsx'],
          // As in a browser (tests/e2e): what passes only then is named at the end of `npm test`.
          retry: 1,
          benchmark: { include: [] },
          setupFiles: ['tests/support/page-setup.ts'],
        },
      },
    ],
  },
});
