import type { Page } from '@playwright/test';

/**
 * An empty page of the same browser, to look at files in: ours lets no `data:` pictures in and
 * makes no text into a document.
 */
export async function onBlankPage<T>(page: Page, look: (blank: Page) => Promise<T>): Promise<T> {
  const blank = await page.context().newPage();
  try {
    return await look(blank);
  } finally {
    await blank.close();
  }
}
