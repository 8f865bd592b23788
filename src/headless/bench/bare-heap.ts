import { cpuMs } from './measure';

/** Pending events, as in a busy sandbox. */
const PENDING = 1000;
/** Random waits are drawn beforehand: the heap alone is measured. */
const WAITS = 1 << 16;

/**
 * The yardstick: the plainest event queue there is, a binary heap of times with a number each,
 * over typed arrays. No order among equals, no kinds, nobody called.
 */
class BareHeap {
  private size = 0;
  private readonly times: Float64Array;
  private readonly numbers: Int32Array;
  /** The one popped last. */
  time = 0;
  number = 0;

  constructor(capacity: number) {
    this.times = new Float64Array(capacity);
    this.numbers = new Int32Array(capacity);
  }

  push(time: number, number: number): void {
    const { times, numbers } = this;
    let i = this.size++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (times[parent]! <= time) break;
      times[i] = times[parent]!;
      numbers[i] = numbers[parent]!;
      i = parent;
    }
    times[i] = time;
    numbers[i] = number;
  }

  pop(): void {
    const { times, numbers } = this;
    this.time = times[0]!;
    this.number = numbers[0]!;
    const last = --this.size;
    const time = times[last]!;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= last) break;
      if (child + 1 < last && times[child + 1]! < times[child]!) child++;
      if (times[child]! >= time) break;
      times[i] = times[child]!;
      numbers[i] = numbers[child]!;
      i = child;
    }
    times[i] = time;
    numbers[i] = numbers[last]!;
  }
}

/**
 * A heap with 1,000 pending; each call pops and pushes for about so long and answers how often a
 * second.
 */
export function bareHeap(): (runMs: number) => number {
  const heap = new BareHeap(PENDING + 1);
  const waits = Float64Array.from({ length: WAITS }, () => 1 + Math.random() * 2000);
  let drawn = 0;
  for (let i = 0; i < PENDING; i++) heap.push(waits[i]!, i);
  const holds = (count: number) => {
    for (let i = 0; i < count; i++) {
      heap.pop();
      heap.push(heap.time + waits[drawn]!, heap.number);
      drawn = (drawn + 1) & (WAITS - 1);
    }
  };
  const CHUNK = 100_000;
  return (runMs) => {
    let [ms, count] = [0, 0];
    while (ms < runMs) {
      ms += cpuMs(() => holds(CHUNK));
      count += CHUNK;
    }
    return (count / ms) * 1000;
  };
}
