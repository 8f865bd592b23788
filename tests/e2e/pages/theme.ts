import { expect, type Page } from '@playwright/test';

export type Theme = 'light' | 'dark';

/**
 * The page in a theme of the system, every colour of it there: half a fade has less contrast than
 * either end.
 */
export async function inTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await expect(page.locator(`[data-mantine-color-scheme=${theme}]`)).toBeAttached();
  await expect
    .poll(() =>
      page.evaluate(
        () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
      ),
    )
    .toBe(0);
}
