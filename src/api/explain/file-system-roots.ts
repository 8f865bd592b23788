import type { EngineContext } from '../../engine/engine-context';
import { namedId } from '../../model/named-id';
import { accessPointOf } from '../../engine/storage/file-systems';
import { missingRoot } from '../../engine/storage/mount-checks';
import { definitionOf } from '../../engine/control-plane/task-facts';
import type { FileSystem } from '../../model/file-system';
import type { Fix } from '../../model/explanation';
import type { Task } from '../../model/task';
import type { VolumeDefinition } from '../../model/volume';
import { definitionInput } from '../handlers/sandbox/declared-ecs';
import { advice, cause, type Finding } from './finding';
import { given, ofService, serviceOf } from './names';

/** The directory of a file system that is to be mounted, or the access point to it, is missing. */
export function rootFinding(
  ctx: EngineContext,
  task: Task,
  system: FileSystem,
  volume: VolumeDefinition,
): Finding | null {
  const { authorizationConfig, rootDirectory } = volume.efsVolumeConfiguration ?? {};
  const named = authorizationConfig?.accessPointId;
  const point = named === undefined ? undefined : accessPointOf(system, named);
  const show = `aws efs describe-access-points --file-system-id ${system.id}`;
  if (named !== undefined && !point && system.isDeclared) {
    const gone = cause(`File system ${system.id} has no access point ${named}.`, 'not found', show);
    return { causes: [gone], fixes: withAccessPoint(ctx, task, volume, '/') };
  }
  const root = missingRoot(system, point, rootDirectory);
  if (root === undefined) return null;
  const what = point
    ? `access point ${point.id} leads there and has no CreationInfo with which EFS would make it`
    : 'a root directory other than / must be there before it is mounted';
  return {
    causes: [cause(`File system ${system.id} has no directory ${root}.`, what, show)],
    fixes: withAccessPoint(ctx, task, volume, root),
  };
}

/** An access point cannot be changed: another one that makes its directory, and a revision. */
function withAccessPoint(
  ctx: EngineContext,
  task: Task,
  volume: VolumeDefinition,
  path: string,
): Fix[] {
  const service = serviceOf(ctx, task);
  const efs = volume.efsVolumeConfiguration;
  if (!service || !efs || service.deploymentController.type !== 'ECS') {
    return [advice('Make an access point with CreationInfo, and mount that.')];
  }
  const { rootDirectory: _, ...kept } = efs;
  const definition = definitionOf(ctx, task);
  const token = freeToken(ctx, efs.fileSystemId, `${volume.name}-made`);
  const accessPointId = namedId('fsap', `${efs.fileSystemId}/${token}`);
  const volumes = (definition.carried.volumes as VolumeDefinition[]).map((one) =>
    one.name === volume.name
      ? {
          ...one,
          efsVolumeConfiguration: {
            ...kept,
            transitEncryption: 'ENABLED',
            authorizationConfig: { ...efs.authorizationConfig, accessPointId },
          },
        }
      : one,
  );
  const creation = { OwnerUid: 1000, OwnerGid: 1000, Permissions: '755' };
  const create = {
    FileSystemId: efs.fileSystemId,
    ClientToken: token,
    RootDirectory: { Path: path, ...(path !== '/' && { CreationInfo: creation }) },
  };
  return [
    {
      text: `Mount ${path} by an access point that makes it where it is not there`,
      operations: [
        { target: 'EFS.CreateAccessPoint', input: create },
        {
          target: 'ECS.RegisterTaskDefinition',
          input: given({ ...definitionInput(definition), volumes }),
        },
        {
          target: 'ECS.UpdateService',
          input: { ...ofService(service), taskDefinition: definition.family },
        },
      ],
    },
  ];
}

/** Of an id made of it, so that what follows can name the access point. */
function freeToken({ world }: EngineContext, fileSystemId: string, base: string): string {
  const used = world.fileSystems.get(fileSystemId)?.accessPoints ?? [];
  const isFree = (token: string) => used.every(({ clientToken }) => clientToken !== token);
  for (let n = 1; ; n++) {
    const token = n === 1 ? base : `${base}-${n}`;
    if (isFree(token)) return token;
  }
}
