/** The states of a CodeDeploy deployment, walked by hand. */
import { expect, test } from 'vitest';
import { codeDeployDeploymentMachine } from '../../../src/machines/code-deploy-deployment.machine';
import { walk } from '../../support/machine-walk';

const INPUT = {
  isRollback: false,
  scripted: [] as string[],
  starting: 3,
  passing: 1,
  functionTimeout: 3600,
  installTimeout: 3600,
  interval: 60,
  shifts: 3,
  waitsForReroute: true,
  rerouteWait: 600,
  keepsOriginal: false,
  terminationWait: 300,
};

const begun = (changes: Partial<typeof INPUT> = {}) =>
  walk(codeDeployDeploymentMachine, { ...INPUT, ...changes }).after('starting');

const toReady = (changes: Partial<typeof INPUT> = {}) =>
  begun(changes)
    .after('passing')
    .send({ type: 'STEADY' })
    .after('passing')
    .after('passing')
    .after('passing');

test('through all events: three shifts, the wait before the original goes', () => {
  const life = toReady();
  expect(life.state).toBe('Ready');
  life.send({ type: 'CONTINUE' }).after('passing');
  expect([life.state, life.context.shift]).toEqual(['AllowTraffic', 1]);
  life.after('interval').after('interval');
  expect(life.context.shift).toBe(3);
  life.after('passing').after('passing');
  expect(life.state).toBe('TerminationWait');
  life.after('terminationWait');
  expect(life.state).toBe('Succeeded');
  expect(life.emitted).toEqual([
    'createReplacement',
    'routeTestTraffic',
    'shiftTraffic',
    'shiftTraffic',
    'shiftTraffic',
    'removeOriginal',
  ]);
});

test('no event passes between two shifts but the last', () => {
  const life = toReady({ waitsForReroute: false }).after('passing').after('passing');
  expect(life.state).toBe('AllowTraffic');
});

test('an event with a function waits for its answer, and only so long', () => {
  const scripted = ['BeforeInstall', 'AfterInstall'];
  const life = begun({ scripted }).after('passing');
  expect([life.state, life.emitted]).toEqual(['BeforeInstall', ['callFunction']]);
  life.send({ type: 'FUNCTION_SUCCEEDED' });
  expect(life.state).toBe('Install');
  life.send({ type: 'STEADY' }).after('functionTimeout');
  expect(life.state).toBe('Failed');
  expect(life.emitted.at(-1)).toBe('functionTimedOut');
});

test('nobody continues it: Stopped; nothing comes up: Failed', () => {
  expect(toReady().after('rerouteWait').state).toBe('Stopped');
  expect(begun().after('passing').after('installTimeout').state).toBe('Failed');
});

test('KEEP_ALIVE: done without a wait', () => {
  const life = toReady({ waitsForReroute: false, keepsOriginal: true, shifts: 1 });
  expect(life.after('passing').after('passing').after('passing').state).toBe('Succeeded');
  expect(life.emitted).not.toContain('removeOriginal');
});

test('a rollback goes straight to the traffic and takes the replacement away', () => {
  const life = begun({ isRollback: true, shifts: 1 });
  expect(life.state).toBe('AllowTestTraffic');
  life.after('passing').after('passing');
  expect(life.state).toBe('Succeeded');
  expect(life.emitted).toEqual(['routeTestTraffic', 'shiftTraffic', 'removeReplacement']);
});

test('it can be stopped or fail anywhere, and then rests', () => {
  for (const type of ['STOP', 'FAIL']) {
    for (const life of [walk(codeDeployDeploymentMachine, INPUT), begun(), toReady()]) {
      const end = life.send({ type }).state;
      expect(end).toBe(type === 'STOP' ? 'Stopped' : 'Failed');
      expect(life.send({ type: 'CONTINUE' }).send({ type: 'STOP' }).state).toBe(end);
    }
  }
});
