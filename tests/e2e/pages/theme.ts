import { expect, type Page } from '@playwright/test';

export type Theme = 'light' | 'dark';

/** Ends what fades; how many things still do. */
function endFades(): number {
  const fading = document.getAnimations().filter(({ playState }) => playState === 'running');
  for (const one of fading) if (one instanceof CSSTransition) one.finish();
  return fading.length;
}

/**
 * The page in a theme of the system, every colour of it there: half a fade has less contrast than
 * either end.
 */
export async function inTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await expect(page.locator(`[data-mantine-color-scheme=${theme}]`)).toBeAttached();
  await expect.poll(() => page.evaluate(endFades), { intervals: [20, 50, 100, 250] }).toBe(0);
}
