import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { inTheme, type Theme } from './theme';

/** Where to look, and under which of the system's themes. */
interface Look {
  part?: string;
  themes?: readonly Theme[];
  /** The page whose look a window of its takes over. */
  opener?: Page;
}

/** Of what is right, one example a rule: the page would send thousands. No files are read again. */
const ONLY_VIOLATIONS = { resultTypes: ['violations' as const], preload: false };

/**
 * What axe finds wrong that keeps people out, as `rule: what · where`. Its script, more than a
 * megabyte, goes into a page once.
 */
async function seriousIn(page: Page, part: string, rules?: string): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  // Without frames of others there is no need for a page apart in which axe adds them up.
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: ';' }) })
    .include(part)
    .options({ ...ONLY_VIOLATIONS })
    .setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
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

/** Three frames: by then what fades in has begun to, and can be ended. A page behind draws none. */
const begun = () =>
  new Promise<void>((resolve) => {
    const next = (left: number) =>
      left > 0 ? requestAnimationFrame(() => next(left - 1)) : resolve();
    next(3);
    setTimeout(resolve, 300);
  });

/**
 * No serious barrier in a part of the page, and a name for every control; colours are looked at in
 * each theme, which the page takes from the system. A finding does not end the test.
 */
export async function expectNoBarriers(page: Page, where: string, look: Look = {}): Promise<void> {
  const { part = 'body', themes = ['light', 'dark'], opener = page } = look;
  await expect(page.locator(part).filter({ visible: true }).first()).toBeVisible();
  await page.evaluate(begun);
  for (const [at, theme] of themes.entries()) {
    await inTheme(opener, theme);
    await expect(page.locator(`[data-mantine-color-scheme=${theme}]`)).toBeAttached();
    // All but the colours is the same in both.
    const found = await seriousIn(page, part, at === 0 ? undefined : 'color-contrast');
    expect.soft(found, `${where}, ${theme}`).toEqual([]);
  }
  expect.soft(await nameless(page, part), where).toEqual([]);
}

/**
 * What can be pressed and is smaller than 24 × 24 px, with something else to press so near that a
 * circle of that size around it would touch it: WCAG 2.5.8. Links in a line of words are exempt,
 * and the marks and lanes of the timeline, which the events and the outline tell in rows of that
 * height.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 24;
    const controls = [
      ...document.querySelectorAll<HTMLElement>(
        'button, a[href], input, select, [role=slider], [role=tab], [role=option]',
      ),
    ].filter(
      (one) =>
        one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        !one.closest('[inert], .unseen, p, label, #dock-timeline') &&
        one.tabIndex >= -1 &&
        one.getBoundingClientRect().width > 1,
    );
    // What lies around it and is pressed in its place belongs to it.
    const boxOf = (one: HTMLElement) => {
      const own = one.getBoundingClientRect();
      const { content, position, top, right, bottom, left } = getComputedStyle(one, '::after');
      if (content === 'none' || position !== 'absolute') return own;
      const grown = [top, right, bottom, left].map((side) => Math.max(0, -parseFloat(side) || 0));
      const [up = 0, on = 0, down = 0, back = 0] = grown;
      return new DOMRect(own.x - back, own.y - up, own.width + back + on, own.height + up + down);
    };
    const boxes = controls.map((one) => ({ one, box: boxOf(one) }));
    const middle = ({ x, y, width, height }: DOMRect) => ({ x: x + width / 2, y: y + height / 2 });
    const isNear = (small: DOMRect, other: DOMRect) => {
      const { x, y } = middle(small);
      const dx = Math.max(other.left - x, x - other.right, 0);
      const dy = Math.max(other.top - y, y - other.bottom, 0);
      return Math.hypot(dx, dy) < LEAST / 2;
    };
    return boxes
      .filter(({ box }) => box.width < LEAST - 0.5 || box.height < LEAST - 0.5)
      .filter(({ one, box }) =>
        boxes.some((other) => {
          const isApart = !other.one.contains(one) && !one.contains(other.one);
          return isApart && isNear(box, other.box);
        }),
      )
      .map(({ one, box }) => {
        const name = one.getAttribute('aria-label') ?? one.textContent ?? one.tagName;
        return `${name.slice(0, 40)}: ${Math.round(box.width)} × ${Math.round(box.height)} px`;
      });
  });
}
