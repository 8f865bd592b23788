/** Volumes of tasks on EC2 instances that were declared. */
import { describe, expect, test } from 'vitest';
import { readFile, writeFile } from '../../../../src/engine/storage/files';
import type { Task } from '../../../../src/model/task';
import { type Ec2Stage, stageEc2 } from '../../../support/ec2-cluster';

const define = (stage: Ec2Stage, volume: Record<string, unknown>) =>
  stage.define(
    { mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] },
    { volumes: [{ name: 'data', ...volume }] },
  );

function runOne(stage: Ec2Stage): Task {
  const [task] = stage.run().tasks;
  stage.advance(30);
  return task!;
}

const write = (stage: Ec2Stage, task: Task) =>
  writeFile(stage.ctx, task, task.containers[0]!, '/data/note', { text: 'x' });
const read = (stage: Ec2Stage, task: Task) =>
  readFile(stage.ctx, task, task.containers[0]!, '/data/note');

describe('STORAGE-1: the instance keeps what is its own', () => {
  test('fact T4.1-1: a host path is for all tasks of the instance, and goes with it', () => {
    const stage = stageEc2();
    const [first] = stage.launch();
    define(stage, { host: { sourcePath: '/var/lib/data' } });
    const one = runOne(stage);
    expect(one.containerInstanceArn).toBe(first!.arn);
    write(stage, one);
    expect(read(stage, runOne(stage))).toEqual({ ok: true, value: 'x' });
    stage.door.give('EC2.TerminateInstances', { InstanceIds: [first!.ec2InstanceId] });
    stage.advance(300);
    const [second] = stage.launch();
    const later = runOne(stage);
    expect(later.containerInstanceArn).toBe(second!.arn);
    expect(read(stage, later).ok).toBe(false);
    const left = [...stage.ctx.world.hostVolumes.values()].map((one) => one.instanceId);
    expect(left).toEqual([second!.ec2InstanceId]);
  });
});

describe('DOCKER-1: Docker volumes on declared instances', () => {
  const docker = (more: Record<string, unknown>) => ({
    dockerVolumeConfiguration: { scope: 'shared', ...more },
  });

  test('fact T4.1-2, T1.3-7: a shared volume must be there, unless it is provisioned', () => {
    const stage = stageEc2();
    stage.launch();
    define(stage, docker({ autoprovision: false }));
    expect(runOne(stage)).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason:
        'CannotCreateVolumeError: Error response from daemon: get data: no such volume',
    });
    define(stage, docker({ autoprovision: true }));
    expect(runOne(stage).lastStatus).toBe('RUNNING');
    define(stage, docker({ autoprovision: false }));
    expect(runOne(stage).lastStatus).toBe('RUNNING');
  });

  test('fact T1.3-7: a driver that is not installed', () => {
    const stage = stageEc2();
    stage.launch();
    define(stage, docker({ driver: 'rexray/ebs', autoprovision: true }));
    expect(runOne(stage).stoppedReason).toBe(
      'CannotCreateVolumeError: Error response from daemon: create data: error looking up volume ' +
        'plugin rexray/ebs: plugin "rexray/ebs" not found',
    );
  });
});

test('EFS-2: it is the instance that mounts, by its own security groups', () => {
  const stage = stageEc2();
  const { give } = stage.door;
  const group = (GroupName: string) =>
    give('EC2.CreateSecurityGroup', { GroupName, Description: 'x', VpcId: 'vpc-1' }, 'GroupId');
  const [hosts, mounts] = [group('hosts'), group('mounts')];
  const [instance] = stage.launch({ SecurityGroupIds: [hosts], SubnetId: 'subnet-a' });
  const FileSystemId = give('EFS.CreateFileSystem', {}, 'FileSystemId');
  give('EFS.CreateMountTarget', {
    FileSystemId,
    SubnetId: instance!.subnetId,
    SecurityGroups: [mounts],
  });
  define(stage, { efsVolumeConfiguration: { fileSystemId: FileSystemId } });
  const blocked = runOne(stage);
  stage.advance(120);
  expect(blocked.stoppedReason).toContain('mount.nfs4: Connection timed out');
  give('EC2.AuthorizeSecurityGroupIngress', {
    GroupId: mounts,
    IpPermissions: [
      { IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049, UserIdGroupPairs: [{ GroupId: hosts }] },
    ],
  });
  expect(runOne(stage).lastStatus).toBe('RUNNING');
});
