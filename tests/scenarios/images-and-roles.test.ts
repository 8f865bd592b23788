/** What the templates about images, roles and secrets promise, and about volumes that need one. */
import { describe, expect, test } from 'vitest';
import { openTemplate } from '../support/opened-template';
import { cure, running, said, stopped, tasksOf } from '../support/template-tasks';

describe('what a task needs before it starts', () => {
  test.each([
    ['tag-never-pushed', /^CannotPullContainerError: .*\/team\/web:v2: not found$/],
    [
      'may-not-pull',
      /^CannotPullContainerError: The task can't pull the image\. .*403 Forbidden.*ecr:BatchGetImage/,
    ],
    [
      'secret-out-of-reach',
      /^ResourceInitializationError: .*because it was marked for deletion\.$/,
    ],
    [
      'log-group-missing',
      /^ResourceInitializationError: failed to validate logger args: .*The specified log group does not exist/,
    ],
    ['no-way-to-the-registry', /^ResourceInitializationError: .*Check your task network config/],
  ])('%s: no new task starts, for its reason; what is proposed cures it', async (id, reason) => {
    const open = await openTemplate(id);
    const before = running(open);
    open.pass(300);
    const all = stopped(open);
    expect(all.length).toBeGreaterThan(1);
    for (const task of all) {
      expect(task.stopCode).toBe('TaskFailedToStart');
      expect(task.stoppedReason).toMatch(reason);
    }
    expect(running(open)).toBe(before);
    expect(said(open).join('\n')).toContain('is unable to consistently start tasks successfully.');
    await cure(open);
    expect(running(open)).toBe(before + 1);
  });

  test('ebs-without-a-role: no volume, no task; then each its own', async () => {
    const open = await openTemplate('ebs-without-a-role');
    const volumes = () => (open.ask('EC2.DescribeVolumes') as { Volumes: unknown[] }).Volumes;
    open.pass(120);
    expect(stopped(open)[0]).toMatchObject({ stopCode: 'TaskFailedToStart' });
    expect(stopped(open)[0]!.stoppedReason).toMatch(
      /Infrastructure Role '.*role\/volumes' is not authorized to perform ec2:CreateVolume/,
    );
    expect(volumes()).toEqual([]);
    await cure(open, 'db');
    expect(volumes()).toHaveLength(2);
  });
});

describe('no-session-for-exec', () => {
  test('the task runs and nobody gets in, until the task role may open the channels', async () => {
    const open = await openTemplate('no-session-for-exec');
    open.until('steady:web', 300);
    const [find, exec, allow] = open.proposed;
    await open.run(find!);
    await expect(open.run(exec!)).rejects.toThrow('The execute command failed');
    expect(tasksOf(open)[0]!.lastStatus).toBe('RUNNING');
    await open.run(allow!);
    open.pass(30);
    await open.run(exec!);
  });
});
