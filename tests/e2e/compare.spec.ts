/** Fork a run and compare what came of it with what was left: by mouse, and by keyboard alone. */
import { expect, type Page } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { Comparison } from './pages/comparison';
import { DockTerminal } from './pages/dock-terminal';
import { Keyboard } from './pages/keyboard';
import { pixelsOf, pngSize } from './pages/png';
import { SandboxScreen } from './pages/sandbox-screen';
import { TimeLine } from './pages/time-line';
import { shoot } from './pages/pictures';
import { test } from './pages/slow-motion';

const STEADY = /^Service web, 3 of 3 running, 0 pending, steady/;

let screen: SandboxScreen;
let time: TimeLine;
let compared: Comparison;

/** A web service that has been steady for a while; time stands still. */
test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  time = new TimeLine(page);
  compared = new Comparison(page);
  await screen.open();
  await screen.runTemplate();
  await screen.speed('100×');
  await expect(screen.node(STEADY)).toBeVisible();
  await expect.poll(() => screen.now()).toBeGreaterThan(120);
  await screen.pause();
});

test(
  'by mouse: a run is forked, compared with the one left, played together and exported',
  { tag: '@long' },
  async ({ page }, info) => {
    await test.step('from an earlier moment the run goes on with six tasks', async () => {
      await time.drag(time.moment, -200);
      await time.isPast();
      await screen.select(screen.node(/^Service web/));
      await screen.inspectorTab('Configure');
      await screen.inspector.getByRole('textbox', { name: /^desiredCount/ }).fill('6');
      await screen.inspector.getByRole('button', { name: 'Apply' }).click();
      await time.isPast(false);
    });
    await test.step('the run that was left is A, this one is B', async () => {
      // That of the top bar; the notice of the new run offers the same for a while.
      await page.getByRole('button', { name: 'Compare', exact: true }).first().click();
      await expect(compared.choice('B is')).toHaveValue(/^this run; A is what was left at/);
      await compared.field('Seeds').fill('4');
      await compared.field('For').fill('90');
      await compared.begin.click();
      await compared.isDone();
      await expect(compared.whole.getByText('same arrivals · seed 1')).toBeVisible();
      await expect(compared.verdict).toContainText('4 seeds');
      expect((await compared.row('Latency, mean')).length).toBe(4);
      const cost = await compared.row('Cost, per month*');
      expect(cost[2]).toMatch(/^\+\d+ %$/);
    });
    await test.step('both play together, and neither gets ahead', async () => {
      await compared.button('20×').click();
      await compared.button('Play').click();
      await expect(
        compared.picture('B').getByRole('group', { name: /^Service web, 6 of 6/ }),
      ).toBeVisible({ timeout: 60_000 });
      await compared.button('Pause').click();
      await expect(
        compared.picture('A').getByRole('group', { name: /^Service web, 3 of 3/ }),
      ).toBeVisible();
      await compared.button('Back to the beginning').click();
      await expect(
        compared.picture('B').getByRole('group', { name: /^Service web, 3 of/ }),
      ).toBeVisible();
    });
    await test.step('the report as Markdown and as a picture', async () => {
      const save = (entry: string) =>
        compared.save(async () => {
          await compared.button('Export report').click();
          await page.getByRole('menuitem', { name: entry }).click();
        });
      const markdown = await save('Markdown');
      expect(markdown.name).toBe('comparison.md');
      const text = markdown.bytes.toString('utf8');
      expect(text).toContain('| Latency, mean |');
      expect(text).toContain('aws ecs update-service');
      expect(text).toContain('seeds 1 to 4');
      const picture = await save('PNG');
      expect(pngSize(picture.bytes).width).toBe(2880);
      const pixels = await pixelsOf(page, picture.bytes);
      expect(pixels.colours).toBeGreaterThan(300);
      expect(pixels.drawn).toBeGreaterThan(0.1);
    });
    await shoot(page, info, 'compare');
  },
);

test(
  'by keyboard alone: the same, set up again with another change, called off, and left',
  { tag: '@long' },
  async ({ page }) => {
    const keys = new Keyboard(page);
    await test.step('a command in the past makes another run', async () => {
      await keys.tabTo(time.moment);
      await keys.press('PageDown', 'PageDown');
      await time.isPast();
      const terminal = new DockTerminal(page);
      await terminal.open();
      await terminal.run(
        'aws ecs update-service --cluster demo --service web --desired-count 6 --query service.desiredCount',
      );
      await terminal.shows(/^6$/m);
      await time.isPast(false);
      await keys.press('Escape');
      await keys.enter(
        page.getByRole('button', { name: 'Compare', exact: true }).first(),
        'Shift+Tab',
      );
    });
    await test.step('it is compared with the one that was left', async () => {
      await expect(compared.choice('B is')).toHaveValue(/^this run; A is what was left at/);
      await keys.tabTo(compared.field('Seeds'));
      await keys.fill('2');
      await keys.enter(compared.begin);
      await compared.isDone();
      await expect(compared.verdict).toContainText('2 seeds');
      const before = await compared.clock.innerText();
      await keys.press('Space');
      await expect(compared.button('Pause')).toBeVisible();
      await expect(compared.clock).not.toHaveText(before);
      await keys.press('Space');
      await expect(compared.button('Play')).toBeVisible();
      await keys.tabTo(compared.moment);
      await keys.press('Home');
      await expect(compared.clock).toHaveText(before);
      await keys.press('ArrowRight');
      await expect(compared.clock).not.toHaveText(before);
    });
    await test.step('another change, called off: what is done till then stays and is said', async () => {
      await keys.enter(compared.button('Set up'), 'Shift+Tab');
      await keys.enter(compared.choice('B is'));
      await keys.pick(page.getByRole('option', { name: 'this run, with one thing changed' }));
      await keys.tabTo(compared.field('Seeds'));
      await keys.fill('256');
      await keys.enter(compared.begin);
      await expect(compared.verdict.getByRole('status')).toContainText(/[1-9]\d* of 256 seeds/, {
        timeout: 60_000,
      });
      await keys.enter(compared.button('Cancel'));
      await expect(compared.verdict).toContainText(/Called off: [1-9]\d* of 256 seeds were run/);
      await expect(compared.table.getByRole('row', { name: 'Cost, per month*' })).toBeVisible();
    });
    await keys.press('Escape');
    await expect(compared.whole).toBeHidden();
    await expect(screen.canvas).toBeVisible();
  },
);

test(
  'nothing keeps people out; notes and frames are in both pictures, each one stop of the Tab key',
  { tag: '@long' },
  async ({ page }) => {
    await screen.palette.getByRole('button', { name: 'Note', exact: true }).click();
    await page.getByRole('textbox', { name: /note/i }).fill('Watch this one');
    await page.keyboard.press('Control+Enter');
    await expect(screen.node(/^Note Watch this one/)).toBeVisible();
    await page.keyboard.press('Shift+C');
    await expect(compared.form).toBeVisible();
    await expectNoBarriers(page, 'setting up');
    await compared.field('Seeds').fill('1');
    await compared.field('For').fill('20');
    await compared.begin.click();
    await compared.isDone();
    for (const letter of ['A', 'B'] as const) {
      await test.step(`${letter} is walked by arrows`, () => walk(page, letter));
    }
    await expectNoBarriers(page, 'both variants');
    await page.emulateMedia({ contrast: 'more' });
    await expectNoBarriers(page, 'both variants, high contrast');
  },
);

/** Comes to a picture by Tab, goes through it by arrows, and leaves it by Tab. */
async function walk(page: Page, letter: 'A' | 'B'): Promise<void> {
  const keys = new Keyboard(page);
  const inIt = (name: RegExp) => compared.picture(letter).getByRole('group', { name });
  await expect(inIt(/^Note Watch this one/)).toBeVisible();
  await keys.tabTo(inIt(/^Client traffic/));
  await keys.press('ArrowRight');
  await expect(inIt(/^Load balancer web-alb/)).toBeFocused();
  await expect(inIt(/^Load balancer web-alb/)).toHaveAccessibleDescription(
    /^sends to target group web/,
  );
  await keys.press('Enter');
  await expect(inIt(/^Load balancer web-alb/)).toHaveClass(/selected/);
  await keys.press('Tab');
  await expect(compared.whole.locator('.react-flow__node:focus')).toHaveCount(0);
}
