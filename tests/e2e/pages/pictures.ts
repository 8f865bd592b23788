import { expect, type Page, type TestInfo } from '@playwright/test';
import { clippedWords } from './clipping';
import { inTheme, type Theme } from './theme';

interface Look {
  /** The theme that the page is in before and after comes last. */
  themes?: readonly Theme[];
  /** Of a page that is longer than the window: all of it. */
  fullPage?: boolean;
}

/**
 * Pictures of a moment, in each theme, beside the results of the test. They are for somebody to
 * look at, and drawing them takes a good part of a test: `E2E_PICTURES=1` asks for them.
 */
export async function takePictures(
  page: Page,
  info: TestInfo,
  moment: string,
  look: Look = {},
): Promise<void> {
  if (!process.env.E2E_PICTURES) return;
  const { themes = ['dark', 'light'], fullPage = false } = look;
  for (const theme of themes) {
    await inTheme(page, theme);
    await page.screenshot({ path: info.outputPath(`${moment}-${theme}.png`), fullPage });
  }
}

/** A moment that leaves no word cut off, and its pictures. */
export async function shoot(page: Page, info: TestInfo, moment: string): Promise<void> {
  await takePictures(page, info, moment);
  expect.soft(await clippedWords(page), moment).toEqual([]);
}
