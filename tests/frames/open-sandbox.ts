import type { Browser, Page } from '@playwright/test';

const OPENS_WITHIN_MS = 120_000;

/** The page with a sandbox from a link, or an empty one, playing at 5×. */
export async function openSandbox(
  browser: Browser,
  address: string,
  fragment: string,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  // Everything in it is run again up to the moment it was left at.
  page.setDefaultTimeout(OPENS_WITHIN_MS);
  await page.goto(`${address}${fragment}`);
  await page.getByRole('banner').getByRole('status').getByText('saved').waitFor();
  if (fragment !== '') {
    await page.locator('.react-flow__node').first().waitFor();
    await page.getByText('Opening the sandbox').waitFor({ state: 'hidden' });
  }
  await page.getByRole('button', { name: '5×', exact: true }).click();
  await page.getByRole('button', { name: 'Play' }).click();
  return page;
}
