import { describe, expect, test } from 'vitest';
import { containerMachine } from '../../../src/machines/container.machine';
import { walk } from '../../support/machine-walk';

const start = (exiting: number, stopTimeout = 30) =>
  walk(containerMachine, { starting: 1, exiting: 0, stopTimeout })
    .send({ type: 'START', exiting })
    .after('starting');

describe('TASK-8: stop signal and timeout (tasks 1.4)', () => {
  test('a process that heeds the signal ends in its own time', () => {
    const container = start(5).send({ type: 'SIGNAL' });
    expect(container.state).toBe('SIGNALLED');
    expect(container.delays).toEqual({ exiting: 5, stopTimeout: 30 });
    expect(container.after('exiting').state).toBe('STOPPED');
    expect(container.emitted).toEqual(['started', 'signalled', 'exitedOnSignal']);
  });

  test('one that does not is killed at stopTimeout', () => {
    const container = start(31).send({ type: 'SIGNAL' });
    expect(container.after('stopTimeout').state).toBe('STOPPED');
    expect(container.emitted.at(-1)).toBe('killed');
  });

  test('exiting beyond stopTimeout is not waited for', () => {
    const container = start(31).send({ type: 'SIGNAL' });
    expect(container.after('exiting').state).toBe('SIGNALLED');
  });

  test('one that never started is stopped at once, without a signal', () => {
    const container = walk(containerMachine, { starting: 1, exiting: 0, stopTimeout: 30 });
    expect(container.send({ type: 'SIGNAL' }).state).toBe('STOPPED');
    expect(container.emitted).toEqual([]);
  });

  test.each(['STARTING', 'RUNNING', 'SIGNALLED'])('it may end by itself while %s', (state) => {
    const container = walk(containerMachine, { starting: 1, exiting: 0, stopTimeout: 30 });
    container.send({ type: 'START', exiting: 1 });
    if (state !== 'STARTING') container.after('starting');
    if (state === 'SIGNALLED') container.send({ type: 'SIGNAL' });
    expect(container.state).toBe(state);
    expect(container.send({ type: 'EXIT' }).state).toBe('STOPPED');
    expect(container.delays).toEqual({});
  });
});
