/**
 * Volumes as task definitions and launches ask for them, members as the API has them.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_data_volumes.html
 */

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html */
export interface EfsVolumeConfiguration {
  readonly fileSystemId: string;
  readonly rootDirectory?: string;
  readonly transitEncryption?: 'ENABLED' | 'DISABLED';
  readonly authorizationConfig?: {
    readonly accessPointId?: string;
    readonly iam?: 'ENABLED' | 'DISABLED';
  };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DockerVolumeConfiguration.html */
export interface DockerVolumeConfiguration {
  readonly scope?: 'task' | 'shared';
  readonly autoprovision?: boolean;
  readonly driver?: string;
}

export interface S3FilesVolumeConfiguration {
  readonly fileSystemArn: string;
  readonly rootDirectory?: string;
  readonly accessPointArn?: string;
}

/** One entry of a task definition's `volumes`. */
export interface VolumeDefinition {
  readonly name?: string;
  readonly host?: { readonly sourcePath?: string };
  readonly dockerVolumeConfiguration?: DockerVolumeConfiguration;
  readonly efsVolumeConfiguration?: EfsVolumeConfiguration;
  readonly s3filesVolumeConfiguration?: S3FilesVolumeConfiguration;
  readonly fsxWindowsFileServerVolumeConfiguration?: object;
  readonly configuredAtLaunch?: boolean;
}

export type VolumeKind = 'efs' | 's3files' | 'fsx' | 'ebs' | 'docker' | 'host' | 'bind';

/** What an entry is; one that says nothing but its name is a bind mount. */
export function volumeKind(volume: VolumeDefinition): VolumeKind {
  if (volume.efsVolumeConfiguration) return 'efs';
  if (volume.s3filesVolumeConfiguration) return 's3files';
  if (volume.fsxWindowsFileServerVolumeConfiguration) return 'fsx';
  if (volume.dockerVolumeConfiguration) return 'docker';
  if (volume.configuredAtLaunch) return 'ebs';
  return volume.host?.sourcePath ? 'host' : 'bind';
}

/**
 * What a launch says of an EBS volume; a service's has no `terminationPolicy`.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskManagedEBSVolumeConfiguration.html
 */
export interface ManagedEbsVolume {
  readonly encrypted?: boolean;
  readonly volumeType?: string;
  readonly sizeInGiB?: number;
  readonly snapshotId?: string;
  readonly volumeInitializationRate?: number;
  readonly iops?: number;
  readonly throughput?: number;
  readonly roleArn: string;
  readonly terminationPolicy?: { readonly deleteOnTermination: boolean };
  readonly filesystemType?: string;
}

/** One entry of `volumeConfigurations`, by the name of a volume in the task definition. */
export interface VolumeConfiguration {
  readonly name: string;
  readonly managedEBSVolume?: ManagedEbsVolume;
}
