/** The built site in a real Firefox: `npx vitest run --config tests/firefox/vitest.config.ts`. */
import { defineConfig } from 'vitest/config';
import { root } from '../setup/install.mjs';

export default defineConfig({
  root,
  test: {
    name: 'firefox',
    environment: 'node',
    include: ['tests/firefox/**/*.test.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
