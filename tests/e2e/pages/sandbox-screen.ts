import { type Locator, type Page, expect } from '@playwright/test';

type InspectorTab = 'State' | 'Logs' | 'Exec' | 'Scaling' | 'SSH' | 'Configure' | 'JSON';

/** A point of the page, or a part of a box: 0 is left or top, 1 right or bottom. */
interface Point {
  x: number;
  y: number;
}

const MIDDLE: Point = { x: 0.5, y: 0.5 };
/** Where a port is: the middle of a node's right side. */
const PORT: Point = { x: 1, y: 0.5 };
/** So many moves make a drag, as a hand would. */
const STEPS = 12;

/** The page as a person meets it: everything is found by its role and its name. */
export class SandboxScreen {
  readonly canvas: Locator;
  readonly palette: Locator;
  readonly inspector: Locator;
  readonly dock: Locator;
  readonly dialog: Locator;
  readonly clock: Locator;
  readonly saveState: Locator;

  constructor(readonly page: Page) {
    this.canvas = page.getByRole('main', { name: 'Canvas' });
    this.palette = page.getByRole('complementary', { name: 'Build' });
    this.inspector = page.getByRole('complementary', { name: 'Inspector' });
    this.dock = page.getByRole('region', { name: 'Dock' });
    this.dialog = page.getByRole('dialog');
    this.clock = page.getByRole('timer', { name: 'Simulated time' });
    this.saveState = page.getByRole('banner').getByRole('status');
  }

  /** Opens the page and waits until the simulator has answered. */
  async open(): Promise<void> {
    await this.page.goto('./');
    await this.isOpen();
  }

  async isOpen(): Promise<void> {
    await expect(this.saveState).toHaveText('saved');
    await expect(this.page.getByText('Opening the sandbox')).toBeHidden();
  }

  /** A node of the canvas by what a screen reader says of it: `/^Service web, 3 of 3/`. */
  node(name: RegExp): Locator {
    return this.canvas.getByRole('group', { name });
  }

  /** Tasks whose words say it; a service may say the same of its tasks. */
  tasks(state: RegExp = /^Task /): Locator {
    return this.node(/^Task /).and(this.node(state));
  }

  /** The template that the empty canvas offers first. */
  async runTemplate(): Promise<void> {
    await this.page.getByRole('button', { name: 'Web service behind an ALB' }).click();
    await expect(this.node(/^Service web, /)).toBeVisible();
  }

  /**
   * The same until all its tasks answer, which takes the better part of a simulated minute that no
   * test needs to see; from then on at the speed at which a template begins.
   */
  async runUntilHealthy(): Promise<void> {
    await this.runTemplate();
    await this.speed('100×');
    await expect(this.tasks(/RUNNING, healthy/)).toHaveCount(3);
    await this.speed('5×');
  }

  /** Drags a component from the palette with the mouse, to a point of a box. */
  async dragFromPalette(component: string, onto: Locator, at: Point = MIDDLE): Promise<void> {
    const item = this.palette.getByRole('button', { name: component });
    await this.drag(await pointOf(item, MIDDLE), await pointOf(onto, at));
  }

  /** Draws an edge with the mouse, from the port of a node to the middle of another. */
  async connect(
    from: Locator,
    to: Locator,
    at: Point = MIDDLE,
    beforeLetGo?: () => Promise<void>,
  ): Promise<void> {
    await this.drag(await pointOf(from, PORT), await pointOf(to, at), beforeLetGo);
  }

  async drag(from: Point, to: Point, beforeLetGo?: () => Promise<void>): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: STEPS });
    await beforeLetGo?.();
    await mouse.up();
  }

  /** Presses the button of the dialog that is open, and waits until it has closed. */
  async confirm(button: string): Promise<void> {
    // By its words: the cross of a dialog is called Close too.
    await this.dialog.getByText(button, { exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  async play(speed?: string): Promise<void> {
    if (speed) await this.speed(speed);
    await this.page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect(this.page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  }

  async pause(): Promise<void> {
    await this.page.getByRole('button', { name: 'Pause', exact: true }).click();
    await expect(this.page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  }

  async speed(name: string): Promise<void> {
    const button = this.page
      .getByRole('group', { name: 'Speed' })
      .getByRole('button', { name, exact: true });
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }

  /** The clock once it stands: what was asked for last may still be on its way. */
  async settledClock(): Promise<string> {
    let seen = '';
    await expect
      .poll(async () => {
        const before = seen;
        seen = await this.clock.innerText();
        return seen === before;
      })
      .toBe(true);
    return seen;
  }

  /** Simulated seconds on the clock. */
  async now(): Promise<number> {
    const [hours = 0, minutes = 0, seconds = 0] = (await this.clock.innerText())
      .split(':')
      .map(Number);
    return hours * 3600 + minutes * 60 + seconds;
  }

  async inspectorTab(name: InspectorTab): Promise<void> {
    await this.inspector.getByRole('tab', { name, exact: true }).click();
  }

  async dockTab(name: 'Timeline' | 'Metrics' | 'Events' | 'Terminal' | 'Advisor'): Promise<void> {
    await this.dock.getByRole('tab', { name }).click();
  }

  /** Selects a node by its heading: the middle of a frame belongs to what is in it. */
  async select(node: Locator): Promise<void> {
    const { x, y } = await pointOf(node, { x: 0.25, y: 0 });
    await this.page.mouse.click(x, y + 14);
  }

  /** Where a node is, read once it stays there: the view may still be fitted to what is new. */
  restingBox(node: Locator): Promise<Box> {
    return restingBox(node);
  }

  /** Takes an entry of the menu beside the sandbox's name. */
  async sandboxes(entry: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Sandboxes', exact: true }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }
}

/** A point of what is on the page and has come to rest there. */
async function pointOf(locator: Locator, { x, y }: Point): Promise<Point> {
  const box = await restingBox(locator);
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** The canvas fits itself to what is new on it: waits until the box stays where it is. */
async function restingBox(locator: Locator): Promise<Box> {
  let box: Box | null = null;
  await expect(async () => {
    const before = await locator.boundingBox();
    await locator.page().evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
    );
    box = await locator.boundingBox();
    expect(box).not.toBeNull();
    expect(box).toEqual(before);
  }).toPass();
  return box!;
}
