import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { root } from '../setup/install.mjs';
import { type ServedProcess, startServe } from '../support/served-process';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

const site =
  process.env.E2E_SITE ?? join(root, 'test-results', String(process.env.E2E_PORT), 'site');

let served: ServedProcess;
test.beforeEach(async () => {
  served = await startServe('--speed', '20', '--app', site);
});
test.afterEach(() => served.stop());

const WEB = `
aws ecs create-cluster --cluster-name demo
aws ecs register-task-definition --family web --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 --container-definitions '[{"name":"web","image":"web:1"}]'
aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count 2 --launch-type FARGATE --network-configuration 'awsvpcConfiguration={subnets=[subnet-a]}'
`;

async function visit(page: Page): Promise<SandboxScreen> {
  const screen = new SandboxScreen(page);
  await page.goto(served.url);
  await screen.isOpen();
  return screen;
}

/** An answer of the served run, as the CLI prints it. */
function ask<T>(line: string): T {
  const { status, stdout, stderr } = served.send(`aws ${line}`);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as T;
}

/** The page has come first, to nothing. */
async function bothWays(screen: SandboxScreen): Promise<void> {
  await expect(screen.node(/^(Cluster|Service|Task) /)).toHaveCount(0);
  expect(served.send(WEB).status).toBe(0);
  await expect(screen.node(/^Service web, 2 of 2/)).toBeVisible();

  await screen.dragFromPalette('Cluster', screen.canvas, { x: 0.8, y: 0.8 });
  await screen.confirm('Create');
  await expect(screen.node(/^Cluster /)).toHaveCount(2);
  expect(ask<{ clusterArns: string[] }>('ecs list-clusters').clusterArns).toHaveLength(2);

  await screen.pause();
  const { now } = ask<{ now: number }>('sandbox describe-clock');
  expect(ask('sandbox describe-clock')).toMatchObject({ now });
}

/** The page again, and another one after it. */
async function comeLater(screen: SandboxScreen): Promise<void> {
  const { page } = screen;
  await page.reload();
  await screen.isOpen();
  await expect(screen.node(/^Service web, 2 of 2/)).toBeVisible();
  // The second visit goes on with what the first one stored, and makes no copy of it.
  await page.getByRole('button', { name: 'Sandboxes', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: /^Served sandbox/ })).toHaveCount(0);
  await page.keyboard.press('Escape');

  const other = await page.context().newPage();
  const there = await visit(other);
  await expect(there.node(/^Service web, 2 of 2/)).toBeVisible();
  // Opening another sandbox takes the place of the run: the other page says so and stays as it is.
  await screen.sandboxes('New sandbox');
  await expect(screen.node(/^(Cluster|Service|Task) /)).toHaveCount(0);
  await expect(other.getByText('Another sandbox was opened')).toBeVisible();
  expect(ask('ecs list-clusters')).toEqual({ clusterArns: [] });
}

test('one page of a run: by the CLI and the canvas, come again, and joined by another', async ({
  page,
}) => {
  const screen = await visit(page);
  await test.step('what the CLI does is seen on the canvas, and what the canvas does by the CLI', () =>
    bothWays(screen));
  await test.step('a page that comes later, and comes again, shows the run that is under way', () =>
    comeLater(screen));
});

test(
  'two pages of one run: what either does both show, and neither moves the other about',
  { tag: '@long' },
  async ({ page, context }) => {
    expect(served.send(WEB).status).toBe(0);
    const other = await context.newPage();
    const [here, there] = [await visit(page), await visit(other)];
    for (const screen of [here, there]) {
      await expect(screen.node(/^Service web, 2 of 2/)).toBeVisible();
    }
    await here.select(here.node(/^Service web/));
    await expect(here.inspector.getByRole('heading', { name: 'web', exact: true })).toBeVisible();
    await expect(there.inspector.getByRole('heading', { name: 'web', exact: true })).toHaveCount(0);

    await there.pause();
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await expect.poll(() => here.now()).toBe(await there.now());
    await here.dragFromPalette('Cluster', here.canvas, { x: 0.8, y: 0.8 });
    await here.confirm('Create');
    await expect(there.node(/^Cluster /)).toHaveCount(2);

    // Time never turns back for both because one of them would have it so.
    await there.dragFromPalette('Cluster', there.canvas, { x: 0.8, y: 0.2 });
    await there.confirm('Create');
    await expect(here.node(/^Cluster /)).toHaveCount(3);
    for (const one of [page, other]) {
      await expect(one.getByRole('button', { name: /^Undo/ })).toBeDisabled();
    }

    await here.speed('100×');
    const fast = { name: '100×', exact: true, pressed: true };
    await expect(other.getByRole('button', fast)).toBeVisible();
    await page.close();
    await there.play();
    await expect.poll(() => there.now()).toBeGreaterThan(200);
  },
);
