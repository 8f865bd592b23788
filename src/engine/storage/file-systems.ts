import type { AccessPoint, FileSystem } from '../../model/file-system';
import { fileSystemArn, lastPart, REGION } from '../../model/ids';
import type { EngineContext } from '../engine-context';

/**
 * The file system by its `fs-…`, or by the ARN of one of S3 Files; one that nobody declared comes
 * to be with its first mention, as empty as a new one.
 */
export function fileSystemFor(ctx: EngineContext, reference: string): FileSystem {
  const { world } = ctx;
  const known = world.fileSystems.get(reference);
  if (known) return known;
  const isArn = reference.startsWith('arn:');
  const mentioned: FileSystem = {
    id: isArn ? lastPart(reference) : reference,
    arn: isArn ? reference : fileSystemArn(reference),
    isDeclared: false,
    creationToken: reference,
    createdAt: ctx.kernel.now,
    isDeleted: false,
    mountTargets: [],
    accessPoints: [],
    files: {},
    tags: [],
    carried: {},
  };
  world.fileSystems.set(reference, mentioned);
  return mentioned;
}

export const accessPointOf = (system: FileSystem, reference: string): AccessPoint | undefined =>
  system.accessPoints.find((one) => one.id === reference || one.arn === reference);

/** What it is called: its tag Name, else its id. */
export const nameOfFileSystem = (system: FileSystem): string =>
  system.tags.find((tag) => tag.key === 'Name')?.value ?? system.id;

/** The name under which clients find it. */
export const fileSystemDomain = (fileSystemId: string): string =>
  `${fileSystemId}.efs.${REGION}.amazonaws.com`;
