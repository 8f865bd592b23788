import type { Page } from '@playwright/test';

/**
 * Words on the page that are not whole to be seen: cut off at the side of the box that clips them,
 * out of the window, or on a card and wider than it. Scrolling down to them is fine; sideways not.
 */
export function clippedWords(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // Until the page has its own letters, others stand in, which may be wider.
    await document.fonts.ready;
    const SLACK = 1;
    const clips = (element: Element) => getComputedStyle(element).overflowX !== 'visible';
    const frameOf = (element: Element): Element => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        if (at.matches('.react-flow__node > svg')) return at;
        if (at instanceof HTMLElement && clips(at)) return at;
      }
      return document.documentElement;
    };
    // Words that end in … do so before the padding of their box.
    const roomFor = (element: Element) => {
      const { textOverflow, paddingRight } = getComputedStyle(element);
      return textOverflow === 'ellipsis' ? parseFloat(paddingRight) : 0;
    };
    const isSeen = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      // A terminal scrolls sideways, as terminals do.
      !element.closest('.unseen, .live-region, title, style, option, pre[role=log]');
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const parent = text.parentElement;
      if (!parent || !text.nodeValue?.trim() || !isSeen(parent)) continue;
      // What ends in … says the whole of it on hover.
      const whole = parent.closest('[title]')?.getAttribute('title') ?? '';
      if (whole.includes(text.nodeValue.trim())) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const words = range.getBoundingClientRect();
      const frame = frameOf(parent).getBoundingClientRect();
      const left = Math.max(0, frame.left);
      const right = Math.min(innerWidth, frame.right - roomFor(parent));
      if (words.left >= left - SLACK && words.right <= right + SLACK) continue;
      const over = Math.round(Math.max(left - words.left, words.right - right));
      found.push(`${text.nodeValue.trim().slice(0, 60)}: ${over} px`);
    }
    return found;
  });
}

/**
 * Controls that cannot be pressed at the size the window has: scrolling does not bring them into
 * it, or something else lies over them. React Flow's own link does nothing here, and marks of the
 * timeline are told as rows elsewhere.
 */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const CONTROLS =
      'button, a[href], input, select, textarea, [role=slider], [role=tab], [role=combobox]';
    const APART =
      '[inert], .unseen, .react-flow__attribution, .react-flow__viewport, #dock-timeline';
    const found: string[] = [];
    for (const one of document.querySelectorAll<HTMLElement>(CONTROLS)) {
      const isSeen = one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      if (!isSeen || one.closest(APART)) continue;
      one.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { x, y, width, height } = one.getBoundingClientRect();
      // The input behind a switch or a slider is not what is pressed.
      if (width < 2 || height < 2) continue;
      const name = one.getAttribute('aria-label') ?? one.textContent ?? one.tagName;
      const at = [x + width / 2, y + height / 2] as const;
      const hit = document.elementFromPoint(...at);
      if (!hit) found.push(`${name.slice(0, 40)} is out of the window`);
      else if (!one.contains(hit) && !hit.contains(one)) {
        const over = hit.getAttribute('aria-label') ?? hit.textContent ?? hit.tagName;
        found.push(`${name.slice(0, 40)} lies below ${over.slice(0, 40)}`);
      }
    }
    return found;
  });
}

/** Pairs of things in the top bar that lie on one another, or leave the window. */
export function crowdedInTopBar(page: Page): Promise<string[]> {
  return page.getByRole('banner').evaluate((bar) => {
    const items = [...bar.querySelectorAll('h1, button, [role=timer], [role=status]')]
      .filter((one) => one.checkVisibility())
      .map((one) => ({
        name: one.getAttribute('aria-label') ?? one.textContent ?? one.tagName,
        box: one.getBoundingClientRect(),
      }));
    const outside = items
      .filter(({ box }) => box.left < 0 || box.right > innerWidth)
      .map(({ name }) => `${name} leaves the window`);
    const pairs = items.flatMap((a, i) =>
      items
        .slice(i + 1)
        .filter(
          (b) =>
            a.box.left < b.box.right - 1 &&
            b.box.left < a.box.right - 1 &&
            a.box.top < b.box.bottom - 1 &&
            b.box.top < a.box.bottom - 1,
        )
        .map((b) => `${a.name} on ${b.name}`),
    );
    return [...outside, ...pairs];
  });
}
