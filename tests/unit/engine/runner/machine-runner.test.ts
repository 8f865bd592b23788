import { describe, expect, test } from 'vitest';
import { startMachine, stepMachine } from '../../../../src/engine/runner/machine-runner';
import { LIMITS } from '../../../../src/engine/limits';
import { createEngine } from '../../../../src/engine/engine';
import { isSteady } from '../../../../src/engine/control-plane/operations';
import { stageWebService } from '../../../support/web-service';

const owner = { of: 'target', group: 'g', id: '10.0.0.4', port: 80 } as const;

describe('runner', () => {
  test('a delayed event is in the machine, the agenda and the queue, and nowhere else', () => {
    const { ctx } = createEngine({ seed: 1 });
    const input = { registering: 1_000_000, inUse: true };
    const { state } = startMachine(ctx, 'target-health', owner, input);
    expect(Object.keys(state.timers)).toHaveLength(1);
    const [sendId, timer] = Object.entries(state.timers)[0]!;
    expect(timer.dueAt).toBe(1_000_000);
    expect(ctx.world.agenda.get(timer.seq)).toEqual({ kind: 'timer', owner, sendId });
    stepMachine(ctx, state, owner, { type: 'PASSED' });
    expect(state.timers).toEqual({});
    expect(ctx.world.agenda.size).toBe(0);
  });

  test('the state at rest is plain data', () => {
    const { ctx } = createEngine({ seed: 1 });
    const input = { registering: 1_000_000, inUse: true };
    const { state } = startMachine(ctx, 'target-health', owner, input);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    expect(structuredClone(state)).toEqual(state);
  });

  test('history is bounded', () => {
    const { ctx } = createEngine({ seed: 1 });
    const input = { registering: 1, inUse: true };
    const { state } = startMachine(ctx, 'target-health', owner, input);
    const failed = { type: 'FAILED', reason: 'Target.Timeout', description: 'x' };
    for (let i = 0; i < 100; i++) {
      stepMachine(ctx, state, owner, failed);
      stepMachine(ctx, state, owner, { type: 'PASSED' });
    }
    expect(state.history).toHaveLength(LIMITS.machineHistory);
    expect(state.history.at(-1)).toEqual({ value: 'healthy', at: ctx.kernel.now });
  });

  test('an event that does not apply changes nothing', () => {
    const { ctx } = createEngine({ seed: 1 });
    const { state } = startMachine(ctx, 'rolling-deployment', owner);
    const before = structuredClone(state);
    expect(stepMachine(ctx, state, owner, { type: 'NONSENSE' })).toEqual({
      from: 'IN_PROGRESS',
      emitted: [],
    });
    expect(state).toEqual(before);
  });

  test.each([2, 12, 31, 33, 45])(
    'restored at %i s, mid-delay, a run goes on as if nothing had been',
    (at) => {
      const unbroken = stageWebService({ desired: 3, seed: 9 });
      unbroken.advance(at);
      unbroken.advance(200 - at);
      const broken = stageWebService({ desired: 3, seed: 9 });
      broken.advance(at);
      const checkpoint = broken.engine.checkpoint();
      broken.advance(77);
      broken.engine.restore(checkpoint);
      broken.advance(200 - at);
      expect(broken.engine.fingerprint()).toBe(unbroken.engine.fingerprint());
      expect(isSteady(broken.ctx, broken.service)).toBe(true);
    },
  );
});
