import { ACCOUNT_ID } from '../../../../model/ids';
import type { ImageRepository } from '../../../../model/image-repository';
import { toEpochSeconds } from '../../../../model/sim-time';

export const describeRepository = (repository: ImageRepository): object => ({
  repositoryArn: repository.arn,
  registryId: ACCOUNT_ID,
  repositoryName: repository.name,
  repositoryUri: repository.uri,
  createdAt: toEpochSeconds(repository.createdAt),
  imageTagMutability: repository.tagMutability,
  imageScanningConfiguration: { scanOnPush: false },
  encryptionConfiguration: { encryptionType: 'AES256' },
  ...repository.carried,
});
