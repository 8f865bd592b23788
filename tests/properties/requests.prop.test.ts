import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Copier } from '../../src/engine/world/shared-copy';
import type { Target } from '../../src/model/load-balancer';
import { createBench, type Bench } from '../support/data-plane-bench';

/** What may happen to a load balancer and its tasks, at random moments. */
type Step =
  | { do: 'run'; s: number }
  | { do: 'add'; concurrency: number; ms: number; sharing: boolean; queue: number }
  | { do: 'stop' | 'close' | 'drain' | 'remove' | 'sicken' | 'heal'; which: number }
  | { do: 'hang' | 'free' | 'slow' | 'burst'; which: number }
  | { do: 'traffic'; rate: number; timeout: number; port: number }
  | { do: 'algorithm'; name: string };

const which = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('run' as const),
      s: fc.double({ min: 0.01, max: 8, noNaN: true }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      concurrency: fc.integer({ min: 1, max: 4 }),
      ms: fc.integer({ min: 1, max: 3000 }),
      sharing: fc.boolean(),
      queue: fc.nat({ max: 6 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        ...(['stop', 'close', 'drain', 'remove', 'sicken', 'heal', 'hang', 'free'] as const),
        ...(['slow', 'burst'] as const),
      ),
      which,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('traffic' as const),
      rate: fc.integer({ min: 0, max: 60 }),
      timeout: fc.integer({ min: 1, max: 5 }),
      // Nothing listens on 8080.
      port: fc.constantFrom(80, 80, 80, 8080),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('algorithm' as const),
      name: fc.constantFrom('round_robin', 'least_outstanding_requests', 'weighted_random'),
    }),
  },
);

const started = (): Bench => {
  const bench = createBench(3);
  bench.balancer.attributes['idle_timeout.timeout_seconds'] = '3';
  bench.addTask({ image: { concurrency: 2, serviceTimeMs: 200 } });
  bench.traffic({ rate: 20 });
  return bench;
};

/** The task a step aims at: live ones in turn. */
const aim = (bench: Bench, n: number): Target | undefined =>
  bench.group.targets[n % Math.max(1, bench.group.targets.length)];

function apply(bench: Bench, one: Step, run: (s: number) => void): void {
  const { plane, group } = bench;
  if (one.do === 'run') run(one.s);
  else if (one.do === 'traffic') {
    const { rate, timeout: clientTimeoutSeconds, port: listenerPort } = one;
    bench.traffic({ rate, clientTimeoutSeconds, listenerPort });
  } else if (one.do === 'algorithm') {
    group.attributes['load_balancing.algorithm.type'] = one.name;
    plane.routesChanged();
  } else if (one.do === 'add') {
    bench.addTask({
      image: {
        concurrency: one.concurrency,
        serviceTimeMs: one.ms,
        queueLimit: one.queue,
        discipline: one.sharing ? 'processor-sharing' : 'fifo',
      },
    });
  } else {
    const target = aim(bench, one.which);
    if (target) act(bench, one.do, target);
  }
}

function act(bench: Bench, what: string, target: Target): void {
  const { plane, group } = bench;
  const server = bench.ctx.world.tasks.get(target.taskArn!)!.server;
  if (what === 'stop') plane.stopServer(server);
  if (what === 'close') plane.closeServer(server);
  if (what === 'hang' || what === 'free') plane.setServerFault(server, { hang: what === 'hang' });
  if (what === 'slow') plane.setServerFault(server, { slowFactor: 4 });
  if (what === 'burst') plane.setServerFault(server, { errorRate: 0.5 });
  if (what === 'drain') bench.setHealth(target, 'draining');
  if (what === 'sicken' && target.health !== 'draining') bench.setHealth(target, 'unhealthy');
  if (what === 'heal' && target.health !== 'draining') bench.setHealth(target, 'healthy');
  if (what === 'remove') {
    group.targets.splice(group.targets.indexOf(target), 1);
    plane.removeTarget(group, target);
  }
}

function fingerprint(bench: Bench): number[] {
  const all: number[] = [bench.ctx.world.now];
  bench.plane.fingerprint((n) => all.push(n));
  // In the order in which events fall due: where they are kept until then is no part of the run.
  bench.kernel.queue.fingerprint((n) => all.push(n));
  return all;
}

const program = fc.array(step, { minLength: 1, maxLength: 40 });

test('requests sent = ended + refused + in flight, each counted once, at every moment', () => {
  fc.assert(
    fc.property(program, (steps) => {
      const bench = started();
      let arrived = 0;
      bench.plane.dots.enabled = true;
      const countArrivals = () => {
        const dots = bench.plane.dots.drain();
        for (let i = 0; i < dots.length; i += 6) if (dots[i + 2] === 0) arrived++;
      };
      for (const one of steps) {
        apply(bench, one, (s) => {
          bench.run(s);
          countArrivals();
        });
        const f = bench.figures();
        const codes = [...Object.values(f.httpCodeTarget), ...Object.values(f.httpCodeElb)];
        const sum = codes.reduce((a, b) => a + b, 0) + f.clientTimeouts;
        expect(f.requestCount).toBe(sum);
        expect(f.requestCount + f.connectionsRefused + f.inFlight).toBe(arrived);
        expect(bench.plane.inFlight()).toBe(f.inFlight);
        const open = bench.group.targets.map((t) => bench.plane.outstanding(t.slot));
        expect(open.every((n) => n >= 0)).toBe(true);
        expect(open.reduce((a, b) => a + b, 0)).toBe(f.inFlight);
      }
      // With no more arrivals everything ends, by its deadline at the latest.
      bench.traffic({ rate: 0 });
      bench.run(10);
      const { requestCount, connectionsRefused, inFlight } = bench.figures();
      expect([requestCount + connectionsRefused, inFlight]).toEqual([arrived, 0]);
    }),
    { numRuns: 150 },
  );
});

test('any way of slicing time gives the same run', () => {
  fc.assert(
    fc.property(program, fc.integer({ min: 2, max: 9 }), (steps, slices) => {
      const whole = started();
      const sliced = started();
      for (const one of steps) {
        apply(whole, one, whole.run);
        apply(sliced, one, (s) => {
          const end = sliced.ctx.world.now + Math.round(s * 1e6);
          for (let k = 1; k < slices; k++) {
            const left = end - sliced.ctx.world.now;
            sliced.kernel.advanceTo(sliced.ctx.world.now + Math.floor((left * k) / slices));
          }
          sliced.kernel.advanceTo(end);
        });
      }
      expect(fingerprint(sliced)).toEqual(fingerprint(whole));
    }),
    { numRuns: 60 },
  );
});

test('what is restored goes on as what it was copied from', () => {
  fc.assert(
    fc.property(program, program, (before, after) => {
      const bench = started();
      for (const one of before) apply(bench, one, bench.run);
      const { world } = bench.ctx;
      const saved = {
        world: structuredClone({ ...world }),
        kernel: bench.kernel.snapshot(),
        plane: bench.plane.snapshot(new Copier()),
      };
      bench.run(20);
      const once = fingerprint(bench);
      for (let again = 0; again < 2; again++) {
        for (const one of after) apply(bench, one, bench.run);
        // The bench keeps hold of its world, so it is refilled in place.
        const { targets, ...group } = structuredClone(
          saved.world.targetGroups.get(bench.group.arn)!,
        );
        Object.assign(bench.group, group);
        bench.group.targets.splice(0, Infinity, ...targets);
        const rest = structuredClone(saved.world);
        rest.targetGroups.set(bench.group.arn, bench.group);
        Object.assign(world, rest);
        bench.kernel.restore(saved.kernel);
        bench.plane.restore(saved.plane);
        bench.run(20);
        expect(fingerprint(bench)).toEqual(once);
      }
    }),
    { numRuns: 40 },
  );
});
