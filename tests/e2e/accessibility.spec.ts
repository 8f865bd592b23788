import { expect, type Page } from '@playwright/test';
import { expectNoBarriers, smallTargets } from './pages/barriers';
import { crowdedInTopBar } from './pages/clipping';
import { ExportWindow } from './pages/export-window';
import { Keyboard } from './pages/keyboard';
import { RecordWindow } from './pages/record-window';
import { SandboxScreen } from './pages/sandbox-screen';
import { Talk } from './pages/talk';
import { test } from './pages/slow-motion';

const INSPECTOR = { part: '#right-panel' };
const DIALOG = { part: '[role=dialog]' };
/** The theme is worth a second look only where something new is drawn in it. */
const ONCE = { themes: ['light'] } as const;

let screen: SandboxScreen;

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  await screen.open();
});

test('the empty sandbox, the templates, the shortcuts', async ({ page }) => {
  await expectNoBarriers(page, 'empty');
  await page.getByRole('tab', { name: 'Templates' }).click();
  const search = page.getByRole('searchbox', { name: 'Search templates' });
  await search.fill('grace period');
  await expect(page.getByRole('button', { name: /^Run template A grace period/ })).toBeVisible();
  await expectNoBarriers(page, 'templates', { part: '#left-panel' });
  await page.getByRole('button', { name: /^Script of template A grace period/ }).click();
  await expect(screen.dialog.getByRole('heading', { name: 'Try next' })).toBeVisible();
  await expectNoBarriers(page, 'script', DIALOG);
  await page.keyboard.press('Escape');
  await expect(screen.dialog).toBeHidden();
  await search.blur();
  await page.keyboard.press('?');
  await expect(screen.dialog).toBeVisible();
  await expectNoBarriers(page, 'shortcuts', DIALOG);
});

test(
  'a running service: the page, every node in every tab, the dock',
  { tag: '@long' },
  async ({ page }) => {
    test.slow();
    await screen.runTemplate();
    await screen.speed('100×');
    await expect(screen.node(/^Client traffic shoppers, .* 100\.0 % answered well/)).toBeVisible();
    await screen.pause();
    await screen.select(screen.tasks(/RUNNING, healthy/).first());
    await expectNoBarriers(page, 'a task selected');
    for (const [name, look] of [
      [/^Task .*RUNNING/, INSPECTOR],
      [/^Service web/, INSPECTOR],
      [/^Target group web/, INSPECTOR],
      [/^Cluster demo/, { ...INSPECTOR, ...ONCE }],
      [/^Load balancer web-alb/, { ...INSPECTOR, ...ONCE }],
      [/^Client traffic/, { ...INSPECTOR, ...ONCE }],
    ] as const) {
      await screen.select(screen.node(name).first());
      for (const tab of ['State', 'Configure', 'JSON'] as const) {
        await screen.inspectorTab(tab);
        const here = tab === 'State' ? look : { ...look, ...ONCE };
        await expectNoBarriers(page, `${String(name)} ${tab}`, here);
      }
    }
    for (const tab of ['Metrics', 'Events', 'Timeline', 'Advisor'] as const) {
      await screen.dockTab(tab);
      if (tab === 'Advisor') await unfoldAdvice(screen);
      await expectNoBarriers(page, tab, { part: '#dock' });
    }
  },
);

test('trouble: a task that drains, one that fails its checks, a fault', async ({ page }) => {
  await screen.runTemplate();
  for (const [at, fault] of [
    [0, 'kill-task'],
    [1, 'fail-health-check'],
  ] as const) {
    await screen.select(screen.tasks(/RUNNING/).nth(at));
    await screen.inspector.getByRole('button', { name: 'Inject fault' }).click();
    await page.getByRole('menuitem', { name: new RegExp(`^${fault}`) }).click();
  }
  await screen.speed('20×');
  await expect(screen.tasks(/unhealthy/)).toBeVisible();
  await screen.pause();
  await screen.select(screen.tasks(/unhealthy/));
  await expectNoBarriers(page, 'unhealthy task');
  await screen.select(screen.node(/^Fault/).first());
  await expectNoBarriers(page, 'fault', INSPECTOR);
});

test('menus and dialogs', { tag: '@long' }, async ({ page }) => {
  await screen.runTemplate();
  await screen.pause();
  // Notes and frames stand on the canvas at once: nothing is asked.
  const asking = screen.palette.getByRole('listitem').filter({ hasNotText: /^(Note|Frame)$/ });
  for (const component of await asking.all()) {
    await component.getByRole('button').click();
    await expect(screen.dialog).toBeVisible();
    await expectNoBarriers(page, `add ${await component.innerText()}`, { ...DIALOG, ...ONCE });
    await screen.confirm('Cancel');
  }
  await page.getByRole('button', { name: 'Sandboxes', exact: true }).click();
  await expectNoBarriers(page, 'sandboxes menu', { part: '[role=menu]' });
  await page.getByRole('menuitem', { name: 'All sandboxes…' }).click();
  await expectNoBarriers(page, 'all sandboxes', DIALOG);
  await page.keyboard.press('Escape');
  await expect(screen.dialog).toBeHidden();
  await screen.select(screen.node(/^Service web/));
  await page.keyboard.press('Delete');
  await expect(screen.dialog).toBeVisible();
  await expectNoBarriers(page, 'remove', DIALOG);
  await screen.confirm('Cancel');
  await new ExportWindow(page).open();
  await expectNoBarriers(page, 'export', DIALOG);
});

test('what lies over the workbench, and beside it', { tag: '@long' }, async ({ page }) => {
  test.slow();
  await screen.runUntilHealthy();
  await screen.pause();
  await page.keyboard.press('ControlOrMeta+K');
  await expect(screen.dialog.getByRole('option').first()).toBeVisible();
  await expectNoBarriers(page, 'command palette', DIALOG);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(page.getByRole('search', { name: 'Find on the canvas' })).toBeVisible();
  await expectNoBarriers(page, 'find', { part: '[role=search]' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  await expect(page.getByRole('tree')).toBeVisible();
  await expectNoBarriers(page, 'outline', { part: '#left-panel' });
  await page.getByRole('button', { name: 'Share' }).click();
  await screen.dialog.getByText('Embed it in a page or a slide').click();
  await expectNoBarriers(page, 'share', DIALOG);
  await page.keyboard.press('Escape');
  await new RecordWindow(page).open();
  await expectNoBarriers(page, 'record', DIALOG);
  await page.keyboard.press('Escape');
  await expect(screen.dialog).toBeHidden();
  await page.getByRole('button', { name: 'Appearance' }).click();
  await expectNoBarriers(page, 'appearance', { part: '[role=menu]' });
  await page.keyboard.press('Escape');
  const talk = new Talk(page);
  await talk.openSteps();
  await page.getByRole('button', { name: 'Add this moment' }).click();
  await expectNoBarriers(page, 'steps of a talk', { part: 'aside[aria-label=Steps]' });
  await talk.panel.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Steps of the talk' })).toBeVisible();
  await expectNoBarriers(page, 'presenting');
});

test(
  'high contrast: steady, in the past, in the middle of a rollout',
  { tag: '@long' },
  async ({ page }) => {
    test.slow();
    await page.emulateMedia({ contrast: 'more' });
    await screen.runUntilHealthy();
    await screen.select(screen.node(/^Service web/));
    await screen.inspectorTab('Configure');
    await screen.inspector.getByRole('textbox', { name: /^image/ }).fill('web:2');
    await screen.inspector.getByRole('button', { name: 'Apply' }).click();
    await expect(screen.tasks(/ACTIVATING|PENDING|PROVISIONING/).first()).toBeVisible();
    await screen.pause();
    await screen.inspectorTab('State');
    await expectNoBarriers(page, 'rollout, high contrast');
    await page.keyboard.press('Shift+,');
    await expect(page.getByRole('button', { name: 'Continue from here' })).toBeVisible();
    await expectNoBarriers(page, 'in the past, high contrast');
  },
);

test(
  'a talk and its notes, a sandbox in another page: also in high contrast',
  { tag: '@long' },
  async ({ page }) => {
    test.slow();
    await screen.runUntilHealthy();
    await screen.pause();
    await page.getByRole('button', { name: 'Share' }).click();
    const { origin, hash } = new URL(await screen.dialog.getByLabel('Link').inputValue());
    await page.keyboard.press('Escape');
    const talk = new Talk(page);
    await talk.openSteps();
    await talk.add({ title: 'Three tasks serve', note: 'Point at the rings.' });
    await talk.add({
      title: 'Nothing is called that',
      note: '',
      commands: 'aws ecs delete-cluster x',
    });
    const [notes] = await Promise.all([
      page.waitForEvent('popup'),
      talk.panel.getByRole('button', { name: 'Notes window' }).click(),
    ]);
    await talk.panel.getByRole('button', { name: 'Present', exact: true }).click();
    await talk.isAt(1, 2, 'Three tasks serve');
    const embedded = await page.context().newPage();
    await page.keyboard.press('PageDown');
    await expect(notes.getByRole('alert')).toBeVisible();
    await embedded.goto(`${origin}/?embed&captions=1${hash}`);
    await expect(embedded.getByRole('contentinfo')).toBeVisible();
    for (const contrast of ['no-preference', 'more'] as const) {
      await page.emulateMedia({ contrast });
      await embedded.emulateMedia({ contrast });
      await page.mouse.move(600, 300);
      await expectNoBarriers(page, `presenting, ${contrast}`);
      await expectNoBarriers(notes, `notes, ${contrast}`, { opener: page });
      await expectNoBarriers(embedded, `embedded, ${contrast}`);
    }
  },
);

test('the canvas is one stop of the Tab key, walked by arrows, its focus seen from afar', async ({
  page,
}) => {
  const keys = new Keyboard(page);
  await screen.runUntilHealthy();
  await screen.pause();
  const client = screen.node(/^Client traffic/);
  await keys.tabTo(client);
  await keys.press('ArrowRight', 'ArrowRight');
  await expect(screen.node(/^Target group web/)).toBeFocused();
  await expect(screen.node(/^Target group web/)).toHaveAccessibleDescription(/^sends to 3 tasks/);
  await keys.press('Tab');
  await expect(screen.canvas.locator('.react-flow__node:focus')).toHaveCount(0);
  await keys.press('Shift+Tab');
  await expect(screen.node(/^Target group web/)).toBeFocused();
  // As wide on the screen at a fifth of the size.
  for (let i = 0; i < 8; i++) await page.getByRole('button', { name: 'Zoom out' }).click();
  await keys.tabTo(screen.node(/^Service web/));
  const ring = await screen.node(/^Service web/).evaluate((node) => {
    const zoom = node.getBoundingClientRect().width / (node as HTMLElement).offsetWidth;
    return parseFloat(getComputedStyle(node).outlineWidth) * zoom;
  });
  expect(ring).toBeGreaterThan(1.4);
  await keys.press('Enter');
  await expect(screen.inspector.getByRole('heading', { level: 2 })).toHaveText('web');
  await keys.press('o');
  await expect(page.getByRole('treeitem', { name: /^Service web/ })).toBeFocused();
  await keys.press('ArrowDown', 'ArrowDown', 'Enter');
  await expect(screen.inspector.getByRole('heading', { level: 2 })).toHaveText(/…/);
});

/** With a node selected, in every tab of the dock. */
async function largeEnough(page: Page): Promise<void> {
  await screen.select(screen.node(/^Service web/));
  expect(await smallTargets(page)).toEqual([]);
  for (const tab of ['Metrics', 'Events', 'Advisor'] as const) {
    await screen.dockTab(tab);
    if (tab === 'Advisor') await unfoldAdvice(screen);
    expect.soft(await smallTargets(page), tab).toEqual([]);
  }
}

/** The page keeps the spacing. */
async function spacedOut(page: Page): Promise<void> {
  // The page lets nobody add a style element.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '*:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important;' +
        ' word-spacing: 0.16em !important; }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  expect(await crowdedInTopBar(page)).toEqual([]);
}

test('sizes of what is pressed, spacing of words', async ({ page }) => {
  await screen.runUntilHealthy();
  await test.step('nothing that is pressed is smaller than 24 px, nor too near to another', () =>
    largeEnough(page));
  await test.step('words spaced out as WCAG 1.4.12 has it are not cut off', () => spacedOut(page));
});

/** A finding with its why, its page and its fix. */
async function unfoldAdvice({ dock }: SandboxScreen): Promise<void> {
  const advisor = dock.getByRole('region', { name: 'Advisor' });
  const unfold = advisor.getByRole('button', { name: /^Why: / }).first();
  if ((await unfold.getAttribute('aria-expanded')) === 'false') await unfold.click();
  await expect(advisor.getByRole('figure')).toBeVisible();
}
