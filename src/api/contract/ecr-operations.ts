import * as ecr from './ecr';
import { changes, type Pages, shows } from './operation';

const pages = (resultKey: string): Pages => ({
  resultKey,
  limitKey: 'maxResults',
  tokenKey: 'nextToken',
  nextTokenKey: 'nextToken',
});

/** The part of the catalogue that `aws ecr` is. */
export const ECR_OPERATIONS = {
  'ECR.CreateRepository': changes(
    ecr.createRepository,
    'Makes a repository: from now on only what is pushed to it is there.',
  ),
  'ECR.DescribeRepositories': shows(
    ecr.describeRepositories,
    'Describes repositories.',
    pages('repositories'),
  ),
  'ECR.DeleteRepository': changes(
    ecr.deleteRepository,
    'Deletes a repository; with force also one that has images.',
  ),
  'ECR.PutImage': changes(ecr.putImage, 'Pushes an image: its tag is there from now on.'),
  'ECR.DescribeImages': shows(
    ecr.describeImages,
    'Describes the images of a repository.',
    pages('imageDetails'),
  ),
  'ECR.ListImages': shows(
    ecr.listImages,
    'Lists digests and tags of the images of a repository.',
    pages('imageIds'),
  ),
  'ECR.BatchDeleteImage': changes(ecr.batchDeleteImage, 'Deletes images by tag or digest.'),
} as const;
