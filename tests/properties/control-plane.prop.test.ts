import fc from 'fast-check';
import { expect, test } from 'vitest';
import { serviceCounts } from '../../src/engine/control-plane/operations';
import { type Stage, stageWebService } from '../support/web-service';

/** Things that may happen to a service, and seconds that pass after each. */
type Act =
  | { act: 'scale'; to: number }
  | { act: 'roll'; image: 'good' | 'missing' | 'exits' | 'sick' }
  | { act: 'fault'; type: 'kill-task' | 'crash-container' | 'hang-task' | 'az-outage' };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant('scale' as const), to: fc.integer({ min: 0, max: 6 }) }),
  fc.record({
    act: fc.constant('roll' as const),
    image: fc.constantFrom('good' as const, 'missing' as const, 'exits' as const, 'sick' as const),
  }),
  fc.record({
    act: fc.constant('fault' as const),
    type: fc.constantFrom(
      'kill-task' as const,
      'crash-container' as const,
      'hang-task' as const,
      'az-outage' as const,
    ),
  }),
);

const program = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  desired: fc.integer({ min: 1, max: 6 }),
  percents: fc.constantFrom([100, 200], [50, 100], [100, 150], [0, 100], [75, 125], [80, 120]),
  deregistrationDelay: fc.constantFrom(0, 20, 60),
  acts: fc.array(fc.tuple(act, fc.integer({ min: 1, max: 120 })), { maxLength: 6 }),
});

const IMAGES = {
  good: {},
  missing: { missing: true },
  exits: { exitAfter: 3 },
  sick: { healthCheckStatus: 500 },
};

function perform(stage: Stage, one: Act): void {
  if (one.act === 'scale') stage.update({ desiredCount: one.to });
  else if (one.act === 'fault') {
    const zone = one.type === 'az-outage' ? { availabilityZone: 'us-east-1a' } : { count: 1 };
    // One that finds nothing to aim at is refused, which is fine here.
    stage.door.dispatcher.send('Sandbox.InjectFault', { type: one.type, for: 40, ...zone });
  } else {
    stage.setImage(`${one.image}:1`, IMAGES[one.image]);
    const containers = [{ image: `${one.image}:1` }];
    stage.update({ taskDefinition: stage.registerRevision({ containers }) });
  }
}

function expectSound(stage: Stage, highestCap: number): void {
  const { running, pending } = serviceCounts(stage.ctx, stage.service);
  expect(stage.live().length).toBeLessThanOrEqual(highestCap);
  expect(running + pending).toBeLessThanOrEqual(highestCap);
  for (const task of stage.tasks()) {
    expect(task.lastStatus).toBe(task.machine.value);
    if (task.desiredStatus !== 'STOPPED') continue;
    expect(task.stopCode).toBeDefined();
    expect(task.stoppedReason).toBeTruthy();
  }
  for (const target of stage.group.targets) expect(target.health).toBe(target.machine.value);
}

test('whatever happens: tasks within maximumPercent, and none stopped without a reason', () => {
  fc.assert(
    fc.property(program, ({ seed, desired, percents, deregistrationDelay, acts }) => {
      const [minimum, maximum] = percents as [number, number];
      const stage = stageWebService({ seed, desired, minimum, maximum, deregistrationDelay });
      let cap = Math.floor((desired * maximum) / 100);
      for (const [one, wait] of acts) {
        perform(stage, one);
        // A lower desired count takes a while to be reached: the highest so far bounds it.
        cap = Math.max(cap, Math.floor((stage.service.desiredCount * maximum) / 100));
        for (let s = 0; s < wait; s += 10) {
          stage.advance(10);
          expectSound(stage, cap);
        }
      }
    }),
    { numRuns: 40, seed: 7 },
  );
});

test('DEP-3: a rolling update of healthy tasks never goes below minimumHealthyPercent', () => {
  const shape = fc.record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    desired: fc.integer({ min: 1, max: 8 }),
    minimum: fc.integer({ min: 0, max: 100 }),
    maximum: fc.integer({ min: 100, max: 200 }),
    image: fc.constantFrom('good' as const, 'missing' as const, 'exits' as const, 'sick' as const),
  });
  fc.assert(
    fc.property(shape, ({ seed, desired, minimum, maximum, image }) => {
      const stage = stageWebService({ seed, desired, minimum, maximum, deregistrationDelay: 10 });
      stage.advance(60);
      perform(stage, { act: 'roll', image });
      const floor = Math.ceil((desired * minimum) / 100);
      for (let s = 0; s < 300; s += 5) {
        stage.advance(5);
        const up = stage.group.targets.filter((target) => {
          const task = stage.ctx.world.tasks.get(target.taskArn ?? '');
          return target.health === 'healthy' && task?.desiredStatus === 'RUNNING';
        });
        expect(up.length).toBeGreaterThanOrEqual(floor);
      }
    }),
    { numRuns: 30, seed: 11 },
  );
});
