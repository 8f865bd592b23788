import { describe, expect, test } from 'vitest';
import { targetHealthMachine } from '../../../src/machines/target-health.machine';
import { walk } from '../../support/machine-walk';

const start = (inUse = true) => walk(targetHealthMachine, { registering: 1, inUse });
const failed = { type: 'FAILED', reason: 'Target.Timeout', description: 'Request timed out' };
const deregister = { type: 'DEREGISTER', draining: 300 };

describe('TG: target health states and reason codes (tasks 5.2)', () => {
  test('fact T5.2-4: initial: registration in progress, then initial health checking', () => {
    const target = start();
    expect([target.state, target.context.reason]).toEqual([
      'initial',
      'Elb.RegistrationInProgress',
    ]);
    target.after('registering');
    expect([target.state, target.context.reason]).toEqual(['initial', 'Elb.InitialHealthChecking']);
  });

  test('fact T5.2-5: healthy has no reason', () => {
    const target = start().send({ type: 'PASSED' });
    expect([target.state, target.context.reason, target.context.description]).toEqual([
      'healthy',
      null,
      null,
    ]);
  });

  test('unhealthy carries the reason, and a new one replaces it', () => {
    const target = start().send(failed);
    expect([target.state, target.context.reason]).toEqual(['unhealthy', 'Target.Timeout']);
    const reason = 'Target.ResponseCodeMismatch';
    target.send({ type: 'FAILED', reason, description: 'with these codes: [503]' });
    expect([target.state, target.context.reason]).toEqual(['unhealthy', reason]);
    expect(target.send({ type: 'PASSED' }).state).toBe('healthy');
  });

  test.each([
    ['initial', []],
    ['healthy', [{ type: 'PASSED' }]],
    ['unhealthy', [failed]],
  ])('from %s it drains for the whole delay, then is unused and gone', (state, events) => {
    const target = start();
    for (const event of events) target.send(event);
    expect(target.state).toBe(state);
    target.send(deregister);
    expect(target.state).toBe('draining');
    expect(target.context.reason).toBe('Target.DeregistrationInProgress');
    expect(target.delays).toEqual({ draining: 300 });
    expect(target.emitted).toEqual([]);
    expect(target.after('draining').state).toBe('unused');
    expect(target.context.reason).toBe('Target.NotRegistered');
    expect(target.emitted).toEqual(['gone']);
  });

  test('fact T5.2-7: a group that no rule uses: unused, and initial once one does', () => {
    const target = start(false);
    expect([target.state, target.context.reason]).toEqual(['unused', 'Target.NotInUse']);
    expect(target.send({ type: 'IN_USE' }).state).toBe('initial');
    expect(target.send({ type: 'PASSED' }).send({ type: 'NOT_IN_USE' }).state).toBe('unused');
  });

  test('an unused target leaves without draining', () => {
    const target = start(false).send(deregister);
    expect(target.emitted).toEqual(['gone']);
  });
});
