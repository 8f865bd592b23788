import { expect, test } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { ExportWindow } from './pages/export-window';
import { SandboxScreen } from './pages/sandbox-screen';

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

test('a running service: the page, every node in every tab, the dock', async ({ page }) => {
  test.slow();
  await screen.runTemplate();
  await screen.speed('20×');
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
      await expectNoBarriers(page, `${String(name)} ${tab}`, look);
    }
  }
  for (const tab of ['Metrics', 'Events', 'Timeline'] as const) {
    await screen.dockTab(tab);
    await expectNoBarriers(page, tab, { part: '#dock' });
  }
});

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

test('menus and dialogs', async ({ page }) => {
  await screen.runTemplate();
  await screen.pause();
  for (const component of await screen.palette.getByRole('listitem').all()) {
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
