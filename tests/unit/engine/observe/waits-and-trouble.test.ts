/** What views say of tasks and services that do not come up, and of what mounts a file system. */
import { describe, expect, test } from 'vitest';
import type { FileSystemView } from '../../../../src/model/infrastructure-view';
import type { EntityView, ServiceView, TaskView } from '../../../../src/model/view';
import { stageEc2 } from '../../../support/ec2-cluster';
import { runInput, type StorageStage, storageStage } from '../../../support/storage-stage';

/** Views as screens have them: what changes is followed, frame by frame. */
function screenOf({ door, advance }: Pick<StorageStage, 'door' | 'advance'>) {
  const { engine } = door.dispatcher;
  const seen = new Map<string, EntityView>();
  const look = (reset: boolean) => {
    const { upserts, removals } = engine.drainFrame(reset);
    for (const view of upserts) seen.set(view.id, view);
    for (const id of removals) seen.delete(id);
  };
  look(true);
  const of = <Kind extends EntityView['kind']>(kind: Kind) =>
    [...seen.values()].filter((view): view is Extract<EntityView, { kind: Kind }> => {
      return view.kind === kind;
    });
  const until = (holds: () => boolean, limit = 600): boolean => {
    for (let second = 0; second < limit && !holds(); second++) {
      advance(1);
      look(false);
    }
    return holds();
  };
  return {
    until,
    tasks: (): TaskView[] => of('task'),
    service: (): ServiceView | undefined => of('service')[0],
    fileSystem: (): FileSystemView | undefined => of('fileSystem')[0],
  };
}

/** A file system that is there for `subnet-a`; with a security group nobody is let in by. */
function sharedFiles(stage: StorageStage, isClosed: boolean): void {
  const { give } = stage.door;
  const id = give('EFS.CreateFileSystem', {}, 'FileSystemId');
  const group = { GroupName: 'mounts', Description: 'mounts', VpcId: 'vpc-1' };
  const closed = isClosed && {
    SecurityGroups: [give('EC2.CreateSecurityGroup', group, 'GroupId')],
  };
  give('EFS.CreateMountTarget', { FileSystemId: id, SubnetId: 'subnet-a', ...closed });
  stage.register({ efsVolumeConfiguration: { fileSystemId: id } });
}

function serve(stage: StorageStage, desiredCount: number): void {
  const { cluster, taskDefinition, networkConfiguration, launchType } = runInput();
  stage.door.give('ECS.CreateService', {
    cluster,
    serviceName: 'web',
    taskDefinition,
    launchType,
    networkConfiguration,
    desiredCount,
  });
}

describe('a file system', () => {
  test('is mounted by the tasks that have it, and waited for by those on their way', () => {
    const stage = storageStage();
    sharedFiles(stage, false);
    const screen = screenOf(stage);
    const [task] = stage.run();
    const said = () => {
      const view = screen.fileSystem();
      return [view?.waitingTaskArns, view?.taskArns];
    };
    expect(screen.until(() => screen.tasks()[0]?.lastStatus === 'ACTIVATING')).toBe(true);
    expect(said()).toEqual([[task!.arn], []]);
    expect(screen.until(() => screen.tasks()[0]?.lastStatus === 'RUNNING')).toBe(true);
    expect(said()).toEqual([[], [task!.arn]]);
    stage.door.give('ECS.StopTask', { cluster: 'demo', task: task!.arn });
    expect(screen.until(() => screen.tasks()[0]?.lastStatus === 'STOPPED')).toBe(true);
    expect(said()).toEqual([[], []]);
  });

  test('that lets nobody in: its tasks say that they are at the mount, and have it not', () => {
    const stage = storageStage();
    sharedFiles(stage, true);
    const screen = screenOf(stage);
    stage.run();
    expect(screen.until(() => screen.tasks()[0]?.lastStatus === 'ACTIVATING')).toBe(true);
    expect(screen.tasks()[0]?.initializing).toBe('mounting EFS');
    expect(screen.fileSystem()?.taskArns).toEqual([]);
    expect(screen.until(() => screen.tasks()[0]?.lastStatus === 'STOPPED')).toBe(true);
    expect(screen.tasks()[0]?.initializing).toBeNull();
  });
});

describe('a service in trouble', () => {
  test('whose starts fail again and again says so, until a task runs', () => {
    const stage = storageStage();
    sharedFiles(stage, true);
    serve(stage, 2);
    const screen = screenOf(stage);
    expect(screen.service()?.trouble).toBeNull();
    expect(screen.until(() => screen.service()?.trouble === 'starts')).toBe(true);
    const group = stage.door.give(
      'EC2.DescribeSecurityGroups',
      { GroupNames: ['mounts'] },
      'SecurityGroups[0].GroupId',
    );
    const all = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    stage.door.give('EC2.AuthorizeSecurityGroupIngress', {
      GroupId: group,
      IpPermissions: [all],
    });
    expect(screen.until(() => screen.service()?.running === 2)).toBe(true);
    expect(screen.service()?.trouble).toBeNull();
  });

  test('for which no instance has room says so, until there is room or less is wanted', () => {
    const stage = stageEc2();
    stage.launch();
    stage.define({ cpu: 1024 });
    stage.serve(1);
    const screen = screenOf(stage);
    expect(screen.until(() => screen.service()?.steady === true)).toBe(true);
    const want = (desiredCount: number) =>
      stage.door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount });
    expect(screen.service()?.trouble).toBeNull();
    want(9);
    expect(screen.until(() => screen.service()?.trouble === 'placement')).toBe(true);
    want(1);
    expect(screen.until(() => screen.service()?.steady === true)).toBe(true);
    expect(screen.service()?.trouble).toBeNull();
  });
});
