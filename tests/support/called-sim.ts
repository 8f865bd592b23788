import { vi } from 'vitest';
import { sim } from '../../src/headless/sim';

/** A command of `sim` as it runs in a process of its own: what it prints is caught here. */
export async function callSim(args: string[]) {
  const texts = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      texts[name] += String(chunk);
      return true;
    }),
  );
  try {
    return { status: await sim(args), ...texts };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
