import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { toCommandLine } from '../../src/cli/to-command-line';
import type { SandboxDocument } from '../../src/model/sandbox-document';
import { toSeconds, type SimMicros } from '../../src/model/sim-time';
import { root } from '../setup/install.mjs';
import { dotsOf } from './pages/dot-canvas';
import { listenToWorker } from './pages/fingerprint';
import { Keyboard } from './pages/keyboard';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

/** What the simulator of the page tells of a run, which is on no screen. */
type Worker = Awaited<ReturnType<typeof listenToWorker>>;

async function openWithWorker(page: Page): Promise<Worker> {
  screen = new SandboxScreen(page);
  const worker = await listenToWorker(page);
  await screen.open();
  return worker;
}

async function standStillAndStep(worker: Worker): Promise<void> {
  const { clock, page } = screen;
  await screen.pause();
  const paused = await clock.innerText();
  await page.waitForTimeout(700);
  await expect(clock).toHaveText(paused);

  const before = (await worker.paused()).now;
  const step = page.getByRole('button', { name: 'Step to the next event' });
  await step.click({ modifiers: ['Shift'] });
  await expect.poll(async () => (await worker.paused()).now).toBe(before + 1_000_000);
  await step.click();
  await expect.poll(async () => (await worker.paused()).now).toBeGreaterThan(before + 1_000_000);
}

async function eachSpeed(): Promise<void> {
  await screen.play();
  for (const [name, speed] of [
    ['Quarter speed', 0.25],
    ['5×', 5],
    ['20×', 20],
  ] as const) {
    await screen.speed(name);
    const [from, start] = [await screen.now(), Date.now()];
    await screen.page.waitForTimeout(1500);
    const [to, end] = [await screen.now(), Date.now()];
    const reached = ((to - from) * 1000) / (end - start);
    expect(reached, name).toBeGreaterThan(speed * 0.5);
    expect(reached, name).toBeLessThan(speed * 1.5);
  }
}

async function dotsMoveAndFreeze(): Promise<void> {
  const { page } = screen;
  await expect(screen.tasks(/RUNNING, healthy/)).toHaveCount(3);
  await screen.speed('5×');
  await expect.poll(async () => (await dotsOf(page)).drawn).toBeGreaterThan(100);
  const first = await dotsOf(page);
  await expect.poll(async () => (await dotsOf(page)).hash).not.toBe(first.hash);

  await screen.pause();
  // The frame that stands still may not be painted yet.
  let frozen = await dotsOf(page);
  await expect
    .poll(async () => {
      const before = frozen;
      frozen = await dotsOf(page);
      return frozen.hash === before.hash;
    })
    .toBe(true);
  expect(frozen.drawn).toBeGreaterThan(100);
  await page.waitForTimeout(500);
  expect(await dotsOf(page)).toEqual(frozen);
}

async function killATask(): Promise<void> {
  await screen.play('20×');
  await screen
    .tasks(/RUNNING, healthy/)
    .first()
    .click();
  await screen.inspector.getByRole('button', { name: 'Inject fault' }).click();
  await screen.page.getByRole('menuitem', { name: /^kill-task/ }).click();
  await expect(screen.tasks(/DEACTIVATING, draining/)).toBeVisible();
}

/** Stops, and plays what is saved of the run in Node too. */
async function expectSameInNode(worker: Worker): Promise<void> {
  await screen.pause();
  const { now, fingerprint } = await worker.paused();
  const [download] = await Promise.all([
    screen.page.waitForEvent('download'),
    screen.sandboxes('Save to file'),
  ]);
  const saved = JSON.parse(await readFile(await download.path(), 'utf8')) as SandboxDocument;
  expect(saved.now).toBe(now);
  expect(inNode(saved)).toMatchObject({ now: toSeconds(now as SimMicros), fingerprint });
}

test('the template runs at once; time plays, stands still, steps, starts anew, as in Node', async ({
  page,
}) => {
  const worker = await openWithWorker(page);
  await test.step('the template runs at once', async () => {
    await screen.runTemplate();
    await expect(screen.clock).not.toHaveText('00:00:00.0');
    await expect(screen.node(/^Service web, 3 of 3 running, 0 pending, steady/)).toBeVisible();
  });
  await test.step('time stands still, and steps', () => standStillAndStep(worker));
  await test.step('each speed is what it says', eachSpeed);
  await test.step('requests are dots that move while time does, and freeze', dotsMoveAndFreeze);
  await test.step('the run in the browser is the run in Node: equal fingerprints', async () => {
    await killATask();
    await expectSameInNode(worker);
  });
  await test.step('time starts anew', async () => {
    await page.getByRole('button', { name: 'Restart from time 0' }).click();
    await expect(screen.clock).toHaveText('00:00:00.0');
    await expect(screen.node(/^Service web, 0 of 3 running/)).toBeVisible();
  });
});

async function chosenByKeyboard(page: Page): Promise<void> {
  const keys = new Keyboard(page);
  await keys.tabTo(page.getByRole('tab', { name: 'Build' }));
  await keys.press('ArrowRight');
  const first = page.getByRole('region', { name: 'First steps' });
  const row = first.getByRole('listitem').filter({ hasText: 'Multi-service application' });
  const picture = await row.locator('svg').boundingBox();
  expect(picture?.width).toBeGreaterThan(120);
  await expect(row.locator('svg path').first()).toBeVisible();
  await keys.tabTo(page.getByRole('searchbox', { name: 'Search templates' }));
  await keys.pick(row.getByRole('button', { name: 'Multi-service application' }));
  await keys.enter(row.getByRole('button', { name: /^Run template/ }));
  await expect(screen.node(/^Service worker, 2 of 2 running/)).toBeVisible();
  await expect(screen.node(/^Service frontend, 2 of 2 running/)).toBeVisible();
}

async function foundByAWord(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Build' }).click();
  await page.getByRole('tab', { name: 'Templates' }).click();
  await page.getByRole('searchbox', { name: 'Search templates' }).fill('dominoes');
  await page.getByRole('button', { name: /^Run template Overload/ }).click();
  await expect(screen.node(/^Service web, 4 of 4 running/)).toBeVisible();
  await page.getByRole('button', { name: 'the script' }).click();
  await expect(screen.dialog.getByText('# What helps: twice as many tasks')).toBeVisible();
  const more = screen.dialog.getByRole('button', { name: 'Run it: aws ecs update-service' });
  await more.first().click();
  await expect(screen.dialog).toBeHidden();
  await expect(screen.node(/^Service web, 4 of 8 running/)).toBeVisible();
}

async function canaryTakenBack(page: Page): Promise<void> {
  await page.getByPlaceholder('Search templates').fill('A canary caught by an alarm');
  await page.getByRole('button', { name: /^Run template A canary caught/ }).click();
  await expect(page.getByRole('button', { name: /^Rename sandbox A canary/ })).toBeVisible();
  await expect(screen.node(/^Service web, /)).toBeVisible();
  await screen.speed('100×');
  const ribbon = page.getByRole('region', { name: 'Deployment' });
  await expect(ribbon).toContainText('Rolled back after', { timeout: 60_000 });
}

test(
  'templates are chosen by keyboard and by a word; a canary taken back is the run in Node',
  { tag: '@long' },
  async ({ page }) => {
    const worker = await openWithWorker(page);
    await test.step('by keyboard: chosen by its picture and title, and run', () =>
      chosenByKeyboard(page));
    await test.step('found by a word of it; its script proposes what to do next', () =>
      foundByAWord(page));
    await test.step('a canary that its alarm takes back', () => canaryTakenBack(page));
    await test.step('is the run in Node, to the request', () => expectSameInNode(worker));
  },
);

test.describe('with every frame', () => {
  test.use({ pauseBetweenFrames: 0 });

  test('as fast as possible the page answers what is pressed, and stands when it is to', async ({
    page,
  }) => {
    screen = new SandboxScreen(page);
    await screen.open();
    await screen.runTemplate();
    await screen.speed('As fast as possible');
    await expect(page.getByText(/^max: \d+×$/)).toBeVisible();
    await screen.dockTab('Events');
    await expect(screen.dock.getByText(/has reached a steady state/).first()).toBeVisible();
    await screen.select(screen.node(/^Load balancer web-alb,/));
    await expect(screen.inspector.getByRole('heading', { name: 'web-alb' })).toBeVisible();
    const before = await screen.now();
    await expect.poll(() => screen.now()).toBeGreaterThan(before + 60);
    await screen.pause();
    const stood = await screen.clock.innerText();
    await page.waitForTimeout(300);
    await expect(screen.clock).toHaveText(stood);
  });
});

/** The saved run as a script of `aws` lines, run without a browser; answers its clock. */
function inNode({ seed, log, now }: SandboxDocument): unknown {
  let at = 0;
  const waitUntil = (then: number): string[] => {
    const length = (then - at) / 1_000_000;
    at = then;
    return length > 0 ? [`aws sandbox wait --for ${length}`] : [];
  };
  const lines = [
    ...log.flatMap((one) => [...waitUntil(one.at), toCommandLine(one.target, one.input)]),
    ...waitUntil(now),
    'aws sandbox describe-clock',
  ];
  const args = ['site/start-sim.mjs', 'script', '-', '--json'];
  const { stdout, stderr } = spawnSync(process.execPath, [...args, '--seed', String(seed)], {
    cwd: root,
    input: lines.join('\n'),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return (JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as { output: unknown }).output;
}
