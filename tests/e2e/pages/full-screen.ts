import type { Page } from '@playwright/test';

/**
 * The page as in a browser without a full screen, to be told before it is opened: a window that
 * fills the screen cannot be given another size.
 */
export async function withoutFullScreen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(Element.prototype, 'requestFullscreen', { value: undefined });
  });
}
