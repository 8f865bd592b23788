import { describe, expect, test } from 'vitest';
import { taskMachine } from '../../../src/machines/task.machine';
import { walk } from '../../support/machine-walk';

const input = {
  hasInterface: true,
  awaitsCapacity: false,
  provisioning: 10,
  pending: 3,
  registering: 9,
  deprovisioning: 8,
  visible: 3600,
};
const start = (own: Partial<typeof input> = {}) => walk(taskMachine, { ...input, ...own });
const running = (own: Partial<typeof input> = {}) => {
  const task = start(own);
  if (task.state === 'PROVISIONING') task.after('provisioning');
  return task.after('pending').send({ type: 'TARGETS_REGISTERED' }).send({ type: 'READY' });
};

describe('TASK: the task lifecycle (tasks 1.1)', () => {
  test('fact T1.1-2, T1.1-3, T1.1-4: up with an interface: PROVISIONING, PENDING, ACTIVATING, RUNNING', () => {
    const task = start();
    expect(task.state).toBe('PROVISIONING');
    expect(task.after('provisioning').state).toBe('PENDING');
    expect(task.after('pending').state).toBe('ACTIVATING');
    expect(task.emitted).toEqual(['pullImages']);
    expect(task.send({ type: 'READY' }).state).toBe('RUNNING');
  });

  test('fact T1.1-1: without an interface (bridge, host) PROVISIONING is passed at once', () => {
    expect(start({ hasInterface: false }).state).toBe('PENDING');
  });

  test('placed late: PROVISIONING lasts until its capacity provider has an instance (tasks 2.4)', () => {
    const task = start({ awaitsCapacity: true });
    expect(task.after('provisioning').state).toBe('PROVISIONING');
    expect(task.send({ type: 'PLACED' }).state).toBe('PROVISIONING');
    expect(task.after('provisioning').state).toBe('PENDING');
    const onHost = start({ awaitsCapacity: true, hasInterface: false });
    expect(onHost.state).toBe('PROVISIONING');
    expect(onHost.send({ type: 'PLACED' }).state).toBe('PENDING');
  });

  test('stopped before it was placed there is nothing to give back', () => {
    expect(start({ awaitsCapacity: true }).send({ type: 'STOP' }).state).toBe('STOPPED');
  });

  test('fact T1.1-5, T1.1-6, T1.1-7, T1.1-8: down when registered: DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED', () => {
    const task = running().send({ type: 'STOP' });
    expect(task.state).toBe('DEACTIVATING');
    expect(task.emitted.at(-1)).toBe('deregisterTargets');
    expect(task.send({ type: 'TARGETS_UNUSED' }).state).toBe('STOPPING');
    expect(task.emitted.at(-1)).toBe('stopContainers');
    expect(task.send({ type: 'CONTAINERS_STOPPED' }).state).toBe('DEPROVISIONING');
    expect(task.after('deprovisioning').state).toBe('STOPPED');
    task.after('visible');
    expect(task.emitted.slice(-2)).toEqual(['stopped', 'expired']);
  });

  test('fact T1.1-5: down without a target: DEACTIVATING is passed over', () => {
    const task = start().after('provisioning').after('pending').send({ type: 'READY' });
    expect(task.send({ type: 'STOP' }).state).toBe('STOPPING');
  });

  test('fact T1.1-7: down without an interface: DEPROVISIONING is passed over', () => {
    const task = running({ hasInterface: false }).send({ type: 'CRASHED' });
    expect(task.send({ type: 'CONTAINERS_STOPPED' }).state).toBe('STOPPED');
  });

  test.each(['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING'])(
    'a task may fail from %s to the way down',
    (state) => {
      const task = start();
      if (state !== 'PROVISIONING') task.after('provisioning');
      if (state === 'ACTIVATING' || state === 'RUNNING') task.after('pending');
      if (state === 'RUNNING') task.send({ type: 'READY' });
      expect(task.state).toBe(state);
      expect(['STOPPING', 'DEPROVISIONING']).toContain(task.send({ type: 'STOP' }).state);
    },
  );

  test('a crash while registered is not drained first (tasks 6)', () => {
    expect(running().send({ type: 'CRASHED' }).state).toBe('STOPPING');
  });

  test('a second STOP on the way down changes nothing', () => {
    const task = running().send({ type: 'STOP' });
    expect(task.send({ type: 'STOP' }).state).toBe('DEACTIVATING');
    expect(task.emitted.filter((one) => one === 'deregisterTargets')).toHaveLength(1);
  });
});
