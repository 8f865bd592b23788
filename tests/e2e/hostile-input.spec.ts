/**
 * Files, links, pictures and lines that were made to do harm, in a real page: each is refused in
 * words or shown as text; nothing in it runs, no dialog of the browser opens, what is open stays
 * open, and the page goes on.
 */
import { type ConsoleMessage, expect, type JSHandle, type Page } from '@playwright/test';
import { CANARY, POLLUTION, SCRIPTS } from '../support/hostile/hostile-file';
import { HOSTILE_LINKS, HOSTILE_PICTURES } from '../support/hostile/packed-files';
import { SANDBOX, TASK_DEFINITION } from '../support/hostile/valid-files';
import { DockTerminal } from './pages/dock-terminal';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

/** What went wrong on a page, as the browser tells it. */
interface Watch {
  readonly trouble: string[];
}

function watch(page: Page, baseURL = ''): Watch {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => trouble.push(`popup: ${popup.url()}`));
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(baseURL)) {
      trouble.push(`request: ${url}`);
    }
  });
  return { trouble };
}

/** Nothing ran, nothing was added to what all objects share, the browser has nothing to say. */
async function unharmed(page: Page, { trouble }: Watch): Promise<void> {
  const found = await page.evaluate(
    (canary) => [Reflect.has(window, canary), Reflect.has({}, 'polluted')],
    CANARY,
  );
  expect(found).toEqual([false, false]);
  expect(trouble).toEqual([]);
}

interface Dropped {
  readonly name: string;
  readonly content: string | Uint8Array;
}

async function drop(page: Page, { name, content }: Dropped): Promise<void> {
  const base64 = Buffer.from(content).toString('base64');
  const data: JSHandle<DataTransfer> = await page.evaluateHandle(
    ([given, fileName]) => {
      const bytes = Uint8Array.from(atob(given!), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], fileName!));
      return transfer;
    },
    [base64, name],
  );
  const canvas = page.getByRole('main', { name: 'Canvas' });
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await canvas.dispatchEvent(type, { dataTransfer: data });
  }
}

/** A page with a cluster in it, by the terminal. */
async function withCluster(page: Page): Promise<{ screen: SandboxScreen; terminal: DockTerminal }> {
  const screen = new SandboxScreen(page);
  await screen.open();
  const terminal = new DockTerminal(page);
  await terminal.open();
  await terminal.run('aws ecs create-cluster --cluster-name mine --query cluster.status');
  await terminal.shows('"ACTIVE"');
  return { screen, terminal };
}

/** The page is alive: a command is carried out, and what was there is there. */
async function goesOn({ screen, terminal }: Awaited<ReturnType<typeof withCluster>>, name: string) {
  await terminal.input.focus();
  await terminal.run(`aws ecs create-cluster --cluster-name ${name} --query cluster.clusterName`);
  await terminal.shows(`"${name}"`);
  await expect(screen.node(/^Cluster mine/)).toBeVisible();
  await expect(screen.node(new RegExp(`^Cluster ${name}`))).toBeVisible();
}

const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const [picture] = HOSTILE_PICTURES.filter(({ name }) => name.startsWith('a bomb'));

const REFUSED: readonly (Dropped & { readonly says: RegExp })[] = [
  { name: 'deep.json', content: deep, says: /nested too deeply/ },
  { name: 'cut.json', content: JSON.stringify(TASK_DEFINITION).slice(0, 200), says: /column \d+/ },
  { name: 'newer.json', content: JSON.stringify({ ...SANDBOX, version: 99 }), says: /newer/ },
  { name: 'late.json', content: JSON.stringify({ ...SANDBOX, now: 9e15 }), says: /ten years/ },
  { name: 'cut.png', content: HOSTILE_PICTURES[2]!.made(), says: /picture is cut off/ },
  { name: 'bomb.png', content: picture!.made(), says: /more than 50 MB/ },
  {
    name: 'types.json',
    content: JSON.stringify({
      family: 'web',
      containerDefinitions: [{ name: 'web', image: 'a', memory: 'lots', portMappings: { a: 1 } }],
    }),
    says: /containerDefinitions\[0\]\.memory/,
  },
  { name: 'zeros.bin', content: new Uint8Array(10_000), says: /UTF-8|can open/ },
  {
    name: 'lesson.md',
    content: `---\ntitle: T\nsummary: S\n---\n\n${SCRIPTS.join('\n\n')}\n\n${'> '.repeat(5000)}a\n`,
    says: /nested too deeply/,
  },
];

test('what is dropped is refused with the reason, and what is open stays open', async ({
  page,
  baseURL,
}) => {
  const watched = watch(page, baseURL);
  const open = await withCluster(page);
  for (const file of REFUSED) {
    await drop(page, file);
    await expect(open.screen.dialog, file.name).toContainText(file.says);
    await page.keyboard.press('Escape');
    await expect(open.screen.dialog).toBeHidden();
  }
  await goesOn(open, 'after');
  await unharmed(page, watched);
});

test('scripts in every text of a sandbox are text', async ({ page, baseURL }) => {
  const watched = watch(page, baseURL);
  const { screen } = await withCluster(page);
  const script = SCRIPTS.join(' ');
  const input = { clusterName: 'demo', tags: [{ key: 'k', value: SCRIPTS[0]!.slice(0, 200) }] };
  const arn = 'arn:aws:ecs:us-east-1:123456789012:cluster/demo';
  const document = {
    ...SANDBOX,
    name: script,
    log: [{ at: 0, target: 'ECS.CreateCluster', input }],
    layout: { [arn]: { x: 1, y: 2, label: script } },
    workbench: {
      ...SANDBOX.workbench,
      bookmarks: [{ id: 'b', at: 0, name: script }],
      annotations: [{ id: 'a', kind: 'note', x: 0, y: 0, width: 300, height: 90, text: script }],
    },
  };
  const content = JSON.stringify(document).replace('"notes":{', `"notes":{${POLLUTION},`);
  await drop(page, { name: 'scripts.json', content });
  await expect(screen.node(/^Cluster /)).toBeVisible();
  await expect(page.getByText('onerror=', { exact: false }).first()).toBeVisible();
  await expect(
    page.locator('img[src="x"], [onload], [onerror], a[href^="javascript" i]'),
  ).toHaveCount(0);
  await unharmed(page, watched);
});

test('links that carry no sandbox are refused, and the page goes on', async ({ page, baseURL }) => {
  const watched = watch(page, baseURL);
  const open = await withCluster(page);
  for (const { made, name } of HOSTILE_LINKS.filter(
    (link) => link.name !== 'three million characters',
  )) {
    for (const kind of ['sandbox', 'lesson']) {
      await page.evaluate((hash) => window.location.assign(hash), `#${kind}=${made()}`);
      await expect(page.getByText(/^This link/).first(), `${kind}: ${name}`).toBeVisible();
      await page.evaluate(() => window.location.assign('#'));
    }
  }
  await goesOn(open, 'after');
  await unharmed(page, watched);
});

test('lines that are pasted into the terminal are answered in words', async ({ page, baseURL }) => {
  const watched = watch(page, baseURL);
  const open = await withCluster(page);
  const { terminal } = open;
  const lines = [
    `aws ecs register-task-definition --family a --container-definitions '${'['.repeat(3000)}'`,
    `aws ecs list-clusters --query '${'('.repeat(2000)}a'`,
    "aws ecs list-container-instances --cluster mine --filter 'attribute:a =~ (a+)+$'",
    `aws ecs create-cluster --cluster-name mine --tags 'key=a,value=${SCRIPTS[0]}'`,
    'aws __proto__ constructor --toString valueOf',
  ];
  for (const line of lines) await terminal.paste(`${line}\n`);
  await terminal.shows(/usage: aws/);
  await terminal.run('clear');
  await goesOn(open, 'after');
  await unharmed(page, watched);
});

test('what is pasted on the canvas is no command', async ({ page, baseURL }) => {
  const watched = watch(page, baseURL);
  const open = await withCluster(page);
  const texts = [deep, `{${POLLUTION}}`, SCRIPTS.join('\n'), '{"ecs-sandbox-parts": 1e999}'];
  for (const text of texts) {
    await page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    }, text);
  }
  // What reads a paste is loaded when it is needed, and answers then.
  const refused = page.getByRole('dialog', { name: 'pasted text' });
  await expect(refused).toContainText('It cannot be opened, and nothing was changed.');
  await page.keyboard.press('Escape');
  await expect(refused).toBeHidden();
  await goesOn(open, 'after');
  await unharmed(page, watched);
});
