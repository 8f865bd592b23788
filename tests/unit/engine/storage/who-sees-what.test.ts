/** Table 4.1 of the facts: where files live, how long, and who else sees them. */
import { describe, expect, test } from 'vitest';
import { diskUsage } from '../../../../src/engine/storage/disk-usage';
import { deleteFile, listFiles, makeDirectory } from '../../../../src/engine/storage/files';
import type { Task } from '../../../../src/model/task';
import {
  ebs,
  ON_EC2,
  RUN_ON_EC2,
  type StorageStage,
  storageStage,
  TASK_ROLE,
} from '../../../support/storage-stage';

/** Two tasks of the definition that was registered, up and running. */
function twoTasks(stage: StorageStage, changes: Record<string, unknown> = {}): [Task, Task] {
  const [one, other] = stage.run({ count: 2, ...changes });
  stage.advance(70);
  expect(stage.now(one!).lastStatus).toBe('RUNNING');
  return [one!, other!];
}

function stop(stage: StorageStage, task: Task): void {
  stage.door.give('ECS.StopTask', { cluster: 'demo', task: task.id });
  stage.advance(60);
}

describe('STORAGE-1: who sees what', () => {
  test('fact T4.1-1: a bind mount is shared by the containers of one task and gone with it', () => {
    const stage = storageStage();
    const mountPoints = [{ sourceVolume: 'data', containerPath: '/data' }];
    stage.register(
      {},
      {
        containerDefinitions: [
          { name: 'app', image: 'app:1', mountPoints },
          { name: 'side', image: 'app:1', mountPoints, essential: false },
        ],
      },
    );
    const [one, other] = twoTasks(stage);
    expect(stage.write(one, '/data/note', 'mine')).toBe('ok');
    const side = stage.now(one).containers[1]!;
    const seen = listFiles(stage.ctx, stage.now(one), side, '/data');
    expect(seen.ok && seen.value.map((entry) => entry.name)).toEqual(['note']);
    expect(stage.read(other, '/data/note')).toBe('ENOENT');
    stop(stage, one);
    const [again] = stage.run();
    stage.advance(70);
    expect(stage.read(again!, '/data/note')).toBe('ENOENT');
  });

  test('fact T4.1-1: on EC2 a host path stays with the host, for all that run there', () => {
    const stage = storageStage();
    stage.register({ host: { sourcePath: '/var/shared' } }, ON_EC2);
    const [one, other] = twoTasks(stage, RUN_ON_EC2);
    stage.write(one, '/data/note', 'here');
    const isSameHost = one.hostInstanceId === other.hostInstanceId;
    expect(stage.read(other, '/data/note')).toBe(isSameHost ? 'here' : 'ENOENT');
    stop(stage, one);
    stop(stage, other);
    const later = twoTasks(stage, RUN_ON_EC2).find(
      (task) => task.hostInstanceId === one.hostInstanceId,
    );
    expect(stage.read(later!, '/data/note')).toBe('here');
  });

  test('fact T4.1-2: a Docker volume of scope task goes with it, one of scope shared stays', () => {
    const stage = storageStage();
    for (const scope of ['task', 'shared']) {
      const dockerVolumeConfiguration = { scope, autoprovision: scope === 'shared' };
      stage.register({ dockerVolumeConfiguration }, ON_EC2);
      const [one] = twoTasks(stage, RUN_ON_EC2);
      stage.write(one, '/data/note', 'kept');
      stop(stage, one);
      const again = stage.run({ count: 4, ...RUN_ON_EC2 });
      stage.advance(70);
      const onHost = again.find((task) => task.hostInstanceId === one.hostInstanceId)!;
      expect(stage.read(onHost, '/data/note')).toBe(scope === 'shared' ? 'kept' : 'ENOENT');
    }
  });

  test('fact T4.1-3: EFS is seen by many tasks in many zones, and stays', () => {
    const stage = storageStage();
    stage.register({ efsVolumeConfiguration: { fileSystemId: 'fs-1' } });
    const [one] = twoTasks(stage);
    const [elsewhere] = stage.run({
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-b'] } },
    });
    stage.advance(70);
    expect(elsewhere!.availabilityZone).not.toBe(one.availabilityZone);
    stage.write(one, '/data/note', 'for all');
    expect(stage.read(elsewhere!, '/data/note')).toBe('for all');
    stop(stage, one);
    stop(stage, elsewhere!);
    const [later] = twoTasks(stage);
    expect(stage.read(later, '/data/note')).toBe('for all');
  });

  test('fact T4.1-4, T4.2-1: EBS is a new volume for each task, never shared', () => {
    const stage = storageStage();
    stage.register({ configuredAtLaunch: true });
    const [one, other] = twoTasks(stage, ebs());
    const [first, second] = [one, other].map((task) => stage.now(task).volumes![0]!.resource);
    expect(first).toMatch(/^vol-[0-9a-f]{17}$/);
    expect(second).not.toBe(first);
    stage.write(one, '/data/note', 'mine');
    expect(stage.read(one, '/data/note')).toBe('mine');
    expect(stage.read(other, '/data/note')).toBe('ENOENT');
  });

  test('fact T4.1-7: S3 Files are shared by tasks on Fargate', () => {
    const stage = storageStage();
    const fileSystemArn = 'arn:aws:s3files:us-east-1:123456789012:file-system/fs-0a1b2c3d';
    stage.register({ s3filesVolumeConfiguration: { fileSystemArn } }, { taskRoleArn: TASK_ROLE });
    const [one, other] = twoTasks(stage);
    stage.write(one, '/data/note', 'for all');
    expect(stage.read(other, '/data/note')).toBe('for all');
  });
});

describe('FILES-1: what a container sees', () => {
  test('its own root file system goes with it; a read-only one takes nothing', () => {
    const stage = storageStage();
    const app = { name: 'app', image: 'app:1' };
    stage.register({}, { containerDefinitions: [app] });
    const [one, other] = twoTasks(stage);
    expect(stage.write(one, '/tmp/x', 'y')).toBe('ok');
    expect(stage.read(other, '/tmp/x')).toBe('ENOENT');
    expect(stage.write(one, '/nowhere/x', 'y')).toBe('ENOENT');
    expect(stage.read(one, '/etc/hostname')).toBe(
      `ip-${one.privateIp.replaceAll('.', '-')}.ec2.internal\n`,
    );
    expect(stage.read(one, '/etc')).toBe('EISDIR');
    stage.register({}, { containerDefinitions: [{ ...app, readonlyRootFilesystem: true }] });
    const [fixed] = twoTasks(stage);
    expect(stage.write(fixed, '/tmp/x', 'y')).toBe('EROFS');
  });

  test('mount points that are read-only, and what volumesFrom passes on', () => {
    const stage = storageStage();
    const at = { sourceVolume: 'data', containerPath: '/data' };
    stage.register(
      {},
      {
        containerDefinitions: [
          { name: 'app', image: 'app:1', mountPoints: [{ ...at, readOnly: true }] },
          { name: 'writer', image: 'app:1', mountPoints: [at], essential: false },
          {
            name: 'reader',
            image: 'app:1',
            essential: false,
            volumesFrom: [{ sourceContainer: 'writer', readOnly: true }],
          },
        ],
      },
    );
    const [task] = twoTasks(stage);
    const { ctx } = stage;
    const [app, writer, reader] = stage.now(task).containers;
    const make = (who: typeof app) => makeDirectory(ctx, stage.now(task), who!, '/data/in', true);
    expect(make(app)).toEqual({ ok: false, fault: 'EROFS' });
    expect(make(writer).ok).toBe(true);
    const seen = listFiles(ctx, stage.now(task), reader!, '/data');
    expect(seen.ok && seen.value.map((one) => one.name)).toEqual(['in']);
    const removed = deleteFile(ctx, stage.now(task), reader!, '/data/in', true);
    expect(removed).toEqual({ ok: false, fault: 'EROFS' });
    // A mount shows in the directory above it, and cannot be removed from inside.
    const root = listFiles(ctx, stage.now(task), reader!, '/');
    expect(root.ok && root.value.some((one) => one.name === 'data')).toBe(true);
    expect(deleteFile(ctx, stage.now(task), writer!, '/data', true)).toEqual({
      ok: false,
      fault: 'EPERM',
    });
  });

  test('fact T3.1-9: 20 GiB of ephemeral storage unless more is asked for, as df shows', () => {
    const stage = storageStage();
    const sizeOf = (task: Task) =>
      diskUsage(stage.ctx, stage.now(task), stage.now(task).containers[0]!)[0]!.sizeKib / 1024 ** 2;
    stage.register({});
    expect(sizeOf(twoTasks(stage)[0])).toBe(20);
    stage.register({}, { ephemeralStorage: { sizeInGiB: 100 } });
    const [task] = twoTasks(stage);
    expect(sizeOf(task)).toBe(100);
    // The image counts, as it was pulled and unpacked.
    const [root] = diskUsage(stage.ctx, stage.now(task), stage.now(task).containers[0]!);
    expect(root!.usedKib).toBeGreaterThan(200 * 1024);
  });

  test('df shows each mount with its size: EBS its own, EFS 8 EiB', () => {
    const stage = storageStage();
    stage.register({ configuredAtLaunch: true });
    const [disk] = twoTasks(stage, ebs({ sizeInGiB: 50 }));
    const onDisk = diskUsage(stage.ctx, stage.now(disk), stage.now(disk).containers[0]!);
    expect(onDisk[1]).toMatchObject({ mountedOn: '/data', sizeKib: 50 * 1024 ** 2 });
    stage.register({
      efsVolumeConfiguration: { fileSystemId: 'fs-1', transitEncryption: 'ENABLED' },
    });
    const [shared] = twoTasks(stage);
    const [, mounted] = diskUsage(stage.ctx, stage.now(shared), stage.now(shared).containers[0]!);
    expect(mounted).toMatchObject({ filesystem: '127.0.0.1:/', mountedOn: '/data' });
    expect(mounted!.sizeKib / 1024 ** 5).toBeCloseTo(8, 5);
  });
});
