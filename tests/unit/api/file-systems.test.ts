import { describe, expect, test } from 'vitest';
import { appTask, ebs, runInput } from '../../support/storage-stage';
import { type Door, openDoor } from '../../support/sandbox-door';

const named = (Value: string) => ({ Tags: [{ Key: 'Name', Value }] });

const create = (door: Door, name = 'shared') =>
  door.give('EFS.CreateFileSystem', named(name), 'FileSystemId') as string;

const target = (FileSystemId: string, SubnetId: string, more: object = {}) => ({
  FileSystemId,
  SubnetId,
  ...more,
});

describe('file systems', () => {
  test('an id is made from the token, and the token from the name: the same in another run', () => {
    const [one, other] = [openDoor(1), openDoor(2)];
    const id = create(one);
    expect(id).toMatch(/^fs-[0-9a-f]{17}$/);
    expect(create(other)).toBe(id);
    expect(create(one)).not.toBe(id);
    expect(one.refused('EFS.CreateFileSystem', { CreationToken: 'shared' })).toEqual({
      __type: 'FileSystemAlreadyExists',
      message: `File system '${id}' already exists with creation token that was used in this request`,
    });
  });

  test('it is found by id, ARN and name, and described with what it has', () => {
    const door = openDoor();
    const id = create(door);
    door.give('EFS.CreateMountTarget', target('shared', 'subnet-a'));
    const [shown] = door.give('EFS.DescribeFileSystems', {}, 'FileSystems') as object[];
    expect(shown).toMatchObject({
      FileSystemId: id,
      Name: 'shared',
      LifeCycleState: 'available',
      NumberOfMountTargets: 1,
    });
    expect(door.refused('EFS.DescribeFileSystems', { FileSystemId: 'fs-0' })).toEqual({
      __type: 'FileSystemNotFound',
      message: "File system 'fs-0' does not exist.",
    });
  });

  test('one with mount targets is not deleted; a deleted one is gone', () => {
    const door = openDoor();
    const FileSystemId = create(door);
    const MountTargetId = door.give(
      'EFS.CreateMountTarget',
      target(FileSystemId, 'subnet-a'),
      'MountTargetId',
    );
    expect(door.refused('EFS.DeleteFileSystem', { FileSystemId }).__type).toBe('FileSystemInUse');
    door.give('EFS.DeleteMountTarget', { MountTargetId });
    door.give('EFS.DeleteFileSystem', { FileSystemId });
    expect(door.give('EFS.DescribeFileSystems', {}, 'FileSystems')).toEqual([]);
    expect(create(door)).not.toBe(FileSystemId);
  });

  test.each([
    [{ ThroughputMode: 'provisioned' }, 'BadRequest'],
    [{ ProvisionedThroughputInMibps: 10 }, 'BadRequest'],
    [{ KmsKeyId: 'k' }, 'BadRequest'],
    [{ AvailabilityZoneName: 'eu-west-1a' }, 'BadRequest'],
  ])('%o is refused', (input, type) => {
    expect(openDoor().refused('EFS.CreateFileSystem', input).__type).toBe(type);
  });
});

describe('mount targets', () => {
  test('one to a zone, in one VPC, with an address of the subnet that comes free again', () => {
    const door = openDoor();
    const id = create(door);
    const first = door.give('EFS.CreateMountTarget', target(id, 'subnet-a')) as {
      IpAddress: string;
      MountTargetId: string;
    };
    expect(first.IpAddress).toMatch(/^10\.0\.0\.\d+$/);
    expect(door.refused('EFS.CreateMountTarget', target(id, 'subnet-a'))).toEqual({
      __type: 'MountTargetConflict',
      message: 'mount target already exists in this AZ',
    });
    const other = create(door, 'other');
    const same = target(other, 'subnet-a', { IpAddress: first.IpAddress });
    expect(door.refused('EFS.CreateMountTarget', same).__type).toBe('IpAddressInUse');
    door.give('EFS.DeleteMountTarget', { MountTargetId: first.MountTargetId });
    door.give('EFS.CreateMountTarget', same);
    const outside = target(id, 'subnet-b', { IpAddress: '192.168.0.1' });
    expect(door.refused('EFS.CreateMountTarget', outside).__type).toBe('BadRequest');
  });

  test('five security groups at most, changed at any time', () => {
    const door = openDoor();
    const id = create(door);
    const groups = ['sg-1', 'sg-2', 'sg-3', 'sg-4', 'sg-5', 'sg-6'];
    expect(
      door.refused('EFS.CreateMountTarget', target(id, 'subnet-a', { SecurityGroups: groups }))
        .__type,
    ).toBe('SecurityGroupLimitExceeded');
    const SecurityGroups = groups.slice(0, 2);
    const MountTargetId = door.give(
      'EFS.CreateMountTarget',
      target(id, 'subnet-a', { SecurityGroups }),
      'MountTargetId',
    );
    const shown = () =>
      door.give('EFS.DescribeMountTargetSecurityGroups', { MountTargetId }, 'SecurityGroups');
    expect(shown()).toEqual(['sg-1', 'sg-2']);
    door.give('EFS.ModifyMountTargetSecurityGroups', { MountTargetId, SecurityGroups: ['sg-9'] });
    expect(shown()).toEqual(['sg-9']);
  });

  test('they are asked for by one of three things', () => {
    const door = openDoor();
    expect(door.refused('EFS.DescribeMountTargets', {}).__type).toBe('BadRequest');
    expect(door.refused('EFS.DescribeMountTargets', { MountTargetId: 'fsmt-0' }).__type).toBe(
      'MountTargetNotFound',
    );
    const id = create(door);
    door.give('EFS.CreateMountTarget', target(id, 'subnet-a'));
    const AccessPointId = door.give('EFS.CreateAccessPoint', { FileSystemId: id }, 'AccessPointId');
    const by = (input: object) =>
      door.give('EFS.DescribeMountTargets', { ...input }, 'length(MountTargets)');
    expect(by({ FileSystemId: id })).toBe(1);
    expect(by({ AccessPointId })).toBe(1);
  });
});

test('an account with storage comes back as it was', () => {
  const door = openDoor();
  const id = create(door);
  const gone = create(door, 'gone');
  door.give('EFS.DeleteFileSystem', { FileSystemId: gone });
  door.give('EFS.CreateMountTarget', target(id, 'subnet-a', { SecurityGroups: ['sg-1'] }));
  door.give('EFS.CreateAccessPoint', {
    FileSystemId: id,
    PosixUser: { Uid: 1, Gid: 2 },
    RootDirectory: {
      Path: '/app',
      CreationInfo: { OwnerUid: 1, OwnerGid: 2, Permissions: '700' },
    },
  });
  door.give('ECS.CreateCluster', { clusterName: 'demo' });
  door.give('Sandbox.PutImage', { image: 'app:1', writes: { '/data/x': 'y' }, reads: ['/data/x'] });
  door.give('ECS.RegisterTaskDefinition', appTask({ configuredAtLaunch: true }));
  door.give('ECS.RunTask', runInput(ebs({ terminationPolicy: { deleteOnTermination: false } })));
  const account = door.give('Sandbox.DescribeAccount') as { operations: object[] };
  expect(account.operations).toContainEqual({
    target: 'EFS.DeleteFileSystem',
    input: { FileSystemId: gone },
  });
  const again = openDoor(7);
  again.give('Sandbox.LoadAccount', { account });
  expect(again.give('Sandbox.DescribeAccount')).toEqual(account);
});

test('list-files shows what a file system, a volume or a container has', () => {
  const door = openDoor();
  const { give } = door;
  const id = create(door);
  give('EFS.CreateMountTarget', target(id, 'subnet-a'));
  give('ECS.CreateCluster', { clusterName: 'demo' });
  give('Sandbox.PutImage', {
    image: 'app:1',
    startup: 1,
    writes: { '/data/visits': '%task was here', '/tmp/own': 'mine' },
    reads: ['/data/visits'],
  });
  give('ECS.RegisterTaskDefinition', appTask({ efsVolumeConfiguration: { fileSystemId: id } }));
  const [task] = give('ECS.RunTask', runInput(), 'tasks[].taskArn') as string[];
  give('Sandbox.Wait', { for: 60 });
  const text = `${task!.split('/').at(-1)!.slice(0, 8)} was here\n`;
  expect(give('Sandbox.ListFiles', { fileSystem: 'shared' }, 'files')).toEqual([
    { path: '/visits', text },
  ]);
  expect(give('Sandbox.ListFiles', { task })).toEqual({
    mounts: [
      { containerPath: '/data', volume: 'data', type: 'efs', resource: id, readOnly: false },
    ],
    files: [
      { path: '/data/visits', text },
      { path: '/tmp/own', text: 'mine\n' },
    ],
  });
  expect(give('Sandbox.ListFiles', { task, path: '/tmp' }, 'files[].path')).toEqual(['/tmp/own']);
  expect(door.refused('Sandbox.ListFiles', { task, path: '/none' }).message).toBe(
    '/none: No such file or directory',
  );
  expect(door.refused('Sandbox.ListFiles', {}).__type).toBe('ValidationException');
});
