import { lastPart } from '../../model/ids';
import type { AccessPoint, FileSystem } from '../../model/file-system';
import type { Task, TaskVolume } from '../../model/task';
import type { VolumeDefinition } from '../../model/volume';
import type { StartFault } from '../control-plane/start-fault';
import type { EngineContext } from '../engine-context';
import { isPermitted } from '../iam/permissions';
import { TIMINGS, type Timing } from '../timings';
import { isDirectory } from './file-tree';
import { accessPointOf, fileSystemDomain, fileSystemFor } from './file-systems';
import { canReachFileSystem, mountTargetFor } from './mount-targets';
import { declaredVolume } from './mounts';
import { normalPath } from './paths';
import { instanceIdOf, taskRoleOf } from './volume-settings';

/** Whether everything that a task mounts can be mounted: looked at before images are pulled. */
export function mountCheck(ctx: EngineContext, task: Task): StartFault | undefined {
  for (const volume of task.volumes ?? []) {
    const fault = faultOf(ctx, task, volume);
    if (fault) return fault;
  }
  return undefined;
}

function faultOf(ctx: EngineContext, task: Task, volume: TaskVolume): StartFault | undefined {
  const declared = declaredVolume(ctx, task, volume);
  if (!declared) return undefined;
  if (volume.type === 'efs') return efsFault(ctx, task, volume, declared);
  if (volume.type === 's3files') return s3FilesFault(ctx, task, volume, declared);
  return volume.type === 'docker' ? dockerFault(ctx, task, volume, declared) : undefined;
}

/** What the mount helper says, and the exit code that it ends with. */
interface MountFailure {
  readonly stderr: string;
  readonly code: number;
  readonly after: Timing;
}

/**
 * EFS-1: a file system of EFS is mounted through the mount target in the task's zone, if its
 * security groups let NFS in, with the task role where IAM decides.
 * https://docs.aws.amazon.com/efs/latest/ug/troubleshooting-efs-mounting.html
 */
function efsFault(
  ctx: EngineContext,
  task: Task,
  volume: TaskVolume,
  declared: VolumeDefinition,
): StartFault | undefined {
  const efs = declared.efsVolumeConfiguration;
  if (!efs) return undefined;
  const system = fileSystemFor(ctx, efs.fileSystemId);
  const { accessPointId, iam } = efs.authorizationConfig ?? {};
  const isDenied =
    iam === 'ENABLED' &&
    !isPermitted(ctx, taskRoleOf(ctx, task), 'elasticfilesystem:ClientMount', system.arn);
  const failure =
    notReached(ctx, task, system) ??
    (isDenied ? DENIED : undefined) ??
    rootFailure(system, accessPointId, efs.rootDirectory);
  return failure && { ...startFaultOf(task, volume, failure), doing: 'mounting EFS' };
}

function notReached(ctx: EngineContext, task: Task, system: FileSystem): MountFailure | undefined {
  const isThere = !system.isDeleted && (!system.isDeclared || mountTargetFor(ctx, task, system));
  if (!isThere) return unresolved(system.id);
  return canReachFileSystem(ctx, task, system) ? undefined : TIMED_OUT;
}

/** The directory that is mounted must be there, or be made by its access point. */
function rootFailure(
  system: FileSystem,
  accessPointId: string | undefined,
  rootDirectory = '/',
): MountFailure | undefined {
  if (!system.isDeclared) return undefined;
  const point = accessPointId === undefined ? undefined : accessPointOf(system, accessPointId);
  if (accessPointId !== undefined && !point) return DENIED;
  const root = missingRoot(system, point, rootDirectory);
  return root === undefined ? undefined : noDirectory(system.id, point, root);
}

/** The directory that would be mounted, where it is not there and nothing makes it. */
export function missingRoot(
  system: FileSystem,
  point: AccessPoint | undefined,
  rootDirectory = '/',
): string | undefined {
  if (!system.isDeclared) return undefined;
  const root = normalPath(point?.path ?? rootDirectory);
  return point?.creationInfo || isDirectory(system.files, root) ? undefined : root;
}

const unresolved = (id: string): MountFailure => ({
  stderr:
    `Failed to resolve "${fileSystemDomain(id)}" - check that your file system ID is correct, ` +
    'and ensure that the VPC has an EFS mount target for this file system ID. See ' +
    'https://docs.aws.amazon.com/console/efs/mount-dns-name for more detail. Attempting to ' +
    'lookup mount target ip address using botocore. Failed to import necessary dependency ' +
    'botocore, please install botocore first.',
  code: 1,
  after: TIMINGS.failedMount,
});
const TIMED_OUT: MountFailure = {
  stderr: 'mount.nfs4: Connection timed out',
  code: 32,
  after: TIMINGS.mountTimeout,
};
const DENIED: MountFailure = {
  stderr: "b'mount.nfs4: access denied by server while mounting 127.0.0.1:/'",
  code: 32,
  after: TIMINGS.failedMount,
};
const noDirectory = (id: string, point: AccessPoint | undefined, root: string): MountFailure => ({
  stderr:
    `b'mount.nfs4: mounting ${point ? '127.0.0.1' : fileSystemDomain(id)}:${point ? '/' : root} ` +
    "failed, reason given by server: No such file or directory'",
  code: 32,
  after: TIMINGS.failedMount,
});

/** Fargate mounts by itself; on EC2 a volume plugin of the agent does. */
function startFaultOf(task: Task, volume: TaskVolume, failure: MountFailure): StartFault {
  const { stderr, code, after } = failure;
  if (task.launchType === 'FARGATE') {
    return {
      after,
      reason:
        'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: ' +
        `stderr: ${stderr} : unsuccessful EFS utils command execution; code: ${code}`,
    };
  }
  const error =
    `Error response from daemon: create ${dockerNameOf(task, volume)}: VolumeDriver.Create: ` +
    `mounting volume failed: ${stderr}`;
  return { after, reason: `CannotCreateVolumeError: ${error}` };
}

/** As the agent names Docker volumes of a task: `ecs-web-1-data-…`. */
const dockerNameOf = (task: Task, volume: TaskVolume): string =>
  `ecs-${lastPart(task.taskDefinitionArn).replace(':', '-')}-${volume.name}-${task.id.slice(0, 20)}`;

/**
 * S3FILES-1: not on EC2 as yet; the task role is asked always. The texts are the sandbox's.
 */
function s3FilesFault(
  ctx: EngineContext,
  task: Task,
  volume: TaskVolume,
  declared: VolumeDefinition,
): StartFault | undefined {
  const s3 = declared.s3filesVolumeConfiguration;
  if (!s3) return undefined;
  const begin = 'ResourceInitializationError: failed to set up S3 Files volumes';
  const after = TIMINGS.failedMount;
  const doing = 'mounting S3 Files';
  if (task.launchType !== 'FARGATE') {
    return { after, doing, reason: `${begin}: S3 Files volumes are not supported on EC2 yet` };
  }
  const role = taskRoleOf(ctx, task);
  if (role !== undefined && isPermitted(ctx, role, 's3files:ClientMount', s3.fileSystemArn)) {
    return undefined;
  }
  return {
    after,
    doing,
    reason: `${begin}: access denied to ${s3.fileSystemArn} for volume ${volume.name}`,
  };
}

/** The drivers that an ECS-optimized AMI has. */
const DRIVERS = ['local', 'amazon-ecs-volume-plugin'];

/**
 * DOCKER-1: the driver must be installed, and a shared volume that is not to be provisioned must be
 * on the instance already. On capacity that nobody declared they are.
 */
function dockerFault(
  ctx: EngineContext,
  task: Task,
  volume: TaskVolume,
  declared: VolumeDefinition,
): StartFault | undefined {
  const { driver = 'local', autoprovision = false } = declared.dockerVolumeConfiguration ?? {};
  const refuse = (why: string): StartFault => ({
    after: TIMINGS.failedMount,
    doing: 'making volumes',
    reason: `CannotCreateVolumeError: Error response from daemon: ${why}`,
  });
  if (task.containerInstanceArn === undefined) return undefined;
  if (!DRIVERS.includes(driver)) {
    return refuse(
      `create ${volume.name}: error looking up volume plugin ${driver}: plugin "${driver}" not found`,
    );
  }
  const key = `${instanceIdOf(ctx, task)}/${volume.resource}`;
  const isThere = volume.resource === undefined || ctx.world.hostVolumes.has(key);
  if (isThere || autoprovision) return undefined;
  return refuse(`get ${volume.name}: no such volume`);
}
