import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSteady, serviceCounts } from '../../src/engine/control-plane/operations';
import { type Stage, stageWebService } from '../support/web-service';

/** Things that may happen to a service, and seconds that pass after each. */
type Act =
  | { act: 'scale'; to: number }
  | { act: 'roll'; image: 'good' | 'missing' | 'exits' | 'sick' }
  | { act: 'guard'; on: boolean }
  | { act: 'early'; cleanup: 'BLOCKING' | 'DEFERRED' }
  | { act: 'breaker'; rollback: boolean }
  | { act: 'fault'; type: 'kill-task' | 'crash-container' | 'hang-task' | 'az-outage' };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant('scale' as const), to: fc.integer({ min: 0, max: 6 }) }),
  fc.record({
    act: fc.constant('roll' as const),
    image: fc.constantFrom('good' as const, 'missing' as const, 'exits' as const, 'sick' as const),
  }),
  fc.record({ act: fc.constant('guard' as const), on: fc.boolean() }),
  fc.record({
    act: fc.constant('early' as const),
    cleanup: fc.constantFrom('BLOCKING' as const, 'DEFERRED' as const),
  }),
  fc.record({ act: fc.constant('breaker' as const), rollback: fc.boolean() }),
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
  else if (one.act === 'guard') guard(stage, one.on);
  else if (one.act === 'early') {
    const { cleanup: sourceServiceRevisionCleanup } = one;
    const earlySuccessCriteria = {
      enable: true,
      healthyPercent: 100,
      sourceServiceRevisionCleanup,
    };
    stage.update({ deploymentConfiguration: { earlySuccessCriteria } });
  } else if (one.act === 'breaker') {
    const deploymentCircuitBreaker = { enable: true, rollback: one.rollback };
    stage.update({ deploymentConfiguration: { deploymentCircuitBreaker } });
  } else if (one.act === 'fault') {
    const zone = one.type === 'az-outage' ? { availabilityZone: 'us-east-1a' } : { count: 1 };
    // One that finds nothing to aim at is refused, which is fine here.
    stage.door.dispatcher.send('Sandbox.InjectFault', { type: one.type, for: 40, ...zone });
  } else {
    stage.setImage(`${one.image}:1`, IMAGES[one.image]);
    const containers = [{ image: `${one.image}:1` }];
    stage.update({ taskDefinition: stage.registerRevision({ containers }) });
  }
}

/** Protects the oldest task, or takes its protection away. */
function guard(stage: Stage, protectionEnabled: boolean): void {
  const [oldest] = stage.live();
  if (!oldest) return;
  const input = { cluster: 'demo', tasks: [oldest.id], protectionEnabled, expiresInMinutes: 2 };
  stage.door.give('ECS.UpdateTaskProtection', input);
}

/** What may follow a status of a service deployment (deployments 1.6). */
const NEXT: Record<string, readonly string[]> = {
  PENDING: ['IN_PROGRESS', 'ROLLBACK_REQUESTED', 'STOP_REQUESTED', 'STOPPED'],
  IN_PROGRESS: [
    'SUCCESSFUL',
    'STOP_REQUESTED',
    'ROLLBACK_REQUESTED',
    'ROLLBACK_IN_PROGRESS',
    'STOPPED',
    // A breaker with rollback and nothing to go back to (assumed).
    'ROLLBACK_FAILED',
  ],
  STOP_REQUESTED: ['STOPPED'],
  ROLLBACK_REQUESTED: ['SUCCESSFUL', 'ROLLBACK_IN_PROGRESS', 'STOPPED'],
  ROLLBACK_IN_PROGRESS: ['ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'],
  SUCCESSFUL: [],
  STOPPED: [],
  ROLLBACK_SUCCESSFUL: [],
  ROLLBACK_FAILED: [],
};

/** A pass may take several steps at once. */
const mayFollow = (from: string): string[] =>
  (NEXT[from] ?? []).flatMap((one) => [one, ...mayFollow(one)]);

/** Notes each status of every service deployment, and holds it against the one before. */
function createStatusWatch(stage: Stage): () => void {
  const seen = new Map<string, string>();
  return () => {
    for (const { arn, status } of stage.service.serviceDeployments) {
      const before = seen.get(arn) ?? status;
      if (before !== status) expect(mayFollow(before)).toContain(status);
      seen.set(arn, status);
    }
  };
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
  const { deployments } = stage.service;
  expect(deployments.filter((one) => one.status === 'PRIMARY')).toHaveLength(1);
  expect(deployments[0]!.status).toBe('PRIMARY');
  for (const one of deployments) {
    expect(one.desiredCount).toBeGreaterThanOrEqual(0);
    if (one.rolloutState !== 'IN_PROGRESS') expect(one.machine.value).toBe(one.rolloutState);
  }
}

test('fact 1.6-2: whatever happens: within maximumPercent, statuses as they may follow', () => {
  fc.assert(
    fc.property(program, ({ seed, desired, percents, deregistrationDelay, acts }) => {
      const [minimum, maximum] = percents as [number, number];
      const stage = stageWebService({ seed, desired, minimum, maximum, deregistrationDelay });
      const watch = createStatusWatch(stage);
      let cap = Math.floor((desired * maximum) / 100);
      for (const [one, wait] of acts) {
        perform(stage, one);
        // A lower desired count takes a while to be reached: the highest so far bounds it.
        cap = Math.max(cap, Math.floor((stage.service.desiredCount * maximum) / 100));
        for (let s = 0; s < wait; s += 10) {
          watch();
          stage.advance(10);
          expectSound(stage, cap);
          watch();
        }
      }
    }),
    { numRuns: 40, seed: 7 },
  );
});

test('DEP-7: whatever has happened, a good revision with room to move comes up in the end', () => {
  fc.assert(
    fc.property(program, ({ seed, desired, percents, deregistrationDelay, acts }) => {
      const [minimum, maximum] = percents as [number, number];
      const stage = stageWebService({ seed, desired, minimum, maximum, deregistrationDelay });
      for (const [one, wait] of acts) {
        perform(stage, one);
        stage.advance(wait);
      }
      const percentsNow = { minimumHealthyPercent: 50, maximumPercent: 200 };
      stage.update({ desiredCount: desired, deploymentConfiguration: percentsNow });
      perform(stage, { act: 'roll', image: 'good' });
      stage.until(() => isSteady(stage.ctx, stage.service), 900);
      expect(stage.service.serviceDeployments[0]!.status).toBe('SUCCESSFUL');
    }),
    { numRuns: 30, seed: 3 },
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
