import type { FileSystemView } from '../../model/infrastructure-view';
import { lastPart } from '../../model/ids';
import type { ServiceView } from '../../model/view';
import type { VolumeConfiguration, VolumeDefinition } from '../../model/volume';
import type { Gesture, Operation } from '../gesture';
import { allOf, type Entities, freeName } from './entities';
import { type Definition, revisionWith } from './revision';

/** Where a container finds a volume. */
export interface MountPlace {
  /** Of the task definition. */
  volumeName: string;
  containerName: string;
  containerPath: string;
  readOnly: boolean;
}

/** A service and what is to be known of it to mount something in its tasks. */
export interface MountedService {
  service: Pick<ServiceView, 'name' | 'clusterArn'>;
  definition: Definition;
  /** As it is now; what UpdateService says replaces it. */
  volumeConfigurations: readonly VolumeConfiguration[];
}

const REGISTER = 'ECS.RegisterTaskDefinition';

const volumesOf = ({ volumes }: Definition): VolumeDefinition[] =>
  Array.isArray(volumes) ? (volumes as VolumeDefinition[]) : [];

const mountPointsOf = ({ mountPoints }: Record<string, unknown>): unknown[] =>
  Array.isArray(mountPoints) ? (mountPoints as unknown[]) : [];

/** What a new volume of a definition would be called. */
export const freeVolumeName = (definition: Definition, base: string): string =>
  freeName(
    base.replace(/[^A-Za-z0-9_-]+/g, '-'),
    volumesOf(definition).map(({ name }) => name ?? ''),
  );

/** A path as it is compared: `/data/` is `/data`. */
const plainPath = (path: string): string => path.replace(/(.)\/+$/, '$1');

/** The paths at which a container of a definition has something mounted. */
function mountPathsOf(definition: Definition, containerName: string): string[] {
  const container = definition.containerDefinitions.find(({ name }) => name === containerName);
  const points = mountPointsOf(container ?? {}) as { containerPath?: string }[];
  return points.map(({ containerPath }) => plainPath(containerPath ?? ''));
}

/** `base`, or `base-2` and so on where something is mounted there already. */
export const freeMountPath = (definition: Definition, container: string, base: string): string =>
  freeName(base, mountPathsOf(definition, container));

/** Whether a container has something mounted at a path. */
export const isMountPath = (definition: Definition, container: string, path: string): boolean =>
  mountPathsOf(definition, container).includes(plainPath(path));

/** The next revision with the volume and its mount point, and the service told to use it. */
function mounting(
  { service, definition, volumeConfigurations }: MountedService,
  volume: VolumeDefinition,
  place: MountPlace,
  atLaunch?: VolumeConfiguration,
): Operation[] {
  const { volumeName, containerName, containerPath, readOnly } = place;
  const point = {
    sourceVolume: volumeName,
    containerPath,
    ...(readOnly && { readOnly }),
  };
  const input = revisionWith(
    definition,
    (one) =>
      one.name === containerName ? { ...one, mountPoints: [...mountPointsOf(one), point] } : one,
    { volumes: [...volumesOf(definition), volume] },
  );
  return [
    { target: REGISTER, input: input as Record<string, unknown> },
    {
      target: 'ECS.UpdateService',
      input: {
        cluster: lastPart(service.clusterArn),
        service: service.name,
        taskDefinition: definition.family,
        ...(atLaunch && { volumeConfigurations: [...volumeConfigurations, atLaunch] }),
      },
    },
  ];
}

export interface EfsMount extends MountPlace {
  /** `fs-…`. */
  fileSystemId: string;
  transitEncryption: boolean;
}

const efsVolume = ({ volumeName, fileSystemId, transitEncryption }: EfsMount) => ({
  name: volumeName,
  efsVolumeConfiguration: {
    fileSystemId,
    ...(transitEncryption && { transitEncryption: 'ENABLED' as const }),
  },
});

/** Mounts a file system in a service's tasks: a new revision, and so a deployment. */
export const planEfsMount = (mounted: MountedService, mount: EfsMount): Gesture => ({
  label: `Mount ${mount.fileSystemId} in ${mounted.service.name}`,
  operations: mounting(mounted, efsVolume(mount), mount),
});

export interface EbsMount extends MountPlace {
  sizeInGiB: number;
  volumeType: string;
  /** Of the infrastructure role. */
  roleArn: string;
}

/** Gives each of a service's tasks an EBS volume of its own: a new revision as well. */
export function planEbsMount(mounted: MountedService, mount: EbsMount): Gesture {
  const { volumeName: name, sizeInGiB, volumeType, roleArn } = mount;
  return {
    label: `Give tasks of ${mounted.service.name} a volume each`,
    operations: mounting(mounted, { name, configuredAtLaunch: true }, mount, {
      name,
      managedEBSVolume: { sizeInGiB, volumeType, roleArn },
    }),
  };
}

export const freeFileSystemName = (entities: Entities): string =>
  freeName(
    'shared',
    allOf(entities, 'fileSystem').map((one) => one.name),
  );

/** The security group of the mount targets. */
export type MountTargetGroups =
  | { kind: 'given'; ids: readonly string[] }
  /** One is made, which lets in NFS from these groups (or, without one, from anywhere). */
  | { kind: 'new'; name: string; vpcId: string; from: readonly string[] };

export interface FileSystemOptions {
  name: string;
  /** Each gets a mount target. */
  subnets: readonly string[];
  groups: MountTargetGroups;
  /** Mounted at once in a service’s tasks. */
  mount?: { mounted: MountedService; place: MountPlace } | null;
  at?: { x: number; y: number } | null;
}

const NFS = 2049;

/** `aws efs create-file-system`, its security group if need be, and its mount targets. */
export function planFileSystem(options: FileSystemOptions): Gesture {
  const { name, subnets, groups, mount, at } = options;
  const operations: Operation[] = [
    {
      target: 'EFS.CreateFileSystem',
      input: { Tags: [{ Key: 'Name', Value: name }] },
      saves: { name: 'FS', path: 'FileSystemId' },
    },
    ...(groups.kind === 'new' ? newGroup(groups) : []),
  ];
  const ids = groups.kind === 'new' ? ['$SG'] : [...groups.ids];
  for (const SubnetId of subnets) {
    operations.push({
      target: 'EFS.CreateMountTarget',
      input: { FileSystemId: '$FS', SubnetId, ...(ids.length > 0 && { SecurityGroups: ids }) },
    });
  }
  if (mount) {
    const efs: EfsMount = { ...mount.place, fileSystemId: '$FS', transitEncryption: false };
    operations.push(...mounting(mount.mounted, efsVolume(efs), mount.place));
  }
  return {
    label: `Create file system ${name}`,
    operations,
    ...(at && { places: [{ kind: 'fileSystem', name, ...at }] }),
  };
}

function newGroup({ name, vpcId, from }: MountTargetGroups & { kind: 'new' }): Operation[] {
  const rule =
    from.length > 0
      ? { UserIdGroupPairs: from.map((GroupId) => ({ GroupId })) }
      : { IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
  return [
    {
      target: 'EC2.CreateSecurityGroup',
      input: {
        Description: 'Mount targets: NFS',
        GroupName: name,
        VpcId: vpcId,
      },
      saves: { name: 'SG', path: 'GroupId' },
    },
    {
      target: 'EC2.AuthorizeSecurityGroupIngress',
      input: {
        GroupId: '$SG',
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: NFS, ToPort: NFS, ...rule }],
      },
    },
  ];
}

export const planMountTarget = (
  { fileSystemId, name }: FileSystemView,
  subnetId: string,
  groups: readonly string[],
): Gesture => ({
  label: `Create a mount target of ${name}`,
  operations: [
    {
      target: 'EFS.CreateMountTarget',
      input: {
        FileSystemId: fileSystemId,
        SubnetId: subnetId,
        ...(groups.length > 0 && { SecurityGroups: [...groups] }),
      },
    },
  ],
});

export const planAccessPoint = ({ fileSystemId, name }: FileSystemView, path: string): Gesture => ({
  label: `Create an access point of ${name}`,
  operations: [
    {
      target: 'EFS.CreateAccessPoint',
      input: { FileSystemId: fileSystemId, RootDirectory: { Path: path } },
    },
  ],
});
