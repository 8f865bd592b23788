import type { CDPSession, Page } from '@playwright/test';

/** What is in use after so many simulated minutes, MB. */
export interface MemoryAt {
  minutes: number;
  /** The page's heap with the buffers beside it. */
  page: number;
  /** The same of the worker that the sandbox runs in. */
  simulator: number;
}

/** Everything has been drawn and told once. */
const FROM_MINUTES = 5;
const EVERY_MINUTES = 15;
const LASTS_MINUTES = 60;

/** Minutes on the clock of the page. */
export const clock = async (page: Page): Promise<number> => {
  const text = await page.getByRole('timer', { name: 'Simulated time' }).innerText();
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

/** What a part of the page answers to a command of the developer tools. */
type Ask = (method: string) => Promise<unknown>;

interface HeapUsage {
  usedSize: number;
  /** Buffers that lie outside the heap. */
  backingStorageSize: number;
}

async function inUse(ask: Ask): Promise<number> {
  await ask('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = (await ask('Runtime.getHeapUsage')) as HeapUsage;
  return (usedSize + backingStorageSize) / 1e6;
}

interface Answer {
  id: number;
  result: unknown;
}

/** A way to the worker, whose messages go as texts through the session of its page. */
async function toWorker(session: CDPSession): Promise<Ask> {
  let last = 0;
  const waiting = new Map<number, (result: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as Answer;
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  const sessionId = new Promise<string>((found) => {
    session.on('Target.attachedToTarget', ({ sessionId: its, targetInfo }) => {
      if (targetInfo.type === 'worker') found(its);
    });
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false });
  const its = await sessionId;
  return (method) =>
    new Promise((answered) => {
      const id = ++last;
      waiting.set(id, answered);
      const message = JSON.stringify({ id, method });
      void session.send('Target.sendMessageToTarget', { sessionId: its, message });
    });
}

/** A look at the memory of a page, to be taken as often as one likes. */
export async function memoryOf(page: Page): Promise<() => Promise<Omit<MemoryAt, 'minutes'>>> {
  const session = await page.context().newCDPSession(page);
  const ofPage: Ask = (method) => session.send(method as 'Runtime.getHeapUsage');
  const ofWorker = await toWorker(session);
  return async () => ({ page: await inUse(ofPage), simulator: await inUse(ofWorker) });
}

/** Lets an hour pass at 100×, or as fast as it can, and tells of the memory on the way. */
export async function measureMemory(
  page: Page,
  tell: (memory: MemoryAt) => void,
): Promise<MemoryAt[]> {
  const look = await memoryOf(page);
  await page.getByRole('button', { name: '100×', exact: true }).click();
  const start = await clock(page);
  const found: MemoryAt[] = [];
  for (let minutes = 0; minutes <= LASTS_MINUTES; minutes += EVERY_MINUTES) {
    const after = FROM_MINUTES + minutes;
    while ((await clock(page)) - start < after) await page.waitForTimeout(200);
    const memory = { minutes: after, ...(await look()) };
    tell(memory);
    found.push(memory);
  }
  return found;
}
