import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Replay } from '../../src/api/command-log';
import { createSandbox } from '../../src/api/create-sandbox';
import { createEngine } from '../../src/engine/engine';
import { plus, seconds } from '../../src/model/sim-time';
import { type Stage, stageWebService } from '../support/web-service';

/** What may happen to a running service: each a command or two through the door. */
const ACTIONS: Record<string, (stage: Stage, n: number) => void> = {
  scale: (stage, n) => stage.update({ desiredCount: n % 6 }),
  deploy: (stage, n) => {
    stage.registerRevision({ containers: [{ image: `web:${1 + (n % 3)}` }] });
    stage.update({ taskDefinition: 'web' });
  },
  kill: (stage, n) => faulty(stage, { type: n % 2 === 0 ? 'kill-task' : 'crash-container' }),
  trouble: (stage, n) =>
    faulty(stage, {
      type: ['hang-task', 'slow-task', 'fail-health-check', 'error-burst'][n % 4],
      for: 20 + (n % 100),
      ...(n % 4 === 1 && { factor: 4 }),
      ...(n % 4 === 3 && { errorRate: 0.5 }),
    }),
  zone: ({ door }, n) =>
    door.give('Sandbox.InjectFault', {
      type: 'az-outage',
      availabilityZone: 'us-east-1a',
      for: 30 + n,
    }),
  algorithm: ({ door }, n) =>
    door.give('ELBv2.ModifyTargetGroupAttributes', {
      TargetGroupArn: 'web',
      Attributes: [
        { Key: 'slow_start.duration_seconds', Value: '0' },
        { Key: 'stickiness.enabled', Value: 'false' },
        { Key: 'load_balancing.algorithm.anomaly_mitigation', Value: 'off' },
        {
          Key: 'load_balancing.algorithm.type',
          Value: ['round_robin', 'least_outstanding_requests', 'weighted_random'][n % 3],
        },
        { Key: 'deregistration_delay.timeout_seconds', Value: String(n % 60) },
      ],
    }),
  sharing: ({ door }, n) =>
    door.give('ELBv2.ModifyTargetGroupAttributes', {
      TargetGroupArn: 'web',
      Attributes: Object.entries(SHARING[n % SHARING.length]!).map(([Key, Value]) => ({
        Key,
        Value,
      })),
    }),
  traffic: (stage, n) => sendRequests(stage, 1 + (n % 120)),
};

const PLAIN = {
  'load_balancing.algorithm.type': 'round_robin',
  'load_balancing.algorithm.anomaly_mitigation': 'off',
  'load_balancing.cross_zone.enabled': 'true',
  'slow_start.duration_seconds': '0',
  'stickiness.enabled': 'false',
};

/** Whatever has a say in who gets a request, one at a time. */
const SHARING: Record<string, string>[] = [
  { ...PLAIN, 'slow_start.duration_seconds': '60' },
  { ...PLAIN, 'stickiness.enabled': 'true' },
  { ...PLAIN, 'load_balancing.cross_zone.enabled': 'false' },
  {
    ...PLAIN,
    'load_balancing.algorithm.type': 'weighted_random',
    'load_balancing.algorithm.anomaly_mitigation': 'on',
  },
];

/** A fault that finds nothing to aim at is refused, which changes nothing: fine here. */
function faulty({ door }: Stage, input: Record<string, unknown>): void {
  door.dispatcher.send('Sandbox.InjectFault', { service: 'web', count: 1, ...input });
}

const sendRequests = ({ door }: Stage, rate: number) =>
  door.give('Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate, clients: 9 });

const program = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  steps: fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 90 }),
      action: fc.constantFrom(...Object.keys(ACTIONS)),
      n: fc.integer({ min: 0, max: 200 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  tail: fc.integer({ min: 1, max: 200 }),
});
type Program = typeof program extends fc.Arbitrary<infer P> ? P : never;

function run({ seed, steps, tail }: Program, advance: (stage: Stage, s: number) => void) {
  const stage = stageWebService({ seed });
  sendRequests(stage, 20);
  for (const step of steps) {
    advance(stage, step.after);
    ACTIONS[step.action]!(stage, step.n);
  }
  advance(stage, tail);
  return stage;
}

const inOneJump = (stage: Stage, s: number) => stage.advance(s);

describe('determinism', () => {
  test('any way of slicing time gives the same fingerprint', () => {
    fc.assert(
      fc.property(
        program,
        fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1 }),
        (p, cuts) => {
          const whole = run(p, inOneJump).engine.fingerprint();
          let k = 0;
          const sliced = run(p, ({ engine }, s) => {
            const end = plus(engine.now, seconds(s));
            while (engine.now < end) {
              const next = plus(engine.now, cuts[k++ % cuts.length]! * 777_777);
              engine.advanceTo(next < end ? next : end);
              // Looking at the run is no part of it.
              engine.drainFrame();
            }
          });
          expect(sliced.engine.fingerprint()).toBe(whole);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('a restored checkpoint goes on as the unbroken run did, as often as it is restored', () => {
    fc.assert(
      fc.property(program, fc.integer({ min: 1, max: 200 }), (p, more) => {
        const { engine } = run(p, inOneJump);
        const checkpoint = engine.checkpoint();
        const there = plus(engine.now, seconds(more));
        engine.advanceTo(there);
        const first = engine.fingerprint();
        for (let i = 0; i < 2; i++) {
          engine.restore(checkpoint);
          engine.advanceTo(there);
          expect(engine.fingerprint()).toBe(first);
        }
        const other = createEngine({ seed: 999 });
        other.restore(checkpoint);
        other.advanceTo(there);
        expect(other.fingerprint()).toBe(first);
      }),
      { numRuns: 10 },
    );
  });

  test('replaying the log gives the same fingerprint', () => {
    fc.assert(
      fc.property(program, (p) => {
        const { engine, door } = run(p, inOneJump);
        const again = createSandbox({ seed: p.seed });
        const replay = new Replay(again, door.dispatcher.log);
        replay.advanceTo(engine.now);
        expect(replay.refused).toEqual([]);
        expect(again.engine.fingerprint()).toBe(engine.fingerprint());
      }),
      { numRuns: 10 },
    );
  });

  test('another seed is another run', () => {
    const p: Program = { seed: 1, steps: [], tail: 120 };
    const prints = [1, 2].map((seed) => run({ ...p, seed }, inOneJump).engine.fingerprint());
    expect(prints[0]).not.toBe(prints[1]);
  });
});
