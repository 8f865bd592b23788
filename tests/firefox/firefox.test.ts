/**
 * The built site in Firefox: it opens, a template runs, mouse, terminal, lesson and picture work, a
 * reload restores, and the same seed gives the same run as in Node. Skipped, with a word, where no
 * Firefox is to be had.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../src/content/index';
import { ensureFirefox } from '../setup/find-firefox.mjs';
import { root } from '../setup/install.mjs';
import { FirefoxPage } from './firefox-page';
import { runTemplate, type TemplateRun } from './template-run';

const site = process.env.E2E_SITE ?? join(root, 'dist');
const firefox = ensureFirefox();

const SAVE_STATE = 'header [role=status]';
const CLOCK = '[role=timer]';

if (!firefox) console.log('No Firefox could be found or installed: its tests are skipped.');

describe('Firefox', { skip: !firefox }, () => {
  let screen: FirefoxPage;

  beforeAll(async () => {
    if (!existsSync(join(site, 'index.html'))) throw new Error(`${site}: nothing is built here`);
    screen = await FirefoxPage.open(firefox!, site);
    console.log(`   ${await screen.browser.version()}`);
  });
  afterAll(() => screen?.close());

  const isSaved = () =>
    screen.until('saved', async () => (await screen.words(SAVE_STATE)) === 'saved');
  const node = (name: string) => screen.find({ css: 'main [role=group]', name });

  test('the page opens, and the first template runs until its service is steady', async () => {
    await isSaved();
    await screen.click('button', '^Web service behind an ALB');
    await node('^Service web, ');
    await screen.click('button', '^20×$');
    await node('^Service web, 3 of 3 running');
    await screen.click('button', '^Pause$');
    expect(await screen.words(CLOCK)).toMatch(/^00:0\d:\d\d\.\d/);
  });

  test('a component is dragged onto the canvas with the mouse', async () => {
    const from = await screen.middleOf({ css: 'aside button', name: '^Cluster' });
    const { mouse } = screen.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(700, 560, { steps: 12 });
    await mouse.up();
    await screen.click('[role=dialog] button', '^Create$');
    await node('^Cluster demo-2');
  });

  test('the terminal answers a line', async () => {
    const rows = '.xterm-accessibility-tree [role=listitem]';
    const text = () =>
      screen.page.$$eval(rows, (all) => all.map((one) => one.textContent).join('\n'));
    await screen.page.keyboard.down('Shift');
    await screen.page.keyboard.press('T');
    await screen.page.keyboard.up('Shift');
    await screen.until('a prompt', async () => (await text()).includes('$'));
    await screen.page.keyboard.type('aws ecs list-clusters --query "length(clusterArns)"');
    await screen.page.keyboard.press('Enter');
    await screen.until('the answer', async () => /length\(clusterArns\)"\s*2\s/.test(await text()));
  });

  test('the picture is saved as PNG', async () => {
    await screen.click('button', '^Export$');
    await screen.find({ css: '[role=dialog] [role=img], [role=dialog] img', name: '^Preview of' });
    await screen.click('[role=dialog] button', '^Save ');
    const bytes = await screen.download('.png');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.length).toBeGreaterThan(10_000);
    await screen.page.keyboard.press('Escape');
  });

  test('a reload restores the sandbox as it was left', async () => {
    await isSaved();
    const time = await screen.words(CLOCK);
    await screen.page.reload();
    await node('^Service web, 3 of 3 running');
    await node('^Cluster demo-2');
    await screen.until('the same time', async () => (await screen.words(CLOCK)) === time);
  });

  test('a lesson begins', async () => {
    await screen.click('[role=tab]', '^Learn');
    await screen.click('button', 'Container definitions and Compose services');
    await screen.find({ css: 'aside[aria-label=Lesson] h2', name: 'Two tasks that do not stay' });
  });

  test('the same seed gives the same run as in Node, to the last request', async () => {
    const chosen = SCENARIOS.filter((_, at) => at % Math.ceil(SCENARIOS.length / 4) === 0);
    const worker = readdirSync(join(site, 'assets')).find((one) =>
      one.startsWith('sandbox.worker-'),
    );
    const inNode: TemplateRun[] = [];
    for (const scenario of chosen) inNode.push(await runTemplate(scenario));
    for (const { id, seed, log, now, fingerprint, metrics } of inNode) {
      const inFirefox = await screen.page.evaluate(replayed, `assets/${worker}`, {
        seed,
        log,
        now,
      });
      expect({ id, ...inFirefox }).toEqual({ id, fingerprint, metrics });
    }
  });

  test('nothing was complained of', () => {
    expect(screen.complaints).toEqual([]);
  });
});

/** In the page: a run played again by the site's own worker, and how it stands at its end. */
function replayed(
  address: string,
  run: unknown,
): Promise<{ fingerprint: string; metrics: string }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(address, document.baseURI), { type: 'module' });
    let metrics = '';
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }) => {
      if (data.type === 'crashed') reject(new Error(data.message));
      if (data.type === 'opened' && data.done) {
        if (data.refused.length > 0) reject(new Error(data.refused[0]));
        worker.postMessage({ type: 'command', id: 2, target: 'Sandbox.GetMetrics', input: {} });
      }
      if (data.type === 'result') {
        metrics = JSON.stringify(data.result);
        worker.postMessage({ type: 'frame-wanted' });
      }
      if (data.type === 'frame' && metrics !== '' && data.status.fingerprint) {
        worker.terminate();
        resolve({ fingerprint: data.status.fingerprint, metrics });
      }
    };
    worker.postMessage({ type: 'open', id: 1, ...(run as object) });
  });
}
