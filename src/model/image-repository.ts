import type { SimMicros } from './sim-time';

/**
 * A repository of Amazon ECR. Once declared, only the tags pushed to it exist; how an image behaves
 * is said by `put-image` with the whole reference.
 */
export interface ImageRepository {
  readonly name: string;
  readonly arn: string;
  /** `123456789012.dkr.ecr.us-east-1.amazonaws.com/NAME` */
  readonly uri: string;
  readonly createdAt: SimMicros;
  images: {
    tag: string;
    digest: string;
    pushedAt: SimMicros;
    architectures: ('X86_64' | 'ARM64')[];
    sizeMib: number;
  }[];
}
