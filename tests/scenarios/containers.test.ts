/** What the templates about containers promise. */
import { expect, test } from 'vitest';
import { lostIn, openTemplate } from '../support/opened-template';
import { cure, running, said, stopped, tasksOf } from '../support/template-tasks';

test('sidecar-takes-all-along: the task ends with its agent, and not once that is not essential', async () => {
  const open = await openTemplate('sidecar-takes-all-along');
  open.pass(300);
  const all = stopped(open);
  expect(all.length).toBeGreaterThan(5);
  for (const { stopCode, containers } of all) {
    expect(stopCode).toBe('EssentialContainerExited');
    const codes = Object.fromEntries(containers.map(({ name, exitCode }) => [name, exitCode]));
    expect(codes).toEqual({ web: 0, agent: 1 });
  }
  // They had been RUNNING: nothing slows the service down.
  expect(said(open).join('\n')).not.toContain('unable to consistently start');
  await cure(open);
  open.pass(120);
  const now = tasksOf(open);
  expect(now.map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING', 'RUNNING']);
  for (const { containers } of now) {
    expect(containers.map(({ lastStatus }) => lastStatus).toSorted()).toEqual([
      'RUNNING',
      'STOPPED',
    ]);
  }
});

test('never-healthy-dependency: web never starts; a start period gives the cache its time', async () => {
  const open = await openTemplate('never-healthy-dependency');
  open.pass(300);
  expect(stopped(open)[0]).toMatchObject({
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      'dependency graph: container ordering dependency [cache] for target [web] is not healthy.',
  });
  expect(open.events().some(({ text }) => / → RUNNING/.test(text))).toBe(false);
  expect(open.when(/unable to consistently start tasks/)).toBeGreaterThan(0);
  await cure(open);
  expect(running(open)).toBe(1);
});

test('out-of-memory: killed with 137 and requests with it, until the leak is mended', async () => {
  const open = await openTemplate('out-of-memory');
  open.pass(300);
  for (const { stopCode, containers } of stopped(open)) {
    expect(stopCode).toBe('EssentialContainerExited');
    expect(containers[0]).toMatchObject({
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
    });
  }
  expect(stopped(open).length).toBeGreaterThan(2);
  expect(lostIn(open.figures(open.start))).toBeGreaterThan(100);
  await cure(open);
  open.pass(60);
  const mended = open.now();
  open.pass(200);
  expect(lostIn(open.figures(mended))).toBe(0);
});

test('restart-in-place: one task all along and three restarts; the other service uses up tasks', async () => {
  const open = await openTemplate('restart-in-place');
  open.pass(60);
  const [first] = tasksOf(open, 'restarted');
  open.pass(240);
  const [task] = tasksOf(open, 'restarted');
  expect(task!.taskArn).toBe(first!.taskArn);
  const restarts = open.events().filter(({ text }) => text.startsWith('ContainerRestart'));
  expect(restarts).toHaveLength(3);
  expect(stopped(open).map(({ stopCode }) => stopCode)).toEqual(
    Array(stopped(open).length).fill('EssentialContainerExited'),
  );
  expect(stopped(open).length).toBeGreaterThan(1);
});
