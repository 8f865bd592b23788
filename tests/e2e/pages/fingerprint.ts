import { type Page, expect } from '@playwright/test';
import type { FromWorker } from '../../../src/bridge/protocol';

/** A paused run as its worker last told it. */
interface Paused {
  /** Simulated µs. */
  now: number;
  fingerprint: string;
}

/**
 * Listens to what the page's simulator says, beside the page itself. Called before the page opens:
 * the fingerprint of a run is on no screen.
 */
export async function listenToWorker(page: Page): Promise<{ paused: () => Promise<Paused> }> {
  await page.addInitScript(() => {
    const Real = window.Worker;
    window.Worker = class extends Real {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        this.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
          if (data.type !== 'frame') return;
          const { fingerprint } = data.status;
          Object.assign(window, { told: { now: data.frame.now, fingerprint } });
        });
      }
    };
  });
  const read = () => page.evaluate(() => (window as unknown as { told?: Paused }).told);
  return {
    paused: async () => {
      await expect.poll(async () => (await read())?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
      return (await read())!;
    },
  };
}
