import type { Page } from '@playwright/test';

/** What of the heap is in use after so many simulated minutes. */
export interface HeapAt {
  minutes: number;
  megabytes: number;
}

const EVERY_MINUTES = 15;
const LASTS_MINUTES = 120;
/** In the first hour the seconds gather that charts show; from then on as many go as come. */
export const FILLED_MINUTES = 60;

/** Minutes on the clock of the page. */
const clock = async (page: Page): Promise<number> => {
  const text = await page.getByRole('timer', { name: 'Simulated time' }).innerText();
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

/** Lets two hours pass at 100×, or as fast as it can, and tells of the heap on the way. */
export async function measureMemory(page: Page, tell: (heap: HeapAt) => void): Promise<HeapAt[]> {
  const session = await page.context().newCDPSession(page);
  await page.getByRole('button', { name: '100×', exact: true }).click();
  const start = await clock(page);
  const found: HeapAt[] = [];
  for (let minutes = EVERY_MINUTES; minutes <= LASTS_MINUTES; minutes += EVERY_MINUTES) {
    while ((await clock(page)) - start < minutes) await page.waitForTimeout(200);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const heap = { minutes, megabytes: usedSize / 1e6 };
    tell(heap);
    found.push(heap);
  }
  return found;
}
