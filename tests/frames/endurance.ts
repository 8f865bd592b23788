/**
 * Eight simulated hours at 100× in a real browser, with a deployment or a fault every quarter of an
 * hour, given in the terminal: memory of page and simulator, and the time from frame to frame, by
 * the hour. Takes some six minutes.
 */
import type { Page } from '@playwright/test';
import { DockTerminal } from '../e2e/pages/dock-terminal';
import { framesFor } from './frame-times';
import { clock, memoryOf, type MemoryAt } from './memory';

export const SERVICES = 5;
const HOURS = 8;
const EVERY_MINUTES = 15;
/** Of each look at the frames, wall ms. */
const LOOK_MS = 4000;

export interface HourOfRun extends MemoryAt {
  /** p95 of the time from one frame to the next, ms. */
  frameP95: number;
}

/** What is done to the services in turn, one after the other. */
const TROUBLES: readonly ((service: string) => string)[] = [
  (service) => `aws ecs update-service --cluster prod --service ${service} --force-new-deployment`,
  (service) => `aws sandbox inject-fault --type kill-task --service ${service} --count 3`,
  (service) => `aws ecs update-service --cluster prod --service ${service} --task-definition web:2`,
  (service) => `aws sandbox inject-fault --type crash-container --service ${service} --count 2`,
];

function p95(values: readonly number[]): number {
  const inOrder = values.toSorted((a, b) => a - b);
  return inOrder[Math.floor(0.95 * inOrder.length)] ?? 0;
}

/** Lets eight hours pass and tells of each; the page shows services `shop-01` and on. */
export async function endure(page: Page, tell: (hour: HourOfRun) => void): Promise<HourOfRun[]> {
  const look = await memoryOf(page);
  const terminal = new DockTerminal(page);
  await terminal.open();
  await page.getByRole('button', { name: '100×', exact: true }).click();
  await terminal.input.focus();
  const start = await clock(page);
  const found: HourOfRun[] = [];
  const steps = (HOURS * 60) / EVERY_MINUTES;
  for (let step = 1; step <= steps; step++) {
    const service = `shop-${String((step % SERVICES) + 1).padStart(2, '0')}`;
    await terminal.run(`${TROUBLES[step % TROUBLES.length]!(service)} --query x`);
    while ((await clock(page)) - start < step * EVERY_MINUTES) await page.waitForTimeout(100);
    if ((step * EVERY_MINUTES) % 60 !== 0) continue;
    const frameP95 = p95(await framesFor(page, LOOK_MS));
    const hour = { minutes: step * EVERY_MINUTES, ...(await look()), frameP95 };
    tell(hour);
    found.push(hour);
  }
  return found;
}
