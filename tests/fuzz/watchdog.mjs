/**
 * Beside the loop, in a thread of its own: ends the process when one input takes for ever, and says
 * which. What is being tried stands in shared memory: a count, a length, the text.
 */
import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/** @type {{memory: SharedArrayBuffer, mostMs: number}} */
const { memory, mostMs } = workerData;
const head = new Int32Array(memory, 0, 2);
const text = new Uint16Array(memory, 8);

let last = -1;
let since = Date.now();
setInterval(() => {
  const now = Atomics.load(head, 0);
  if (now !== last) {
    last = now;
    since = Date.now();
    return;
  }
  // An even count: nothing is being tried.
  if (now % 2 === 0 || Date.now() - since < mostMs) return;
  const input = String.fromCharCode(...text.subarray(0, Atomics.load(head, 1)));
  writeSync(2, `HANGS for more than ${mostMs} ms: ${JSON.stringify(input)}\n`);
  process.kill(process.pid, 'SIGKILL');
}, 500).unref();
parentPort?.postMessage('watching');
