import { expect, type Locator, type Page } from '@playwright/test';

/** So many moves make a drag, as a hand would. */
const STEPS = 14;

/** Where in its run the sandbox is: the line below the play bar, and the playhead of the dock. */
export class TimeLine {
  /** The moment of the whole run, below the play bar. */
  readonly moment: Locator;
  /** The same on the timeline of the dock. */
  readonly playhead: Locator;
  readonly strip: Locator;
  readonly undo: Locator;
  readonly redo: Locator;
  readonly bookmarks: Locator;

  constructor(private readonly page: Page) {
    this.moment = page.getByRole('slider', { name: 'Moment of the whole run' });
    this.playhead = page.getByRole('slider', { name: 'Playhead' });
    this.strip = page.getByRole('region', { name: 'Whole run' });
    this.undo = page.getByRole('button', { name: /^Undo/ });
    this.redo = page.getByRole('button', { name: /^Redo/ });
    this.bookmarks = page.getByRole('list', { name: 'Bookmarks' });
  }

  /** Drags a slider sideways by so many px with the mouse. */
  async drag(slider: Locator, by: number): Promise<void> {
    const box = (await slider.boundingBox())!;
    // The knob is at the top of the playhead, and is all there is of the other one.
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(8, box.height / 2)];
    const { mouse } = this.page;
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + by, y, { steps: STEPS });
    await mouse.up();
  }

  /** Waits until the past is shown, or the head of the run. */
  async isPast(past = true): Promise<void> {
    const back = this.strip.getByRole('button', { name: 'Back to now' });
    if (past) await expect(back).toBeVisible();
    else await expect(back).toBeHidden();
  }

  button(name: 'Back to now' | 'Continue from here'): Locator {
    return this.strip.getByRole('button', { name });
  }
}
