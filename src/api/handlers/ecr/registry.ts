import { batchDeleteImage } from './batch-delete-image';
import { createRepository } from './create-repository';
import { deleteRepository } from './delete-repository';
import { describeImages } from './describe-images';
import { describeRepositories } from './describe-repositories';
import { listImages } from './list-images';
import { putImage } from './put-image';

/** Who carries out these operations: a part of the registry. */
export const ECR_HANDLERS = {
  'ECR.CreateRepository': createRepository,
  'ECR.DescribeRepositories': describeRepositories,
  'ECR.DeleteRepository': deleteRepository,
  'ECR.PutImage': putImage,
  'ECR.DescribeImages': describeImages,
  'ECR.ListImages': listImages,
  'ECR.BatchDeleteImage': batchDeleteImage,
} as const;
