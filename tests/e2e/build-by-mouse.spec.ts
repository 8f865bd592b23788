import { expect, test } from '@playwright/test';
import { ExportWindow } from './pages/export-window';
import { pixelsOf, pngSize } from './pages/png';
import { SandboxScreen } from './pages/sandbox-screen';

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

test('a service behind a load balancer is dragged together, loses a task and gets it back', async ({
  page,
}, testInfo) => {
  const screen = new SandboxScreen(page);
  const film = async (moment: string) => {
    await page.screenshot({ path: testInfo.outputPath(`${moment}.png`) });
  };
  await screen.open();

  await test.step('drag it together: it comes up by itself', async () => {
    await build(screen);
    await film('1-built');
  });

  await test.step('it reaches steady state', async () => {
    await screen.speed('100×');
    await expect(screen.node(/^Service web, 3 of 3 running, 0 pending, steady/)).toBeVisible();
    await expect(
      screen.node(/^Target group web, round robin, 3 of 3 targets healthy/),
    ).toBeVisible();
    await expect(screen.tasks(/RUNNING, healthy/)).toHaveCount(3);
    await film('2-steady');
  });

  const shortId = await test.step('kill a task in the inspector', async () => {
    await screen.speed('20×');
    await screen
      .tasks(/RUNNING, healthy/)
      .first()
      .click();
    await screen.inspector.getByRole('button', { name: 'Inject fault' }).click();
    await page.getByRole('menuitem', { name: /^kill-task/ }).click();
    return screen.inspector.getByRole('heading', { level: 2 }).innerText();
  });

  await test.step('it is drained for the deregistration delay, and replaced', async () => {
    await expect(
      screen.node(new RegExp(`^Task ${shortId}, DEACTIVATING, draining \\d+ s`)),
    ).toBeVisible();
    await expect(screen.inspector.getByRole('list', { name: 'Task' })).toContainText(
      'DEACTIVATING',
    );
    await film('3-draining');
    await screen.speed('100×');
    await expect(screen.node(new RegExp(`^Task ${shortId}`))).toBeHidden();
    await expect(screen.tasks(/RUNNING, healthy/)).toHaveCount(3);
    await expect(screen.node(/^Service web, 3 of 3 running, 0 pending, steady/)).toBeVisible();
    await film('4-replaced');
  });

  await test.step('Events tells it in the words of AWS', async () => {
    await screen.dockTab('Events');
    const events = screen.dock.getByRole('list', { name: 'Events, newest first' });
    await expect(events).toContainText('has begun draining connections on 1 tasks.');
    await expect(events).toContainText(
      /\(service web\) has started 1 tasks: \(task [0-9a-f]{32}\)\./,
    );
    await expect(events).toContainText(
      /\(service web\) registered 1 targets in \(target-group arn:aws:/,
    );
    await expect(events).toContainText('(service web) has reached a steady state.');
  });

  await test.step('switch the algorithm', async () => {
    await screen.select(screen.node(/^Target group web/));
    await expect(screen.inspector.getByRole('img', { name: /: round-robin now$/ })).toBeVisible();
    await screen.inspectorTab('Configure');
    await screen.inspector.getByRole('combobox', { name: /load_balancing.algorithm.type/ }).click();
    await page.getByRole('option', { name: 'least_outstanding_requests' }).click();
    await screen.inspector.getByRole('button', { name: 'Apply' }).click();
    await screen.inspectorTab('State');
    await expect(
      screen.inspector.getByRole('img', { name: /: least-outstanding-requests now$/ }),
    ).toBeVisible();
    await expect(screen.node(/^Target group web, least outstanding/)).toBeVisible();
    await film('5-least-outstanding-requests');
  });

  await test.step('export a PNG and open it', async () => {
    const exporting = new ExportWindow(page);
    await exporting.open();
    await exporting.choose('Scale', '3×');
    const promised = await exporting.promised();
    const { name, bytes } = await exporting.save();
    expect(name).toMatch(/\.png$/);
    expect(pngSize(bytes)).toEqual(promised);
    const pixels = await pixelsOf(page, bytes);
    expect(pixels).toMatchObject(promised);
    expect(pixels.colours).toBeGreaterThan(200);
    expect(pixels.drawn).toBeGreaterThan(0.05);
  });
});

test('an edge drawn from clients to another load balancer sends their requests there', async ({
  page,
}) => {
  const screen = new SandboxScreen(page);
  await screen.open();
  await screen.dragFromPalette('Load balancer (ALB)', screen.canvas, { x: 0.6, y: 0.2 });
  await screen.confirm('Create');
  await screen.dragFromPalette('Client traffic', screen.canvas, { x: 0.15, y: 0.4 });
  await screen.confirm('Send');
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
});
