import { expect, type Page } from '@playwright/test';
import { ExportWindow } from './pages/export-window';
import { pixelsOf, pngSize } from './pages/png';
import { SandboxScreen } from './pages/sandbox-screen';
import { takePictures } from './pages/pictures';
import { test } from './pages/slow-motion';

const STEADY = /^Service web, 3 of 3 running, 0 pending, steady/;

/** Cluster, service, load balancer and clients from the palette; the edge between two of them. */
async function build(screen: SandboxScreen): Promise<void> {
  await screen.dragFromPalette('Cluster', screen.canvas, { x: 0.64, y: 0.15 });
  await screen.confirm('Create');
  await screen.dragFromPalette('Service', screen.node(/^Cluster demo/));
  await screen.dialog.getByRole('textbox', { name: 'desiredCount' }).fill('3');
  await screen.confirm('Create');
  await screen.dragFromPalette('Load balancer (ALB)', screen.canvas, { x: 0.38, y: 0.4 });
  await screen.confirm('Create');
  await screen.dragFromPalette('Client traffic', screen.canvas, { x: 0.12, y: 0.4 });
  await screen.confirm('Send');
  await expect(screen.node(/^Client traffic clients/)).toBeVisible();
  await screen.connect(screen.node(/^Load balancer/), screen.node(/^Service web/), {
    x: 0.5,
    y: 0.06,
  });
  await expect(screen.node(/^Target group web, round robin/)).toBeVisible();
}

type Film = (moment: string) => Promise<void>;

/** Kills a healthy task in the inspector; answers its short id. */
async function killTask(screen: SandboxScreen): Promise<string> {
  await screen.speed('20×');
  await screen.select(screen.tasks(/RUNNING, healthy/).first());
  await screen.inspector.getByRole('button', { name: 'Inject fault' }).click();
  await screen.page.getByRole('menuitem', { name: /^kill-task/ }).click();
  return screen.inspector.getByRole('heading', { level: 2 }).innerText();
}

/** The whole deregistration delay, then gone, with another one in its place. */
async function seeItReplaced(screen: SandboxScreen, shortId: string, film: Film): Promise<void> {
  const draining = new RegExp(`^Task ${shortId}, DEACTIVATING, draining (\\d+ m )?\\d+ s`);
  await expect(screen.node(draining)).toBeVisible();
  const lifecycle = screen.inspector.getByRole('list', { name: 'Task' });
  await expect(lifecycle).toContainText('DEACTIVATING');
  await film('3-draining');
  await screen.speed('100×');
  await expect(screen.node(new RegExp(`^Task ${shortId}`))).toBeHidden();
  await expect(screen.tasks(/RUNNING, healthy/)).toHaveCount(3);
  await expect(screen.node(STEADY)).toBeVisible();
  await film('4-replaced');
}

async function readEvents(screen: SandboxScreen): Promise<void> {
  await screen.dockTab('Events');
  await screen.dock.getByRole('combobox', { name: 'Type of event' }).selectOption('service');
  const events = screen.dock.getByRole('list', { name: 'Events, newest first' });
  for (const words of [
    /has begun draining connections on 1 tasks\./,
    /\(service web\) has started 1 tasks: \(task [0-9a-f]{32}\)\./,
    /\(service web\) registered 1 targets in \(target-group arn:aws:/,
    /\(service web\) has reached a steady state\./,
  ]) {
    await expect(events).toContainText(words);
  }
}

/** In the inspector, where the machine that runs shows it. */
async function switchAlgorithm(screen: SandboxScreen): Promise<void> {
  const { inspector, page } = screen;
  await screen.select(screen.node(/^Target group web/));
  await expect(inspector.getByRole('img', { name: /: round-robin now$/ })).toBeVisible();
  await screen.inspectorTab('Configure');
  await inspector.getByRole('combobox', { name: /load_balancing.algorithm.type/ }).click();
  await page.getByRole('option', { name: 'least_outstanding_requests' }).click();
  await inspector.getByRole('button', { name: 'Apply' }).click();
  await screen.inspectorTab('State');
  const machine = inspector.getByRole('img', { name: /: least-outstanding-requests now$/ });
  await expect(machine).toBeVisible();
  await expect(screen.node(/^Target group web, least outstanding/)).toBeVisible();
}

async function exportPicture(page: Page): Promise<void> {
  const exporting = new ExportWindow(page);
  await exporting.open();
  await exporting.choose('Scale', '1×');
  const promised = await exporting.promised();
  const { name, bytes } = await exporting.save();
  expect(name).toMatch(/\.png$/);
  expect(pngSize(bytes)).toEqual(promised);
  const pixels = await pixelsOf(page, bytes);
  expect(pixels).toMatchObject(promised);
  expect(pixels.colours).toBeGreaterThan(200);
  expect(pixels.drawn).toBeGreaterThan(0.05);
  await exporting.close();
}

async function announced(screen: SandboxScreen): Promise<void> {
  await expect(screen.node(STEADY)).toBeVisible();
  await screen.pause();
  await screen.dragFromPalette('Load balancer (ALB)', screen.canvas, { x: 0.3, y: 0.8 });
  await screen.dialog.getByRole('textbox', { name: 'Name' }).fill('second-alb');
  await screen.confirm('Create');
  const balancer = screen.node(/^Load balancer second-alb/);
  const service = screen.node(/^Service web/);
  const hint = screen.page.getByText(/^Starts a new deployment: 3 tasks, never under \d healthy/);
  await screen.connect(balancer, service, { x: 0.5, y: 0.06 }, async () => {
    await expect(hint).toBeVisible();
  });
  await expect(hint).toBeHidden();
  await expect(screen.node(/^Service web, .* deploying/)).toBeVisible();
}

test('a service behind a load balancer is dragged together, loses a task and gets it back', async ({
  page,
}, testInfo) => {
  const screen = new SandboxScreen(page);
  const film: Film = async (moment) => {
    await takePictures(page, testInfo, moment, { themes: ['light'] });
  };
  await screen.open();
  await test.step('drag it together: it comes up by itself', async () => {
    await build(screen);
    await film('1-built');
  });
  await test.step('it reaches steady state', async () => {
    await screen.speed('100×');
    await expect(screen.node(STEADY)).toBeVisible();
    const group = screen.node(/^Target group web, round robin, 3 of 3 targets healthy/);
    await expect(group).toBeVisible();
    await expect(screen.tasks(/RUNNING, healthy/)).toHaveCount(3);
    await film('2-steady');
  });
  const shortId = await test.step('kill a task', () => killTask(screen));
  await test.step('it is drained, and replaced', () => seeItReplaced(screen, shortId, film));
  await test.step('Events tells it in the words of AWS', () => readEvents(screen));
  await test.step('switch the algorithm', async () => {
    await switchAlgorithm(screen);
    await film('5-least-outstanding-requests');
  });
  await test.step('export a PNG and open it', () => exportPicture(page));
  await test.step('while an edge is drawn onto it, a new deployment is announced', () =>
    announced(screen));
});

test(
  'an edge drawn from clients to a load balancer starts their requests, or moves them there',
  { tag: '@long' },
  async ({ page }) => {
    const screen = new SandboxScreen(page);
    await screen.open();
    await screen.dragFromPalette('Client traffic', screen.canvas, { x: 0.15, y: 0.4 });
    await screen.confirm('Add');
    await screen.dragFromPalette('Load balancer (ALB)', screen.canvas, { x: 0.6, y: 0.2 });
    await screen.confirm('Create');
    await expect(screen.node(/^Client traffic clients, not connected/)).toBeVisible();
    await screen.connect(
      screen.node(/^Client traffic clients/),
      screen.node(/^Load balancer web-alb/),
    );
    await expect(screen.node(/^From clients to web-alb/)).toBeAttached();
    await expect(screen.node(/^Client traffic clients, Poisson 50\/s/)).toBeVisible();
    await screen.dragFromPalette('Load balancer (ALB)', screen.canvas, { x: 0.6, y: 0.65 });
    await screen.dialog.getByRole('textbox', { name: 'Name' }).fill('second-alb');
    await screen.confirm('Create');
    const clients = screen.node(/^Client traffic clients/);
    await screen.connect(clients, screen.node(/^Load balancer second-alb/));
    await expect(screen.node(/^From clients to second-alb/)).toBeAttached();
    await expect(screen.node(/^From clients to web-alb/)).toBeHidden();
    await page.getByRole('button', { name: 'the command', exact: true }).click();
    await expect(page.getByRole('figure', { name: 'The command this was' })).toContainText(
      /aws sandbox put-traffic --name clients --load-balancer second-alb/,
    );

    // An edge that means nothing says why.
    await screen.connect(
      screen.node(/^Load balancer second-alb/),
      screen.node(/^Load balancer web-alb/),
    );
    await expect(
      page.getByText('A load balancer cannot be connected to a load balancer.'),
    ).toBeVisible();
  },
);
