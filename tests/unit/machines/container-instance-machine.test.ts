import { expect, test } from 'vitest';
import { containerInstanceMachine } from '../../../src/machines/container-instance.machine';
import { walk } from '../../support/machine-walk';

const launched = (hasTrunk: boolean) =>
  walk(containerInstanceMachine, { hasTrunk, attachingTrunk: 3, detachingTrunk: 4 });

test('without a trunk it is ACTIVE as soon as its agent registers it', () => {
  const instance = launched(false).send({ type: 'AGENT_REGISTERS' });
  expect(instance.state).toBe('ACTIVE');
  expect(instance.send({ type: 'DRAIN' }).state).toBe('DRAINING');
  expect(instance.send({ type: 'ACTIVATE' }).state).toBe('ACTIVE');
  expect(instance.send({ type: 'DEREGISTER' }).state).toBe('INACTIVE');
});

test('with one it waits for it, and gives it back', () => {
  const instance = launched(true).send({ type: 'AGENT_REGISTERS' });
  expect([instance.state, instance.delays]).toEqual(['REGISTERING', { attachingTrunk: 3 }]);
  expect(instance.after('attachingTrunk').send({ type: 'DRAIN' }).state).toBe('DRAINING');
  instance.send({ type: 'DEREGISTER' });
  expect([instance.state, instance.delays]).toEqual(['DEREGISTERING', { detachingTrunk: 4 }]);
  expect(instance.after('detachingTrunk').state).toBe('INACTIVE');
});

test('a trunk that cannot be had fails the registration', () => {
  const instance = launched(true).send({ type: 'AGENT_REGISTERS' }).send({ type: 'TRUNK_FAILS' });
  expect([instance.state, instance.delays]).toEqual(['REGISTRATION_FAILED', {}]);
  expect(instance.send({ type: 'DEREGISTER' }).state).toBe('INACTIVE');
});

test('only an ACTIVE instance can be drained', () => {
  expect(launched(false).send({ type: 'DRAIN' }).state).toBe('LAUNCHING');
});
