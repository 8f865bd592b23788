import type { World } from '../../../engine/world/world';
import { namedId } from '../../../model/named-id';
import type { FileSystem } from '../../../model/file-system';
import { fileSystemArn, REGION } from '../../../model/ids';
import { efsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { withTags } from '../elbv2/tags';
import { describeFileSystem } from './answers/file-system';
import { liveFileSystems } from './efs-references';

/** From now on it can be mounted where it has a mount target, and nowhere else. */
export const createFileSystem: Handler<'EFS.CreateFileSystem'> = ({ ctx }, input) => {
  const { world } = ctx;
  const { CreationToken, Tags, ...rest } = input;
  const tags = withTags([], Tags);
  const name = tags.find((tag) => tag.key === 'Name')?.value;
  const creationToken = CreationToken ?? freshToken(world, name ?? 'file-system');
  const same = liveFileSystems(world).find((one) => one.creationToken === creationToken);
  if (same) refuse(efsErrors.fileSystemExists(same.id));
  checkSettings(rest);
  const id = namedId('fs', creationToken);
  const system: FileSystem = {
    id,
    arn: fileSystemArn(id),
    isDeclared: true,
    creationToken,
    createdAt: ctx.kernel.now,
    isDeleted: false,
    mountTargets: [],
    accessPoints: [],
    files: {},
    tags,
    carried: Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
  };
  world.fileSystems.set(id, system);
  ctx.touch(`file-system/${id}`);
  return describeFileSystem(system);
};

/** What no file system was made under as yet: the name alone where it can be. */
function freshToken(world: World, base: string): string {
  const used = new Set([...world.fileSystems.values()].map((one) => one.creationToken));
  for (let n = 1; ; n++) {
    const token = n === 1 ? base : `${base}-${n}`;
    if (!used.has(token)) return token;
  }
}

type Settings = Omit<InputOf<'EFS.CreateFileSystem'>, 'CreationToken' | 'Tags'>;

function checkSettings(settings: Settings): void {
  const { ThroughputMode: mode, ProvisionedThroughputInMibps: mibps } = settings;
  if ((mode === 'provisioned') !== (mibps !== undefined)) {
    refuse(
      efsErrors.badRequest(
        'ProvisionedThroughputInMibps is required for the throughput mode provisioned, and for no other.',
      ),
    );
  }
  const { KmsKeyId, Encrypted, AvailabilityZoneName: zone } = settings;
  if (KmsKeyId !== undefined && Encrypted !== true) {
    refuse(efsErrors.badRequest('A KmsKeyId can be given for an encrypted file system only.'));
  }
  if (zone !== undefined && !new RegExp(`^${REGION}[a-f]$`).test(zone)) {
    refuse(efsErrors.badRequest(`'${zone}' is no Availability Zone of ${REGION}.`));
  }
}
