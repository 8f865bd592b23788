/**
 * By finger on a tablet: move the view, pinch, select, ask for the menu, build, connect, travel.
 */
import { type CDPSession, expect, type Locator } from '@playwright/test';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true });

let screen: SandboxScreen;
let cdp: CDPSession;

interface Point {
  x: number;
  y: number;
}

/** Fingers on the screen; none lets go. */
const touch = async (
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  ...points: readonly Point[]
): Promise<void> => {
  await cdp.send('Input.dispatchTouchEvent', {
    type,
    touchPoints: points.map((point, id) => ({ ...point, id })),
  });
};

async function drag(from: Point, to: Point): Promise<void> {
  await touch('touchStart', from);
  for (let i = 1; i <= 10; i++) {
    await touch('touchMove', {
      x: from.x + ((to.x - from.x) * i) / 10,
      y: from.y + ((to.y - from.y) * i) / 10,
    });
  }
  await touch('touchEnd');
}

async function pointOf(locator: Locator, x = 0.5, y = 0.5): Promise<Point> {
  let box = (await locator.boundingBox())!;
  // The view may still be on its way.
  await expect(async () => {
    const before = box;
    await locator.page().waitForFunction(() => new Promise((done) => requestAnimationFrame(done)));
    box = (await locator.boundingBox())!;
    expect(box).toEqual(before);
  }).toPass();
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

const zoom = async (): Promise<number> => {
  const button = screen.page.getByRole('button', { name: /^Zoom to 100 %, now/ });
  return Number.parseInt(await button.innerText(), 10);
};

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  cdp = await page.context().newCDPSession(page);
  await screen.open();
});

test('pan, pinch, tap, press long, travel', async ({ page }) => {
  await screen.runUntilHealthy();
  await screen.pause();
  const client = screen.node(/^Client traffic/);

  await test.step('a finger moves the view', async () => {
    const before = await pointOf(client);
    const free = { x: before.x + 60, y: before.y - 130 };
    await drag(free, { x: free.x + 50, y: free.y + 30 });
    await expect.poll(async () => (await pointOf(client)).x).toBeGreaterThan(before.x + 30);
  });
  await test.step('two fingers zoom', async () => {
    const before = await zoom();
    const middle = await pointOf(screen.canvas, 0.5, 0.2);
    const at = (apart: number) =>
      [-1, 1].map((side) => ({ x: middle.x + side * apart, y: middle.y })) as [Point, Point];
    await touch('touchStart', ...at(40));
    for (const apart of [50, 60, 70, 80]) await touch('touchMove', ...at(apart));
    await touch('touchEnd');
    await expect.poll(zoom).toBeGreaterThan(before * 1.3);
    await page.getByRole('button', { name: 'Fit everything into view' }).tap();
  });
  await test.step('a tap selects', async () => {
    const { x, y } = await pointOf(screen.node(/^Target group web/));
    await page.touchscreen.tap(x, y);
    await expect(screen.inspector.getByRole('heading', { level: 2 })).toHaveText('web');
  });
  await test.step('a long press asks for the menu', async () => {
    const task = await pointOf(screen.tasks(/RUNNING/).first());
    await touch('touchStart', task);
    await expect(page.getByRole('menuitem', { name: 'Stop task…' })).toBeVisible();
    await touch('touchEnd');
    await expect(page.getByRole('menuitem', { name: 'Stop task…' })).toBeVisible();
    await page.getByRole('menuitem', { name: 'Show containers' }).tap();
    await expect(screen.node(/^Task .*container web/)).toBeVisible();
  });
  await test.step('the playhead is dragged', async () => {
    const head = await screen.now();
    const thumb = await pointOf(
      page.getByRole('region', { name: 'Whole run' }).getByRole('slider'),
    );
    await drag(thumb, { x: thumb.x - 200, y: thumb.y });
    await expect.poll(() => screen.now()).toBeLessThan(head);
  });
});

test('build: dragged from the palette, connected from port to card', async () => {
  const put = async (component: string, x: number, y: number): Promise<void> => {
    const item = await pointOf(screen.palette.getByRole('button', { name: component }));
    await drag(item, await pointOf(screen.canvas, x, y));
    await screen.confirm('Create');
  };
  await put('Load balancer (ALB)', 0.7, 0.3);
  await expect(screen.node(/^Load balancer/)).toBeVisible();
  await put('Target group', 0.3, 0.7);
  const group = screen.node(/^Target group/);
  await expect(group).toBeVisible();
  const balancer = screen.node(/^Load balancer/);
  // The port is there without pointing at the card.
  const port = balancer.locator('.react-flow__handle.source');
  await expect(port).toHaveCSS('opacity', '1');
  await drag(await pointOf(port), await pointOf(group));
  await expect(balancer).toHaveAccessibleName(/HTTP :80/);
});
