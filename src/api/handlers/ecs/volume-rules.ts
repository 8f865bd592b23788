import { type VolumeDefinition, volumeKind } from '../../../model/volume';
import { ecsErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

/** Members of a volume that say what it is. A host without a path says nothing. */
const KINDS: ((volume: VolumeDefinition) => unknown)[] = [
  (volume) => volume.host?.sourcePath,
  (volume) => volume.dockerVolumeConfiguration,
  (volume) => volume.efsVolumeConfiguration,
  (volume) => volume.s3filesVolumeConfiguration,
  (volume) => volume.fsxWindowsFileServerVolumeConfiguration,
  (volume) => volume.configuredAtLaunch,
];

const no = (message: string) => refuse(ecsErrors.client(message));

/**
 * VOLUME-1: what no launch type takes in a task definition's volumes. Texts that AWS does not
 * document are the sandbox's.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html
 */
export function checkVolumes(
  volumes: readonly VolumeDefinition[] = [],
  taskRoleArn: string | undefined,
): void {
  const names = new Set<string>();
  for (const volume of volumes) {
    const { name } = volume;
    if (name === undefined || name === '') return no('Volume name should not be null or empty.');
    if (names.has(name)) no(`Volume name '${name}' is used more than once.`);
    names.add(name);
    if (KINDS.filter((says) => says(volume)).length > 1) {
      no(
        'When the volume parameter is specified, only one volume configuration type should be used.',
      );
    }
    checkEfs(volume, taskRoleArn);
    checkS3Files(volume, taskRoleArn);
  }
  if (volumes.filter((one) => volumeKind(one) === 'ebs').length > 1) {
    no('A task definition can have at most one volume that is configured at launch.');
  }
}

const isRoot = (directory: string | undefined) => directory === undefined || directory === '/';

const ROOT_ONLY =
  'When using an EFS access point, the root directory must either be set to "/" or be omitted.';

/** EFS-3: an access point and IAM need encryption in transit, IAM a task role as well. */
function checkEfs({ efsVolumeConfiguration: efs }: VolumeDefinition, role: string | undefined) {
  if (!efs) return;
  const { accessPointId, iam } = efs.authorizationConfig ?? {};
  const isEncrypted = efs.transitEncryption === 'ENABLED';
  if (!/^fs-[0-9a-zA-Z-]+$/.test(efs.fileSystemId)) {
    no(`EFS file system id '${efs.fileSystemId}' is invalid.`);
  }
  if (accessPointId !== undefined && !isRoot(efs.rootDirectory)) no(ROOT_ONLY);
  if (accessPointId !== undefined && !isEncrypted) {
    no('Transit encryption must be enabled when using an EFS access point.');
  }
  if (iam !== 'ENABLED') return;
  if (!isEncrypted) no('Transit encryption must be enabled when EFS IAM authorization is used.');
  if (role === undefined) no('A task role is required when EFS IAM authorization is used.');
}

const S3_FILES_ARN = /^arn:aws:s3files:[a-z0-9-]+:\d{12}:file-system\/fs-[0-9a-zA-Z]+$/;

/** S3FILES-2: named by its whole ARN; the task role is mandatory. */
function checkS3Files(
  { s3filesVolumeConfiguration: s3 }: VolumeDefinition,
  role: string | undefined,
) {
  if (!s3) return;
  if (!S3_FILES_ARN.test(s3.fileSystemArn)) {
    no(`S3 Files file system ARN '${s3.fileSystemArn}' is invalid.`);
  }
  if (s3.accessPointArn !== undefined && !isRoot(s3.rootDirectory)) {
    no(ROOT_ONLY.replace('EFS', 'S3 Files'));
  }
  if (role === undefined) no('A task role is required for S3 Files volumes.');
}
