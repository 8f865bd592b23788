import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { EventQueue } from '../../../../src/engine/kernel/event-queue';
import { SimulationKernel } from '../../../../src/engine/kernel/kernel';
import { log } from '../../../../src/engine/kernel/portable-math';
import { createStream } from '../../../../src/engine/kernel/prng';
import { createWorld } from '../../../../src/engine/world/world';
import type { SimMicros } from '../../../../src/model/sim-time';

const at = (us: number) => us as SimMicros;

describe('event order', () => {
  test('the queue answers by (at, phase, seq) whatever the order of pushing', () => {
    const event = fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 4 }));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 300 }), (events) => {
        const queue = new EventQueue(2);
        const pushed = events.map(([when, phase]) => ({
          when,
          phase,
          seq: queue.push(when, phase, 1, 0, 0),
        }));
        pushed.sort((a, b) => a.when - b.when || a.phase - b.phase || a.seq - b.seq);
        const popped: number[] = [];
        while (queue.pop()) popped.push(queue.poppedSeq);
        expect(popped).toEqual(pushed.map((one) => one.seq));
      }),
    );
  });

  test('pushes between pops keep the order', () => {
    const step = fc.oneof(fc.nat({ max: 1000 }), fc.constant('pop' as const));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const queue = new EventQueue(2);
        const model: { when: number; seq: number }[] = [];
        for (const one of steps) {
          if (one === 'pop') {
            model.sort((a, b) => a.when - b.when || a.seq - b.seq);
            expect(queue.pop() ? queue.poppedSeq : undefined).toBe(model.shift()?.seq);
          } else model.push({ when: one, seq: queue.push(one, 0, 1, 0, 0) });
        }
      }),
    );
  });

  test('the pace of events changes the calendar and never the order', () => {
    const random = createStream(7, 'waits');
    const queue = new EventQueue(1);
    const pending: { at: number; order: number; seq: number }[] = [];
    let order = 0;
    const push = (now: number, wait: number) => {
      const phase = Math.floor(random.next() * 3);
      const one = { at: now + Math.floor(wait), order: phase * 1e9 + order++, seq: 0 };
      one.seq = queue.push(one.at, phase, 1, 0, 0);
      // By bisection: what comes first stands last.
      let [low, high] = [0, pending.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = pending[middle]!;
        const isAfter = other.at > one.at || (other.at === one.at && other.order > one.order);
        if (isAfter) low = middle + 1;
        else high = middle;
      }
      pending.splice(low, 0, one);
    };
    for (let i = 0; i < 400; i++) push(0, random.next() * 100);
    // Dense, sparse, all at one moment, bursts far ahead: each long enough for a new calendar.
    for (const wait of [3, 1e7, 0.5, 5e9, 40, 1e5]) {
      for (let i = 0; i < 9000; i++) {
        const due = pending.pop()!;
        expect(queue.pop()).toBe(true);
        if (queue.poppedSeq !== due.seq) throw new Error(`event ${i} of wait ${wait}`);
        const isFar = random.next() < 0.02;
        push(due.at, random.next() * wait * (isFar ? 1000 : 1));
        if (i % 1000 === 0) expect(queue.peekAt()).toBe(pending.at(-1)!.at);
      }
    }
    expect(queue.size).toBe(400);
  });

  test('what is late comes first, and nothing of a later turn of the calendar before its time', () => {
    const queue = new EventQueue();
    const day = 1024;
    queue.push(5000 * day, 0, 1, 0, 0);
    queue.pop();
    for (const days of [5250, 5010, 4990]) queue.push(days * day, 0, 1, days, 0);
    const popped: number[] = [];
    while (queue.pop()) popped.push(queue.poppedA);
    expect(popped).toEqual([4990, 5010, 5250]);
  });

  test('events of sources that have one each stand in the same order as all others', () => {
    const event = fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 4 }), fc.nat({ max: 12 }));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 100 }), (events) => {
        const queue = new EventQueue(2);
        const plain = new EventQueue(2);
        events.forEach(([when, phase, source], i) => {
          if (i % 3 === 0) queue.push(when, phase, 1, source, 0);
          else queue.pushLone(when, phase, 1, source);
          plain.push(when, phase, 1, source, 0);
          if (i % 5 === 4)
            expect([queue.pop(), queue.poppedSeq]).toEqual([plain.pop(), plain.poppedSeq]);
        });
        const copy = new EventQueue(1);
        copy.restore(queue.snapshot());
        expect(queue.size).toBe(plain.size);
        while (plain.pop()) {
          expect(queue.atOf(plain.poppedSeq)).toBe(plain.poppedAt);
          expect(queue.peekAt()).toBe(plain.poppedAt);
          for (const other of [queue, copy]) {
            expect(other.pop()).toBe(true);
            expect([other.poppedAt, other.poppedSeq, other.poppedA]).toEqual([
              plain.poppedAt,
              plain.poppedSeq,
              plain.poppedA,
            ]);
          }
        }
        expect([queue.pop(), copy.pop()]).toEqual([false, false]);
      }),
    );
  });

  test('a restored queue goes on like the one it was copied from', () => {
    const queue = new EventQueue();
    for (let i = 0; i < 100; i++) queue.push((i * 37) % 50, i % 5, 1, i, 0);
    for (let i = 0; i < 30; i++) queue.pop();
    const copy = new EventQueue(1);
    copy.restore(queue.snapshot());
    expect(copy.push(10, 0, 1, 0, 0)).toBe(queue.push(10, 0, 1, 0, 0));
    while (queue.pop()) {
      copy.pop();
      expect([copy.poppedAt, copy.poppedSeq, copy.poppedA]).toEqual([
        queue.poppedAt,
        queue.poppedSeq,
        queue.poppedA,
      ]);
    }
    expect(copy.size).toBe(0);
  });
});

describe('the clock', () => {
  /** A chain of events, each of which puts the next one in; answers the moments they saw. */
  function run(steps: number[]): number[] {
    const world = createWorld(1);
    const kernel = new SimulationKernel(() => world);
    const seen: number[] = [];
    kernel.on(1, (left) => {
      seen.push(kernel.now);
      if (left > 0) kernel.schedule(at(kernel.now + 10_000), 0, 1, left - 1, 0);
    });
    kernel.schedule(at(10_000), 0, 1, 4, 0);
    for (const step of steps) kernel.advanceTo(world.now + step);
    seen.push(world.now);
    return seen;
  }

  test('one jump and many small steps see the same moments', () => {
    const jump = run([60_000]);
    expect(jump).toEqual([10_000, 20_000, 30_000, 40_000, 50_000, 60_000]);
    expect(run(Array.from({ length: 60 }, () => 1_000))).toEqual(jump);
    expect(run([7, 9_993, 50_000])).toEqual(jump);
  });

  test('advancing stops where the condition holds, at that moment', () => {
    const world = createWorld(1);
    const kernel = new SimulationKernel(() => world);
    kernel.on(1, () => world.changes++);
    kernel.schedule(at(5), 0, 1, 0, 0);
    kernel.schedule(at(9), 0, 1, 0, 0);
    expect(kernel.advanceTo(100, () => world.now >= 9)).toBe(true);
    expect(world.now).toBe(9);
  });
});

describe('random streams', () => {
  const draws = (seed: number, name: string, n = 50) => {
    const stream = createStream(seed, name);
    return Array.from({ length: n }, () => stream.next());
  };

  test('equal seed and name: equal numbers; another name or seed: others', () => {
    expect(draws(7, 'traffic')).toEqual(draws(7, 'traffic'));
    expect(draws(7, 'traffic')).not.toEqual(draws(7, 'faults'));
    expect(draws(7, 'traffic')).not.toEqual(draws(8, 'traffic'));
  });

  test('drawing for one purpose does not shift another', () => {
    const kernel = new SimulationKernel(() => createWorld(3));
    const alone = kernel.stream('traffic');
    const first = alone.next();
    for (let i = 0; i < 10; i++) kernel.stream('faults').next();
    const both = createStream(3, 'traffic');
    expect([first, alone.next()]).toEqual([both.next(), both.next()]);
  });

  test('logarithms drawn ahead: the same numbers and states as one by one', () => {
    const step = fc.constantFrom('log', 'log', 'log', 'next', 'bits', 'copy', 'back');
    const runs = fc.array(fc.tuple(step, fc.nat({ max: 90 })), { maxLength: 30 });
    fc.assert(
      fc.property(runs, (steps) => {
        const one = createStream(5, 'waits');
        const other = createStream(5, 'waits');
        let kept = other.state.slice();
        for (const [what, times] of steps) {
          if (what === 'log') {
            for (let i = 0; i < times; i++) expect(one.nextLog()).toBe(log(1 - other.next()));
          } else if (what === 'next') expect(one.next()).toBe(other.next());
          else if (what === 'bits') expect(one.bits()).toBe(other.bits());
          else if (what === 'copy') {
            kept = one.state.slice();
            expect(kept).toEqual(other.state);
          } else for (const { state } of [one, other]) state.set(kept);
        }
      }),
      { seed: 8 },
    );
  });

  test('uniform in [0, 1): mean 1/2, variance 1/12', () => {
    const all = draws(1, 'x', 200_000);
    const mean = all.reduce((a, b) => a + b) / all.length;
    const variance = all.reduce((a, b) => a + (b - mean) ** 2, 0) / all.length;
    expect(all.every((x) => x >= 0 && x < 1)).toBe(true);
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 3);
  });
});
