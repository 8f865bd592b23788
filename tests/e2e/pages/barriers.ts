import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { inTheme, type Theme } from './theme';

/** Where to look, and under which of the system's themes. */
interface Look {
  part?: string;
  themes?: readonly Theme[];
}

/** What axe finds wrong that keeps people out, as `rule: what · where`. */
async function seriousIn(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${help} · ${String(target)} · ${html.slice(0, 160)}`),
    );
}

/** Controls in a part of the page that a screen reader would announce without a name. */
const nameless = (page: Page, part: string): Promise<string[]> =>
  page
    .locator(part)
    .locator('button, a[href], input, select, textarea, [role=button], [role=tab], [role=group]')
    .evaluateAll((controls) =>
      controls
        .filter((one) => one.checkVisibility() && !one.closest('[aria-hidden=true]'))
        .filter((one) => {
          const labelled = one.getAttribute('aria-labelledby')?.split(' ') ?? [];
          const words = [
            one.getAttribute('aria-label'),
            one.getAttribute('title'),
            one.textContent,
            ...labelled.map((id) => document.getElementById(id)?.textContent),
            ...[...((one as HTMLInputElement).labels ?? [])].map((label) => label.textContent),
          ];
          return !words.some((word) => word?.trim());
        })
        .map((one) => one.outerHTML.slice(0, 160)),
    );

/**
 * No serious barrier in a part of the page, and a name for every control; colours are looked at in
 * each theme, which the page takes from the system. A finding does not end the test.
 */
export async function expectNoBarriers(page: Page, where: string, look: Look = {}): Promise<void> {
  const { part = 'body', themes = ['light', 'dark'] } = look;
  for (const [at, theme] of themes.entries()) {
    await inTheme(page, theme);
    // Without frames of others there is no need for a page apart in which axe adds them up.
    const axe = new AxeBuilder({ page }).include(part).setLegacyMode();
    // All but the colours is the same in both.
    const found = await seriousIn(at === 0 ? axe : axe.withRules('color-contrast'));
    expect.soft(found, `${where}, ${theme}`).toEqual([]);
  }
  expect.soft(await nameless(page, part), where).toEqual([]);
}
