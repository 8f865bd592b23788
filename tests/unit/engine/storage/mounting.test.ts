/** What can be mounted and what cannot, each for its documented cause: EFS, S3 Files. */
import { describe, expect, test } from 'vitest';
import type { Task } from '../../../../src/model/task';
import { toSeconds } from '../../../../src/model/sim-time';
import {
  ON_EC2,
  RUN_ON_EC2,
  type StorageStage,
  storageStage,
  TASK_ROLE,
} from '../../../support/storage-stage';

const HELPER =
  'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: ';

/** A declared file system `shared` with a mount target in `subnet-a`; its id. */
function declare(stage: StorageStage, members: Record<string, unknown> = {}): string {
  const id = stage.door.give(
    'EFS.CreateFileSystem',
    { Tags: [{ Key: 'Name', Value: 'shared' }] },
    'FileSystemId',
  ) as string;
  stage.door.give('EFS.CreateMountTarget', {
    FileSystemId: id,
    SubnetId: 'subnet-a',
    ...members,
  });
  return id;
}

function mount(stage: StorageStage, efs: Record<string, unknown>, taskRoleArn?: string): void {
  stage.register({ efsVolumeConfiguration: efs }, { taskRoleArn });
}

/** What became of a task of it once it had the time. */
function outcome(stage: StorageStage, changes: Record<string, unknown> = {}): Task {
  const [task] = stage.run(changes);
  stage.advance(200);
  return stage.now(task!);
}

/** A declared role with the one policy, for tasks. */
function declareRole(stage: StorageStage, actions: string[]): void {
  const statement = (rest: object) => JSON.stringify({ Version: '2012-10-17', Statement: [rest] });
  stage.door.give('IAM.CreateRole', {
    RoleName: 'app',
    AssumeRolePolicyDocument: statement({
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
  });
  stage.door.give('IAM.PutRolePolicy', {
    RoleName: 'app',
    PolicyName: 'efs',
    PolicyDocument: statement({ Effect: 'Allow', Action: actions, Resource: '*' }),
  });
}

describe('EFS-1: mounting', () => {
  test('where all is well the task runs; undeclared file systems can be mounted everywhere', () => {
    const stage = storageStage();
    mount(stage, { fileSystemId: declare(stage) });
    expect(outcome(stage).lastStatus).toBe('RUNNING');
    mount(stage, { fileSystemId: 'fs-undeclared', rootDirectory: '/app' });
    expect(outcome(stage).lastStatus).toBe('RUNNING');
  });

  test('fact T1.3-2, T4.3-6: without a mount target in the zone its name is not resolved', () => {
    const stage = storageStage();
    const id = declare(stage);
    mount(stage, { fileSystemId: id });
    const task = outcome(stage, {
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-b'] } },
    });
    expect(task.stopCode).toBe('TaskFailedToStart');
    expect(task.stoppedReason).toContain(
      `${HELPER}Failed to resolve "${id}.efs.us-east-1.amazonaws.com" - check that your file ` +
        'system ID is correct, and ensure that the VPC has an EFS mount target',
    );
    // No image has been pulled by then.
    expect(task.pullStoppedAt).toBeUndefined();
  });

  test('EFS-2: a security group that lets no NFS in: the mount times out, until it does', () => {
    const stage = storageStage();
    const group = (name: string) =>
      stage.door.give(
        'EC2.CreateSecurityGroup',
        { GroupName: name, Description: name, VpcId: 'vpc-1' },
        'GroupId',
      ) as string;
    const [tasks, mounts] = [group('tasks'), group('mounts')];
    mount(stage, { fileSystemId: declare(stage, { SecurityGroups: [mounts] }) });
    const inGroup = {
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-a'], securityGroups: [tasks] },
      },
    };
    const blocked = outcome(stage, inGroup);
    expect(blocked.stoppedReason).toBe(
      `${HELPER}mount.nfs4: Connection timed out : unsuccessful EFS utils command execution; code: 32`,
    );
    const [activating, stopping] = ['ACTIVATING', 'STOPPING'].map(
      (state) => blocked.machine.history.find(({ value }) => value === state)!.at,
    );
    expect(toSeconds(stopping!) - toSeconds(activating!)).toBeCloseTo(120, 6);
    stage.door.give('EC2.AuthorizeSecurityGroupIngress', {
      GroupId: mounts,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 2049,
          ToPort: 2049,
          UserIdGroupPairs: [{ GroupId: tasks }],
        },
      ],
    });
    expect(outcome(stage, inGroup).lastStatus).toBe('RUNNING');
    // Others are let in no more than before.
    expect(outcome(stage).lastStatus).toBe('STOPPED');
  });

  test('a file system that was deleted is not found', () => {
    const stage = storageStage();
    const id = declare(stage);
    mount(stage, { fileSystemId: id });
    const target = stage.door.give(
      'EFS.DescribeMountTargets',
      { FileSystemId: id },
      'MountTargets[0].MountTargetId',
    );
    stage.door.give('EFS.DeleteMountTarget', { MountTargetId: target });
    stage.door.give('EFS.DeleteFileSystem', { FileSystemId: id });
    expect(outcome(stage).stoppedReason).toContain(`${HELPER}Failed to resolve "${id}.efs.`);
  });

  test('fact T4.3-4: an access point leads to its directory, which it makes; without it: denied', () => {
    const stage = storageStage();
    const id = declare(stage);
    const point = (RootDirectory: object) =>
      stage.door.give(
        'EFS.CreateAccessPoint',
        { FileSystemId: id, RootDirectory },
        'AccessPointId',
      ) as string;
    const through = (accessPointId: string) =>
      mount(stage, {
        fileSystemId: id,
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId },
      });
    const CreationInfo = { OwnerUid: 1000, OwnerGid: 1000, Permissions: '755' };
    const made = point({ Path: '/app', CreationInfo });
    through(made);
    const task = outcome(stage);
    expect(task.lastStatus).toBe('RUNNING');
    stage.write(task, '/data/note', 'x');
    expect(stage.ctx.world.fileSystems.get(id)!.files).toMatchObject({ '/app/note': 'x' });
    through(point({ Path: '/missing' }));
    expect(outcome(stage).stoppedReason).toContain(
      "failed, reason given by server: No such file or directory'",
    );
    stage.door.give('EFS.DeleteAccessPoint', { AccessPointId: made });
    through(made);
    expect(outcome(stage).stoppedReason).toContain('access denied by server while mounting');
  });

  test('a directory that is not there cannot be mounted', () => {
    const stage = storageStage();
    const id = declare(stage);
    mount(stage, { fileSystemId: id, rootDirectory: '/grafana' });
    expect(outcome(stage).stoppedReason).toBe(
      `${HELPER}b'mount.nfs4: mounting ${id}.efs.us-east-1.amazonaws.com:/grafana failed, reason ` +
        "given by server: No such file or directory' : unsuccessful EFS utils command execution; " +
        'code: 32',
    );
  });

  test('fact T4.3-3: with IAM the task role decides on mounting and on writing', () => {
    const stage = storageStage();
    const byIam = {
      fileSystemId: declare(stage),
      transitEncryption: 'ENABLED',
      authorizationConfig: { iam: 'ENABLED' },
    };
    declareRole(stage, ['s3:*']);
    mount(stage, byIam, TASK_ROLE);
    expect(outcome(stage).stoppedReason).toContain(
      `${HELPER}b'mount.nfs4: access denied by server while mounting 127.0.0.1:/'`,
    );
    const allow = (actions: string[]) =>
      stage.door.give('IAM.PutRolePolicy', {
        RoleName: 'app',
        PolicyName: 'efs',
        PolicyDocument: JSON.stringify({
          Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
        }),
      });
    allow(['elasticfilesystem:ClientMount']);
    const task = outcome(stage);
    expect(task.lastStatus).toBe('RUNNING');
    expect(stage.write(task, '/data/note', 'x')).toBe('EACCES');
    allow(['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite']);
    expect(stage.write(task, '/data/note', 'x')).toBe('ok');
  });

  test('fact T1.3-7: on EC2 Docker says so, a CannotCreateVolumeError', () => {
    const stage = storageStage();
    const id = declare(stage);
    stage.register(
      { efsVolumeConfiguration: { fileSystemId: id, rootDirectory: '/none' } },
      ON_EC2,
    );
    const reasons = stage
      .run({ count: 3, ...RUN_ON_EC2 })
      .map((task) => (stage.advance(60), stage.now(task).stoppedReason));
    expect(reasons[0]).toMatch(
      /^CannotCreateVolumeError: Error response from daemon: create ecs-app-1-data-\w+: VolumeDriver\.Create: mounting volume failed: /,
    );
  });
});

describe('FAULT-6: efs-unreachable', () => {
  test('new mounts time out, running tasks go on without their files, until it ends', () => {
    const stage = storageStage();
    const id = declare(stage);
    mount(stage, { fileSystemId: id });
    const running = outcome(stage);
    stage.write(running, '/data/note', 'x');
    stage.door.give('Sandbox.InjectFault', {
      type: 'efs-unreachable',
      fileSystem: 'shared',
      for: 300,
    });
    expect(stage.read(running, '/data/note')).toBe('ETIMEDOUT');
    const late = outcome(stage);
    expect(late.stoppedReason).toContain('mount.nfs4: Connection timed out');
    expect(stage.now(running).lastStatus).toBe('RUNNING');
    stage.advance(101);
    expect(stage.read(running, '/data/note')).toBe('x');
    expect(outcome(stage).lastStatus).toBe('RUNNING');
  });

  test('it is aimed at one file system, or at all', () => {
    const stage = storageStage();
    mount(stage, { fileSystemId: 'fs-other' });
    stage.door.give('Sandbox.InjectFault', { type: 'efs-unreachable', fileSystem: 'fs-1' });
    expect(outcome(stage).lastStatus).toBe('RUNNING');
    stage.door.give('Sandbox.InjectFault', { type: 'efs-unreachable' });
    expect(outcome(stage).lastStatus).toBe('STOPPED');
  });
});

describe('S3FILES-1: S3 Files', () => {
  const fileSystemArn = 'arn:aws:s3files:us-east-1:123456789012:file-system/fs-0a1b2c3d';

  test('fact T4.1-7: on EC2 the task fails at launch', () => {
    const stage = storageStage();
    stage.register(
      { s3filesVolumeConfiguration: { fileSystemArn } },
      { ...ON_EC2, taskRoleArn: TASK_ROLE },
    );
    expect(outcome(stage, RUN_ON_EC2)).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason:
        'ResourceInitializationError: failed to set up S3 Files volumes: S3 Files volumes are not supported on EC2 yet',
    });
  });

  test('fact T4.3-3: the task role must permit it', () => {
    const stage = storageStage();
    declareRole(stage, ['elasticfilesystem:*']);
    stage.register({ s3filesVolumeConfiguration: { fileSystemArn } }, { taskRoleArn: TASK_ROLE });
    expect(outcome(stage).stoppedReason).toContain(`access denied to ${fileSystemArn}`);
  });
});
