/** What the templates about storage promise. */
import { describe, expect, test } from 'vitest';
import { type Opened, openTemplate } from '../support/opened-template';

interface FilesAnswer {
  files: { path: string; text: string }[];
}

const filesOf = (open: Opened, what: Record<string, unknown>): string[] =>
  (open.ask('Sandbox.ListFiles', what) as FilesAnswer).files.flatMap(({ text }) =>
    text.trim().split('\n'),
  );

const tasksOf = (open: Opened, serviceName: string): string[] =>
  (open.ask('ECS.ListTasks', { cluster: 'demo', serviceName }) as { taskArns: string[] }).taskArns;

const volumesOf = (open: Opened): string[] =>
  (open.ask('EC2.DescribeVolumes') as { Volumes: { VolumeId: string }[] }).Volumes.map(
    (one) => one.VolumeId,
  );

describe('who-sees-whose-files', () => {
  test('EFS: one file for all tasks, which outlives them; EBS and bind: each task its own', async () => {
    const open = await openTemplate('who-sees-whose-files');
    open.pass(90);
    expect(filesOf(open, { fileSystem: 'shared' })).toHaveLength(2);
    for (const task of tasksOf(open, 'on-efs')) expect(filesOf(open, { task })).toHaveLength(2);
    for (const task of tasksOf(open, 'on-ebs')) expect(filesOf(open, { task })).toHaveLength(1);
    // The two containers of a task share what no other task sees.
    for (const task of tasksOf(open, 'on-bind')) {
      const lines = filesOf(open, { task, container: 'side' });
      expect(lines).toHaveLength(2);
      expect(new Set(lines).size).toBe(1);
    }
    const before = volumesOf(open);
    expect(before).toHaveLength(2);
    await open.run(open.proposed.join('\n'));
    open.until('steady:on-efs');
    open.until('steady:on-ebs');
    expect(filesOf(open, { fileSystem: 'shared' })).toHaveLength(4);
    for (const task of tasksOf(open, 'on-ebs')) expect(filesOf(open, { task })).toHaveLength(1);
    const after = volumesOf(open);
    expect(after).toHaveLength(2);
    expect(after.some((id) => before.includes(id))).toBe(false);
  });
});

describe('efs-behind-a-closed-door', () => {
  test('no task starts, and the reason names NFS; the rule lets them in', async () => {
    const open = await openTemplate('efs-behind-a-closed-door');
    open.pass(600);
    expect(open.events().some(({ text }) => / → RUNNING/.test(text))).toBe(false);
    expect(open.when(/ServiceEvent .*mount\.nfs4: Connection timed out/)).toBeGreaterThan(120);
    expect(open.when(/unable to consistently start tasks/)).toBeGreaterThan(0);
    await open.run(open.proposed.join('\n'));
    open.until('steady:wiki', 600);
  });
});
