/** What task definitions and launches may say of volumes: matrix 4.1 and tables 4.2, 4.3. */
import { describe, expect, test } from 'vitest';
import { appTask, ebs, ON_EC2, RUN_ON_EC2, runInput } from '../../support/storage-stage';
import { type Door, openDoor, webService } from '../../support/sandbox-door';

type Members = Record<string, unknown>;

function withCluster(): Door {
  const door = openDoor();
  door.give('ECS.CreateCluster', { clusterName: 'demo' });
  return door;
}

/** What registering `volume` comes to: `ok`, or the refusal. */
function registering(volume: Members, changes: Members = {}): string {
  const result = withCluster().dispatcher.send(
    'ECS.RegisterTaskDefinition',
    appTask(volume, changes),
  );
  return result.ok ? 'ok' : `${result.error.__type}: ${result.error.message}`;
}

/** What running a task with it comes to. */
function running(volume: Members, launch: Members = {}, changes: Members = {}): string {
  const door = withCluster();
  door.give('ECS.RegisterTaskDefinition', appTask(volume, changes));
  const result = door.dispatcher.send('ECS.RunTask', runInput(launch));
  return result.ok ? 'ok' : `${result.error.__type}: ${result.error.message}`;
}

const efs = (more: Members = {}): Members => ({
  efsVolumeConfiguration: { fileSystemId: 'fs-0a1b2c3d', ...more },
});
const S3 = 'arn:aws:s3files:us-east-1:123456789012:file-system/fs-0a1b2c3d';
const s3 = (more: Members = {}): Members => ({
  s3filesVolumeConfiguration: { fileSystemArn: S3, ...more },
});
const FSX = {
  fsxWindowsFileServerVolumeConfiguration: {
    fileSystemId: 'fs-1',
    rootDirectory: 'share',
    authorizationConfig: { credentialsParameter: 'arn:x', domain: 'corp' },
  },
};
const withRole = { taskRoleArn: 'arn:aws:iam::123456789012:role/app' };

describe('VOLUME-1: RegisterTaskDefinition', () => {
  test.each<[string, Members, 'ok' | RegExp, 'ok' | RegExp]>([
    ['fact T4.1-1: a bind mount', {}, 'ok', 'ok'],
    [
      'fact T4.1-1, T3.2-3: a host path',
      { host: { sourcePath: '/var/x' } },
      /do not support host\.sourcePath/,
      'ok',
    ],
    [
      'fact T4.1-2, T3.2-2: a Docker volume',
      { dockerVolumeConfiguration: { scope: 'task' } },
      /do not support dockerVolumeConfiguration/,
      'ok',
    ],
    ['fact T4.1-3: EFS', efs(), 'ok', 'ok'],
    ['fact T4.1-4: EBS', { configuredAtLaunch: true }, 'ok', 'ok'],
    ['fact T4.1-7: S3 Files', s3(), 'ok', 'ok'],
    [
      'fact T4.1-5, T3.2-9: FSx for Windows',
      FSX,
      /do not support fsxWindowsFileServerVolumeConfiguration/,
      'ok',
    ],
  ])('%s: on Fargate, on EC2', (_name, volume, fargate, ec2) => {
    const matching = (want: 'ok' | RegExp) => (want === 'ok' ? /^ok$/ : want);
    expect(registering(volume, withRole)).toMatch(matching(fargate));
    expect(registering(volume, { ...withRole, ...ON_EC2 })).toMatch(matching(ec2));
  });

  test('one kind to an entry, names of their own, one volume configured at launch', () => {
    expect(registering({ ...efs(), configuredAtLaunch: true })).toBe(
      'ClientException: When the volume parameter is specified, only one volume configuration type should be used.',
    );
    const two = (first: Members, second: Members) =>
      registering({}, { volumes: [first, second, { name: 'data' }] });
    expect(two({ name: 'x' }, { name: 'x' })).toMatch(/'x' is used more than once/);
    expect(two({ name: 'x' }, {})).toMatch(/name should not be null or empty/);
    const atLaunch = (name: string) => ({ name, configuredAtLaunch: true });
    expect(two(atLaunch('x'), atLaunch('y'))).toMatch(/at most one volume/);
  });

  test('fact T4.3-1: EFS by its id, S3 Files by its whole ARN', () => {
    expect(registering(efs({ fileSystemId: 'data' }))).toMatch(/'data' is invalid/);
    expect(registering(s3({ fileSystemArn: 'fs-0a1b2c3d' }), withRole)).toMatch(/is invalid/);
  });

  test('fact T4.3-2: an access point and IAM need transit encryption, which is off by default', () => {
    const point = { authorizationConfig: { accessPointId: 'fsap-1' } };
    const iam = { authorizationConfig: { iam: 'ENABLED' } };
    const encrypted = { transitEncryption: 'ENABLED' };
    expect(registering(efs(point))).toMatch(/^ClientException: Transit encryption must be enabled/);
    expect(registering(efs(iam), withRole)).toMatch(/Transit encryption must be enabled/);
    expect(registering(efs({ ...point, ...encrypted }))).toBe('ok');
    expect(registering(efs({ ...iam, ...encrypted }), withRole)).toBe('ok');
    // Of S3 Files traffic is always encrypted: there is nothing to say.
    expect(registering(s3(encrypted), withRole)).toMatch(/Unknown parameter/);
  });

  test('fact T4.3-3: a task role with IAM, and with S3 Files always', () => {
    const iam = { transitEncryption: 'ENABLED', authorizationConfig: { iam: 'ENABLED' } };
    expect(registering(efs())).toBe('ok');
    expect(registering(efs(iam))).toMatch(/A task role is required/);
    expect(registering(s3())).toMatch(/A task role is required/);
  });

  test('fact T4.3-4: with an access point the root directory is / or left out', () => {
    const through = (rootDirectory?: string) =>
      registering(
        efs({
          rootDirectory,
          transitEncryption: 'ENABLED',
          authorizationConfig: { accessPointId: 'fsap-1' },
        }),
      );
    expect(through()).toBe('ok');
    expect(through('/')).toBe('ok');
    expect(through('/app')).toBe(
      'ClientException: When using an EFS access point, the root directory must either be set to "/" or be omitted.',
    );
    const s3Point = { accessPointArn: `${S3}/access-point/fsap-1`, rootDirectory: '/app' };
    expect(registering(s3(s3Point), withRole)).toMatch(/root directory must either/);
  });

  test.each([
    [20, /at least 21/],
    [21, /^ok$/],
    [200, /^ok$/],
    [201, /at most 200/],
  ])('fact T3.1-9: %i GiB of ephemeral storage', (sizeInGiB, what) => {
    expect(registering({}, { ephemeralStorage: { sizeInGiB } })).toMatch(what);
  });
});

describe('VOLUME-2: launching', () => {
  test.each([
    ['fact T4.1-3: EFS', efs(), {}],
    ['fact T4.1-4: EBS', { configuredAtLaunch: true }, ebs()],
    ['fact T4.1-7: S3 Files', s3(), {}],
  ])('%s needs platform version 1.4.0 on Fargate', (_name, volume, launch) => {
    const on = (platformVersion?: string) =>
      running(volume, { ...launch, platformVersion }, withRole);
    expect(on()).toBe('ok');
    expect(on('LATEST')).toBe('ok');
    expect(on('1.4.0')).toBe('ok');
    expect(on('1.3.0')).toBe(
      'PlatformTaskDefinitionIncompatibilityException: One or more of the requested capabilities are not supported.',
    );
  });

  test('fact T4.1-4: EBS is not for EC2 alone, as older guides have it', () => {
    const volume = { configuredAtLaunch: true };
    expect(running(volume, ebs())).toBe('ok');
    expect(running(volume, { ...ebs(), ...RUN_ON_EC2 }, ON_EC2)).toBe('ok');
  });

  test('fact T4.1-5: FSx is refused by name', () => {
    expect(running(FSX, RUN_ON_EC2, ON_EC2)).toMatch(
      /^UnsupportedFeatureException: .* FSx for Windows File Server volumes/,
    );
  });

  test('fact T4.2-1: what is configured at launch needs an entry of its name, and one only', () => {
    const volume = { configuredAtLaunch: true };
    expect(running(volume)).toMatch(/'data' is configured at launch/);
    expect(running({}, ebs())).toMatch(/no volume 'data' that is configured at launch/);
    const [entry] = ebs().volumeConfigurations as Members[];
    expect(running(volume, { volumeConfigurations: [entry, entry] })).toMatch(/Only one volume/);
    expect(running(volume, { volumeConfigurations: [{ name: 'data' }] })).toMatch(
      /managedEBSVolume is missing/,
    );
  });

  test('fact T4.2-2: a service has no termination policy', () => {
    const door = withCluster();
    door.give('ECS.RegisterTaskDefinition', appTask({ configuredAtLaunch: true }));
    const service = (volumes: Members) => webService({ taskDefinition: 'app', ...ebs(volumes) });
    expect(
      door.refused(
        'ECS.CreateService',
        service({ terminationPolicy: { deleteOnTermination: true } }),
      ),
    ).toMatchObject({ __type: 'ParamValidation' });
    door.give('ECS.CreateService', service({}));
  });

  test('fact T4.2-3: the infrastructure role is required; controller ECS, no DAEMON', () => {
    const volume = { configuredAtLaunch: true };
    expect(running(volume, ebs({ roleArn: undefined }))).toMatch(
      /^ParamValidation: .*\n?.*roleArn/,
    );
    const door = withCluster();
    door.give('ECS.RegisterTaskDefinition', appTask(volume, ON_EC2));
    const service = (changes: Members) =>
      door.refused(
        'ECS.CreateService',
        webService({
          taskDefinition: 'app',
          launchType: 'EC2',
          networkConfiguration: undefined,
          ...ebs(),
          ...changes,
        }),
      ).message;
    const controlled = { deploymentController: { type: 'CODE_DEPLOY' } };
    expect(service(controlled)).toMatch(/controller|load balancer/i);
    expect(service({ schedulingStrategy: 'DAEMON', desiredCount: undefined })).toMatch(/DAEMON/);
  });

  test.each([
    ['gp2', 1, 16_384],
    ['gp3', 1, 16_384],
    ['io1', 4, 16_384],
    ['io2', 4, 16_384],
    ['st1', 125, 16_384],
    ['sc1', 125, 16_384],
    ['standard', 1, 1024],
  ])('fact T4.2-4: %s from %i to %i GiB', (volumeType, least, most) => {
    const iops = volumeType.startsWith('io') ? 500 : undefined;
    const sized = (sizeInGiB: number) =>
      running(
        { configuredAtLaunch: true },
        { ...ebs({ volumeType, sizeInGiB, iops }), ...RUN_ON_EC2 },
        ON_EC2,
      );
    expect(sized(least)).toBe('ok');
    expect(sized(most)).toBe('ok');
    expect(sized(least - 1)).toMatch(/sizeInGiB must be between/);
    expect(sized(most + 1)).toMatch(/sizeInGiB must be between/);
  });

  test.each<[string, Members, RegExp]>([
    ['neither size nor snapshot', { sizeInGiB: undefined }, /Either sizeInGiB or snapshotId/],
    ['a snapshot alone', { sizeInGiB: undefined, snapshotId: 'snap-1' }, /^ok$/],
    ['a type there is not', { volumeType: 'gp9' }, /volumeType should be one of/],
    ['magnetic on Fargate', { volumeType: 'standard' }, /not supported for tasks on Fargate/],
    ['2,999 IOPS of gp3', { iops: 2999 }, /iops must be between 3000 and 16000/],
    ['3,000 IOPS of gp3', { iops: 3000 }, /^ok$/],
    ['16,000 IOPS of gp3', { iops: 16_000 }, /^ok$/],
    ['16,001 IOPS of gp3', { iops: 16_001 }, /iops must be between/],
    ['IOPS of gp2', { volumeType: 'gp2', iops: 3000 }, /iops is not supported/],
    ['io2 without IOPS', { volumeType: 'io2' }, /iops is required/],
    ['1,000 MiB/s of gp3', { throughput: 1000 }, /^ok$/],
    ['1,001 MiB/s of gp3', { throughput: 1001 }, /throughput must be between/],
    ['throughput of io1', { volumeType: 'io1', iops: 500, throughput: 500 }, /not supported/],
    ['ext4', { filesystemType: 'ext4' }, /^ok$/],
    ['ntfs on Linux', { filesystemType: 'ntfs' }, /Windows/],
    ['a rate without snapshot', { volumeInitializationRate: 200 }, /needs a snapshotId/],
    ['a rate with one', { snapshotId: 'snap-1', volumeInitializationRate: 200 }, /^ok$/],
  ])('fact T4.2-4, T3.2-9: %s', (_name, changes, what) => {
    expect(running({ configuredAtLaunch: true }, ebs(changes))).toMatch(what);
  });
});

describe('UpdateService', () => {
  test('volumes go with the task definition: [] where the new one has none', () => {
    const door = withCluster();
    door.give('ECS.RegisterTaskDefinition', appTask({ configuredAtLaunch: true }));
    door.give('ECS.RegisterTaskDefinition', appTask({}));
    door.give('ECS.CreateService', webService({ taskDefinition: 'app:1', ...ebs() }));
    const update = { cluster: 'demo', service: 'web', taskDefinition: 'app:2' };
    expect(door.refused('ECS.UpdateService', update).message).toMatch(/has no volume 'data'/);
    door.give('ECS.UpdateService', { ...update, volumeConfigurations: [] });
    const configurations = door.give(
      'ECS.DescribeServices',
      { cluster: 'demo', services: ['web'] },
      'services[0].deployments[].volumeConfigurations | [1][0].name',
    );
    expect(configurations).toBe('data');
  });
});
