import type { TaskDefinition } from '../../../model/task-definition';
import type { ManagedEbsVolume, VolumeConfiguration } from '../../../model/volume';
import { volumeKind } from '../../../model/volume';
import { platformOf } from '../../../engine/control-plane/launch-types';
import { volumesOf } from '../../../engine/storage/volume-settings';
import { ecsErrors, notSimulated } from '../../contract/errors';
import { refuse } from '../../refusal';

/** What tasks are to run on, and who keeps them up. */
export interface VolumeLaunch {
  readonly on: 'FARGATE' | 'EC2';
  readonly platformVersion?: string;
  /** Of a service. */
  readonly controller?: 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL';
  readonly schedulingStrategy?: 'REPLICA' | 'DAEMON';
}

const no = (message: string) => refuse(ecsErrors.invalidParameter(message));

/**
 * VOLUME-2: whether tasks can be launched with the volumes of their definition. EBS is not for EC2
 * alone, as older guides have it: Fargate takes it from platform version 1.4.0 on. Texts are the
 * sandbox's.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_data_volumes.html
 */
export function checkLaunchVolumes(
  definition: TaskDefinition,
  configurations: readonly VolumeConfiguration[] = [],
  launch: VolumeLaunch,
): void {
  const volumes = volumesOf(definition);
  const kinds = volumes.map(volumeKind);
  if (kinds.includes('fsx')) refuse(notSimulated('FSx for Windows File Server volumes'));
  const needs140 = kinds.some((kind) => kind === 'efs' || kind === 'ebs' || kind === 's3files');
  const is140 = platformOf(launch.platformVersion) === '1.4.0';
  if (launch.on === 'FARGATE' && needs140 && !is140) refuse(ecsErrors.platformIncompatible());
  if (configurations.length > 1) no('Only one volume can be configured at launch.');
  const wanted = volumes[kinds.indexOf('ebs')]?.name;
  for (const { name, managedEBSVolume } of configurations) {
    if (name !== wanted) {
      no(
        `The task definition has no volume '${name}' that is configured at launch ` +
          '(configuredAtLaunch).',
      );
    }
    if (!managedEBSVolume) return no(`managedEBSVolume is missing for volume '${name}'.`);
    checkEbs(managedEBSVolume, launch);
  }
  if (wanted === undefined) return;
  if (configurations.length === 0) {
    no(
      `Volume '${wanted}' is configured at launch: volumeConfigurations must have an entry of ` +
        'that name.',
    );
  }
  if (launch.controller !== undefined && launch.controller !== 'ECS') {
    no('Volumes configured at launch need the deployment controller ECS.');
  }
  if (launch.schedulingStrategy === 'DAEMON') {
    no('Volumes configured at launch are not supported with the DAEMON scheduling strategy.');
  }
}

/** Sizes in GiB, by volume type. */
const SIZES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  gp2: [1, 16_384],
  gp3: [1, 16_384],
  io1: [4, 16_384],
  io2: [4, 16_384],
  st1: [125, 16_384],
  sc1: [125, 16_384],
  standard: [1, 1024],
};

/** Operations a second, by the types that have a setting for it. */
const IOPS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  gp3: [3000, 16_000],
  io1: [100, 64_000],
  io2: [100, 256_000],
};

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceManagedEBSVolumeConfiguration.html */
function checkEbs(volume: ManagedEbsVolume, { on }: VolumeLaunch): void {
  const { volumeType = 'gp3', sizeInGiB, snapshotId, iops, throughput } = volume;
  const sizes = Object.hasOwn(SIZES, volumeType) ? SIZES[volumeType] : undefined;
  if (!sizes) return no(`volumeType should be one of [${Object.keys(SIZES).join(',')}]`);
  if (volumeType === 'standard' && on === 'FARGATE') {
    no('Volume type standard is not supported for tasks on Fargate.');
  }
  if (sizeInGiB === undefined && snapshotId === undefined) {
    no('Either sizeInGiB or snapshotId must be specified for an EBS volume.');
  }
  if (sizeInGiB !== undefined) checkRange('sizeInGiB', sizeInGiB, sizes, volumeType);
  const range = IOPS[volumeType];
  if (iops !== undefined && !range) no(`iops is not supported for volume type ${volumeType}.`);
  if (iops !== undefined && range) checkRange('iops', iops, range, volumeType);
  if (iops === undefined && (volumeType === 'io1' || volumeType === 'io2')) {
    no(`iops is required for volume type ${volumeType}.`);
  }
  if (throughput !== undefined && volumeType !== 'gp3') {
    no(`throughput is not supported for volume type ${volumeType}.`);
  }
  if (throughput !== undefined) checkRange('throughput', throughput, [125, 1000], volumeType);
  if (volume.filesystemType === 'ntfs') {
    no('Filesystem type ntfs is for Windows tasks only.');
  }
  if (volume.volumeInitializationRate === undefined) return;
  if (snapshotId === undefined) no('volumeInitializationRate needs a snapshotId.');
  checkRange('volumeInitializationRate', volume.volumeInitializationRate, [100, 300], volumeType);
}

function checkRange(
  member: string,
  value: number,
  [least, most]: readonly [number, number],
  volumeType: string,
): void {
  if (value >= least && value <= most) return;
  no(`${member} must be between ${least} and ${most} for volume type ${volumeType}.`);
}
