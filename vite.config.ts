import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const nodeRooms = '{unit,properties,scenarios,contract,architecture}';

export default defineConfig({
  // Relative, so that dist/ works from any folder of any server.
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: { target: 'es2022', chunkSizeWarningLimit: 1500 },
  preview: { host: '127.0.0.1', port: 4173 },
  test: {
    env: { TZ: 'UTC' },
    testTimeout: 30_000,
    hookTimeout: 30_000,
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
          environment: 'jsdom',
          include: ['tests/ui/**/*.test.tsx'],
          benchmark: { include: [] },
          setupFiles: ['tests/support/jsdom-setup.ts'],
        },
      },
    ],
  },
});
