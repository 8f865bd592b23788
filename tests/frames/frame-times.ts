import type { CDPSession, Page } from '@playwright/test';

export const MOTIONS = ['idle', 'panning'] as const;
export type Motion = (typeof MOTIONS)[number];

/**
 * Milliseconds from each frame to the next, the page's own processor time for each on the average,
 * and how many dots there were.
 */
export interface Frames extends Record<Motion, number[]> {
  work: Record<Motion, number>;
  dots: number;
}

/** Of each motion, wall ms. */
const TAKES_MS = 4000;
/** Until the traffic has filled the edges. */
const FILLS_MS = 3500;
/** A pan goes to and fro by so much, px, in so many ms. */
const SWING = { width: 160, ms: 1600 };

/** As text: what compiles these files would put names into it that the page does not know. */
const RECORDER = `{
  const taken = [];
  let before = 0;
  let next = requestAnimationFrame(function note(at) {
    if (before > 0) taken.push(at - before);
    before = at;
    next = requestAnimationFrame(note);
  });
  window.framesTaken = () => (cancelAnimationFrame(next), taken);
}`;

const shownDots = (page: Page): Promise<number> =>
  page.evaluate("Number(document.querySelector('canvas[data-dots]')?.dataset.dots)");

/** Frame times of a page left alone for so long, ms. */
export async function framesFor(page: Page, ms: number): Promise<number[]> {
  await page.evaluate(RECORDER);
  await page.waitForTimeout(ms);
  return page.evaluate<number[]>('window.framesTaken()');
}

async function pan(page: Page): Promise<void> {
  const box = await page.locator('.react-flow__pane').boundingBox();
  if (!box) throw new Error('There is no canvas.');
  // Low and left: nothing but the background lies there.
  const [x, y] = [box.x + 60, box.y + box.height - 110];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const from = performance.now();
  for (;;) {
    const since = performance.now() - from;
    if (since > TAKES_MS) break;
    await page.mouse.move(
      x + SWING.width * (1 - Math.cos((2 * Math.PI * since) / SWING.ms)),
      y - 40 * Math.sin((2 * Math.PI * since) / SWING.ms),
    );
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
  await page.mouse.up();
}

/** Processor seconds that the page's main thread has taken so far. */
async function taken(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

async function during(page: Page, session: CDPSession, motion: () => Promise<void>) {
  const before = await taken(session);
  await page.evaluate(RECORDER);
  await motion();
  const frames = await page.evaluate<number[]>('window.framesTaken()');
  const work = (1000 * ((await taken(session)) - before)) / Math.max(1, frames.length);
  return { frames, work };
}

/** Frame times of a page that plays, left alone and while it is panned. */
export async function measureFrames(page: Page): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.waitForTimeout(FILLS_MS);
  const dots = await shownDots(page);
  const idle = await during(page, session, () => page.waitForTimeout(TAKES_MS));
  const panning = await during(page, session, () => pan(page));
  return {
    idle: idle.frames,
    panning: panning.frames,
    work: { idle: idle.work, panning: panning.work },
    dots: Number.isNaN(dots) ? 0 : dots,
  };
}
