/** Section 4.2 of the facts: EBS volumes that ECS makes for tasks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSteady } from '../../../../src/engine/control-plane/operations';
import type { Task } from '../../../../src/model/task';
import { toSeconds } from '../../../../src/model/sim-time';
import {
  ebs,
  INFRASTRUCTURE_ROLE,
  ON_EC2,
  RUN_ON_EC2,
  type StorageStage,
  storageStage,
} from '../../../support/storage-stage';

const attachmentOf = (stage: StorageStage, task: Task) =>
  stage.door.give(
    'ECS.DescribeTasks',
    { cluster: 'demo', tasks: [task.id] },
    "tasks[0].attachments[?type=='AmazonElasticBlockStorage'] | [0]",
  ) as { status: string; details: { name: string; value: string }[] };

const volumes = (stage: StorageStage) =>
  stage.door.give('EC2.DescribeVolumes', {}, 'Volumes') as Record<string, unknown>[];

function stop(stage: StorageStage, task: Task): void {
  stage.door.give('ECS.StopTask', { cluster: 'demo', task: task.id });
  stage.advance(60);
  expect(stage.now(task).lastStatus).toBe('STOPPED');
}

const provisioningOf = (task: Task): number => {
  const [first, second] = task.machine.history;
  expect(first!.value).toBe('PROVISIONING');
  return toSeconds(second!.at) - toSeconds(first!.at);
};

function launch(stage: StorageStage, changes: Record<string, unknown> = ebs()): Task {
  const [task] = stage.run(changes);
  stage.advance(90);
  return stage.now(task!);
}

describe('EBS-1, EBS-3: the life of a volume', () => {
  test('fact T4.2-5: making it takes some 20 s of PROVISIONING; it is creating, then in-use', () => {
    const stage = storageStage();
    stage.register({ configuredAtLaunch: true });
    const [task] = stage.run(ebs());
    expect(volumes(stage)).toMatchObject([{ State: 'creating', Size: 20, VolumeType: 'gp3' }]);
    expect(attachmentOf(stage, task!).status).toBe('PRECREATED');
    stage.advance(90);
    const up = stage.now(task!);
    expect(provisioningOf(up)).toBeGreaterThanOrEqual(28);
    expect(provisioningOf(up)).toBeLessThanOrEqual(32);
    expect(volumes(stage)).toMatchObject([
      { State: 'in-use', AvailabilityZone: up.availabilityZone },
    ]);
    const { status, details } = attachmentOf(stage, up);
    expect(status).toBe('ATTACHED');
    expect(details).toContainEqual({ name: 'volumeId', value: volumes(stage)[0]!.VolumeId });
  });

  test('fact T4.2-5: on EC2 in network mode bridge it is what PROVISIONING is for', () => {
    const stage = storageStage();
    stage.register({ configuredAtLaunch: true }, ON_EC2);
    const task = launch(stage, { ...ebs(), ...RUN_ON_EC2 });
    expect(task.lastStatus).toBe('RUNNING');
    expect(provisioningOf(task)).toBe(20);
  });

  test('fact T4.2-2: a standalone task’s volume goes with it, or is left behind and stays', () => {
    const stage = storageStage();
    stage.register({ configuredAtLaunch: true });
    const one = launch(stage);
    stop(stage, one);
    expect(volumes(stage)).toEqual([]);
    expect(attachmentOf(stage, one).status).toBe('DELETED');
    const terminationPolicy = { deleteOnTermination: false };
    const kept = launch(stage, ebs({ terminationPolicy }));
    stage.write(kept, '/data/note', 'x');
    stop(stage, kept);
    const [left] = volumes(stage);
    expect(left).toMatchObject({ State: 'available', Attachments: [] });
    expect(attachmentOf(stage, kept).status).toBe('DETACHED');
    // Another task gets a new one: what is there already cannot be attached.
    const again = launch(stage, ebs({ terminationPolicy }));
    expect(stage.read(again, '/data/note')).toBe('ENOENT');
    expect(volumes(stage)).toHaveLength(2);
    expect(
      stage.door.refused('EC2.DeleteVolume', { VolumeId: volumes(stage)[1]!.VolumeId }).__type,
    ).toBe('VolumeInUse');
    stage.door.give('EC2.DeleteVolume', { VolumeId: left!.VolumeId });
    expect(volumes(stage)).toHaveLength(1);
  });

  test('fact T4.2-2, T4.2-1: each task of a service has one, always deleted with it', () => {
    const stage = storageStage();
    stage.register({ configuredAtLaunch: true });
    stage.door.give('ECS.CreateService', {
      cluster: 'demo',
      serviceName: 'db',
      taskDefinition: 'app',
      desiredCount: 3,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } },
      ...ebs(),
    });
    const service = () => [...stage.ctx.world.services.values()][0]!;
    stage.advance(150);
    expect(isSteady(stage.ctx, service())).toBe(true);
    const before = volumes(stage).map((one) => one.VolumeId);
    expect(new Set(before).size).toBe(3);
    // Another configuration is a deployment: new tasks have new volumes, the old ones go.
    stage.door.give('ECS.UpdateService', {
      cluster: 'demo',
      service: 'db',
      ...ebs({ sizeInGiB: 40 }),
    });
    stage.advance(300);
    expect(volumes(stage).map((one) => one.Size)).toEqual([40, 40, 40]);
    expect(volumes(stage).some((one) => before.includes(one.VolumeId))).toBe(false);
    const sizes = stage.door.give(
      'ECS.DescribeServiceRevisions',
      { serviceRevisionArns: service().revisions.map((one) => one.arn) },
      'serviceRevisions[].volumeConfigurations[0].managedEBSVolume.sizeInGiB',
    );
    expect(sizes).toEqual([40, 20]);
    stage.door.give('ECS.UpdateService', { cluster: 'demo', service: 'db', desiredCount: 0 });
    stage.advance(100);
    expect(volumes(stage)).toEqual([]);
  });
});

describe('EBS: conservation', () => {
  test('each live task has one volume of its own, and nothing is left when all have stopped', () => {
    const step = fc.oneof(
      fc.record({ run: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ stop: fc.nat(5) }),
      fc.record({ wait: fc.integer({ min: 1, max: 40 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.nat(1000), (steps, seed) => {
        const stage = storageStage(seed);
        stage.register({ configuredAtLaunch: true });
        const live = () =>
          [...stage.ctx.world.tasks.values()].filter((task) => task.lastStatus !== 'STOPPED');
        const stopOne = (task: Task | undefined) =>
          task && stage.door.give('ECS.StopTask', { cluster: 'demo', task: task.id });
        for (const one of steps) {
          if ('run' in one) stage.run({ count: one.run, ...ebs() });
          else if ('stop' in one) stopOne(live()[one.stop]);
          else stage.advance(one.wait);
          const owners = [...stage.ctx.world.ebsVolumes.values()].map((volume) => volume.taskArn);
          expect(owners.sort()).toEqual(
            live()
              .map((task) => task.arn)
              .sort(),
          );
        }
        for (const task of live()) stopOne(task);
        stage.advance(120);
        expect(stage.ctx.world.ebsVolumes.size).toBe(0);
      }),
      { numRuns: 25 },
    );
  });
});

describe('EBS-2: a volume that ECS cannot make', () => {
  const declareRole = (stage: StorageStage, service: string) =>
    stage.door.give('IAM.CreateRole', {
      RoleName: 'infra',
      AssumeRolePolicyDocument: JSON.stringify({
        Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
      }),
    });

  test('fact T4.2-3, T7.2-3: the infrastructure role must be assumed and permit it', () => {
    const stage = storageStage();
    stage.register({ configuredAtLaunch: true });
    declareRole(stage, 'ecs-tasks.amazonaws.com');
    const unassumed = launch(stage);
    expect(unassumed).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason:
        `TaskFailedToStart: ECS was unable to assume the configured ECS Infrastructure Role ` +
        `'${INFRASTRUCTURE_ROLE}'. Please verify that the role being passed has the proper trust ` +
        'relationship with Amazon ECS.',
    });
    expect(attachmentOf(stage, unassumed).status).toBe('FAILED');
    expect(volumes(stage)).toEqual([]);
    stage.door.give('IAM.DeleteRole', { RoleName: 'infra' });
    declareRole(stage, 'ecs.amazonaws.com');
    expect(launch(stage).stoppedReason).toContain('is not authorized to perform ec2:CreateVolume');
    stage.door.give('IAM.AttachRolePolicy', {
      RoleName: 'infra',
      PolicyArn: 'arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForVolumes',
    });
    expect(launch(stage).lastStatus).toBe('RUNNING');
  });

  test('fact T3.2-9: not in us-east-1c on Fargate', () => {
    const stage = storageStage();
    stage.register({ configuredAtLaunch: true });
    const inZoneC = { awsvpcConfiguration: { subnets: ['s-a', 's-b', 's-c'] } };
    const tasks = stage.run({ count: 3, ...ebs(), networkConfiguration: inZoneC });
    stage.advance(90);
    const states = tasks.map((task) => [task.availabilityZone, stage.now(task).lastStatus]);
    expect(states).toEqual([
      ['us-east-1a', 'RUNNING'],
      ['us-east-1b', 'RUNNING'],
      ['us-east-1c', 'STOPPED'],
    ]);
  });
});
