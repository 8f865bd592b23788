/** Every feature under the page's own policy: nothing is stopped, and nobody else is asked. */
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { root } from '../setup/install.mjs';
import { openOtherSite } from '../support/other-site';
import { Comparison } from './pages/comparison';
import { DockTerminal } from './pages/dock-terminal';
import { ExportWindow } from './pages/export-window';
import { ImportWizard } from './pages/import-wizard';
import { PolicyWatch } from './pages/policy-watch';
import { RecordWindow } from './pages/record-window';
import { SandboxScreen } from './pages/sandbox-screen';
import { Talk } from './pages/talk';
import { inTheme } from './pages/theme';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;
let watch: PolicyWatch;

test.beforeEach(async ({ page, context, baseURL }) => {
  watch = await PolicyWatch.over(context, new URL(baseURL ?? '').origin);
  screen = new SandboxScreen(page);
  await screen.open();
});

/** One feature; a failure names it. */
const quietly = (name: string, work: () => Promise<void>) =>
  test.step(name, async () => {
    await work();
    await watch.isQuiet(name);
  });

async function runAWhile(): Promise<void> {
  await screen.runUntilHealthy();
  await screen.pause();
}

const fromPalette = async (page: Page, words: string) => {
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.type(words);
  await expect(screen.dialog.getByRole('option').first()).toContainText(words);
  await page.keyboard.press('Enter');
};

async function films(page: Page): Promise<void> {
  const recording = new RecordWindow(page);
  await recording.open();
  await recording.type('From, s', 20);
  await recording.type('To, s', 21);
  await recording.choose('Size', 'Custom');
  await recording.type('Width, px', 800);
  await recording.type('Height, px', 450);
  expect((await recording.film('GIF')).bytes.subarray(0, 3).toString()).toBe('GIF');
  await recording.choose('File', 'WebM');
  expect((await recording.film('WebM')).bytes.length).toBeGreaterThan(1000);
  await page.keyboard.press('Escape');
}

test('the workbench: what is built, looked at, typed, drawn, filmed and shared', async ({
  page,
  context,
  baseURL,
}) => {
  test.slow();
  await quietly('a template', runAWhile);
  await quietly('themes and contrast', async () => {
    await inTheme(page, 'dark');
    await page.emulateMedia({ contrast: 'more' });
    await expect(page.locator(':root')).toHaveCSS('--color-canvas', /./);
    await page.emulateMedia({ contrast: 'no-preference' });
    await inTheme(page, 'light');
  });
  await quietly('the inspector and the dock', async () => {
    await screen.select(screen.node(/^Service web/));
    await screen.inspector.getByRole('button', { name: 'Deploy…' }).click();
    await expect(screen.dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await screen.inspectorTab('Configure');
    for (const tab of ['Metrics', 'Events', 'Advisor', 'Timeline'] as const) {
      await screen.dockTab(tab);
    }
  });
  await quietly('the terminal, in colours and with what is told by clicks', async () => {
    const terminal = new DockTerminal(page);
    await terminal.open();
    await terminal.run('aws ecs nope');
    await terminal.endsWith(/^\[\d+\] \$$/);
    await terminal.run('docker ps');
    await terminal.shows('[Enter] run it');
    await terminal.press('Escape');
    // Whatever colour a text brings along is set without a style attribute.
    await terminal.run(String.raw`printf '\033[38;2;1;2;3mtrue colours\033[0m'`);
    await terminal.press('Escape');
  });
  await quietly('a picture as PNG and as SVG', async () => {
    const exporting = new ExportWindow(page);
    await exporting.open();
    await exporting.choose('Scale', '1×');
    expect((await exporting.save()).bytes.subarray(1, 4).toString()).toBe('PNG');
    await exporting.choose('File', 'SVG');
    expect((await exporting.save()).bytes.toString('utf8')).toContain('<svg');
    await exporting.close();
  });
  await quietly('a film as GIF and as WebM', async () => {
    await films(page);
  });
  await quietly('a link, and a frame in a page of somebody else', async () => {
    await page.getByRole('button', { name: 'Share' }).click();
    const link = screen.dialog.getByLabel('Link');
    await expect(link).toHaveValue(/#sandbox=1\./);
    const { hash } = new URL(await link.inputValue());
    const frame = `<iframe src="${baseURL}?embed${hash}" width="960" height="540"></iframe>`;
    const site = await openOtherSite(frame);
    const slides = await context.newPage();
    await slides.route(site.url, (route) => route.continue());
    await slides.goto(site.url);
    const clock = slides.frameLocator('iframe').getByRole('timer', { name: 'Simulated time' });
    await expect(clock).toBeVisible();
    const told = (await watch.seen()).filter((one) => !one.includes(site.url));
    expect.soft(told, 'in the frame').toEqual([]);
    await slides.close();
    await site.close();
  });
});

test('what lies over the workbench: comparing, presenting, learning, importing', async ({
  page,
}) => {
  test.slow();
  await quietly('a file from elsewhere', async () => {
    const wizard = new ImportWizard(page);
    await wizard.choose(join(root, 'public', 'examples', 'shop.compose.yml'));
    await expect(wizard.operation('Create service web')).toBeAttached();
    await page.keyboard.press('Escape');
  });
  await quietly('a template', runAWhile);
  await quietly('a comparison, in workers of its own', async () => {
    const compared = new Comparison(page);
    await page.keyboard.press('Shift+C');
    await compared.field('Seeds').fill('2');
    await compared.field('For').fill('30');
    await compared.begin.click();
    await compared.isDone();
    await page.keyboard.press('Escape');
    await expect(compared.whole).toBeHidden();
  });
  await quietly('a talk, and the window with its notes', async () => {
    const talk = new Talk(page);
    await talk.openSteps();
    await talk.add({ title: 'Three tasks', note: 'Point at the rings.' });
    const [notes] = await Promise.all([
      page.waitForEvent('popup'),
      talk.panel.getByRole('button', { name: 'Notes window' }).click(),
    ]);
    await talk.panel.getByRole('button', { name: 'Present', exact: true }).click();
    await expect(notes.getByText('Point at the rings.')).toBeVisible();
    // The window is dressed like the page: a variable of the theme is there.
    await expect(notes.locator(':root')).toHaveCSS('--mantine-color-body', /./);
    await notes.close();
    await page.getByRole('button', { name: 'Leave Present' }).click();
  });
  await quietly('what can be looked up', async () => {
    await fromPalette(page, 'Command book');
    await expect(page.getByRole('tab', { name: 'Commands' })).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await quietly('a lesson, one that is written, and its handout on paper', async () => {
    await page.getByRole('tab', { name: 'Learn' }).click();
    await page.getByRole('button', { name: 'Write a lesson' }).click();
    await page.emulateMedia({ media: 'print' });
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: /^Back/ }).click();
    await page.getByRole('tab', { name: 'Learn' }).click();
    await page.getByRole('button', { name: /Container definitions and Compose services/ }).click();
    await expect(page.getByRole('complementary', { name: 'Lesson' })).toBeVisible();
  });
});

/** Tries it in the page itself, as a script of its own would: what a debugger runs is let pass. */
async function tried(page: Page, code: string): Promise<string> {
  await page.evaluate((source) => {
    const runs = window as unknown as Record<string, unknown>;
    runs.outcome = undefined;
    const attempts: Record<string, () => unknown> = {
      eval: () => Reflect.get(window, 'eval')('window.wasRun = true'),
      'new Function': () => Reflect.construct(Function, ['window.wasRun = true'])(),
      'text as HTML': () => (document.createElement('div').innerHTML = '<b>bold</b>'),
      'a worker of other code': () => new Worker(URL.createObjectURL(new Blob(['1']))),
      'another origin': () => fetch('https://example.com/'),
      'a socket elsewhere': () => new WebSocket('wss://example.com/'),
      'a style sheet in the page': () => {
        const style = document.createElement('style');
        style.textContent = 'body { display: none }';
        document.head.append(style);
      },
      'a form': () => {
        const form = document.createElement('form');
        form.action = './elsewhere';
        document.body.append(form);
        form.submit();
      },
      'another base': () => {
        const base = document.createElement('base');
        base.href = 'https://example.com/';
        document.head.append(base);
      },
    };
    setTimeout(() => {
      void Promise.resolve()
        .then(() => attempts[source]!())
        .then(
          () => (runs.outcome = 'done'),
          (error: unknown) => (runs.outcome = String(error)),
        );
    });
  }, code);
  await page.waitForFunction(() => 'outcome' in window && window.outcome !== undefined);
  return page.evaluate(() => String((window as unknown as { outcome: string }).outcome));
}

test('a script that got into the page itself is not run', async ({ page, baseURL }) => {
  await page.route(baseURL ?? '', async (route) => {
    const answer = await route.fetch();
    const injected = '<script>window.wasRun = 1</script><img src="x" onerror="window.wasRun = 2">';
    const body = (await answer.text()).replace('<div id="root">', `${injected}<div id="root">`);
    await route.fulfill({ response: answer, body });
  });
  await page.goto('./');
  await screen.isOpen();
  // Each is told twice where the server sends the policy too.
  const stopped = new Set((await watch.seen()).map((one) => one.split(':')[0]));
  expect(stopped).toContain('script-src-elem');
  expect(stopped).toContain('script-src-attr');
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
});

test('what an attacker would do is stopped by the policy itself', async ({ page }) => {
  for (const [attempt, stop] of [
    ['eval', /^require-trusted-types-for|^script-src/],
    ['new Function', /^require-trusted-types-for|^script-src/],
    ['text as HTML', /^require-trusted-types-for/],
    ['a worker of other code', /is no worker of this page/],
    ['another origin', /^connect-src/],
    ['a socket elsewhere', /^connect-src/],
    ['a style sheet in the page', /^style-src/],
    ['a form', /^form-action/],
    ['another base', /^base-uri/],
  ] as const) {
    const outcome = await tried(page, attempt);
    await expect
      .poll(async () => [outcome, ...(await watch.seen())].some((one) => stop.test(one)), {
        message: attempt,
      })
      .toBe(true);
  }
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
  expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('block');
});
