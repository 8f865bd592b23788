import { Worker } from 'node:worker_threads';

/** Longer than any input may take by far, ms of wall time: the machine may be busy. */
const MOST_MS = 20_000;
const LONGEST = 64 * 1024;

/** Has an input that never ends told, and the process ended. */
export class HangWatch {
  private readonly memory = new SharedArrayBuffer(8 + 2 * LONGEST);
  private readonly head = new Int32Array(this.memory, 0, 2);
  private readonly text = new Uint16Array(this.memory, 8);
  private readonly worker = new Worker(new URL('watchdog.mjs', import.meta.url), {
    workerData: { memory: this.memory, mostMs: MOST_MS },
  });

  begin(input: string): void {
    const length = Math.min(input.length, LONGEST);
    for (let i = 0; i < length; i++) this.text[i] = input.charCodeAt(i);
    Atomics.store(this.head, 1, length);
    Atomics.add(this.head, 0, 1);
  }

  end(): void {
    Atomics.add(this.head, 0, 1);
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
