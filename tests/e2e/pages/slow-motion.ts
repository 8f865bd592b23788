import { test as base } from '@playwright/test';

/** What every page of a test is given before its own scripts run. */
function drawSeldom(pause: number): void {
  const draw = window.requestAnimationFrame.bind(window);
  const drop = window.cancelAnimationFrame.bind(window);
  /** By the number that the page was given: what takes it back. */
  const asked = new Map<number, () => void>();
  let last = -pause;
  window.requestAnimationFrame = (then) => {
    const timer = window.setTimeout(
      () => {
        const frame = draw((now) => {
          asked.delete(timer);
          last = now;
          then(now);
        });
        asked.set(timer, () => drop(frame));
      },
      last + pause - performance.now(),
    );
    asked.set(timer, () => window.clearTimeout(timer));
    return timer;
  };
  window.cancelAnimationFrame = (timer) => {
    asked.get(timer)?.();
    asked.delete(timer);
  };
}

/**
 * The test of Playwright, in a browser that draws what moves fifteen times a second: two cores that
 * draw dots in software sixty times a second have no time for anything else. Frames are measured
 * apart, by `npm run frames`.
 */
export const test = base.extend<{ pauseBetweenFrames: number }>({
  /** ms; none for a test of the frames themselves. */
  pauseBetweenFrames: [66, { option: true }],
  context: async ({ context, pauseBetweenFrames }, use) => {
    if (pauseBetweenFrames > 0) await context.addInitScript(drawSeldom, pauseBetweenFrames);
    await use(context);
  },
});
