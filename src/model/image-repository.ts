import type { Tag } from './cluster';
import type { SimMicros } from './sim-time';

/**
 * A repository of Amazon ECR. Once declared, only the tags pushed to it exist; how an image behaves
 * is said by `put-image` with the whole reference. A deleted one stays as a mark that it is not
 * there (one never declared is).
 */
export interface ImageRepository {
  readonly name: string;
  readonly arn: string;
  /** `123456789012.dkr.ecr.us-east-1.amazonaws.com/NAME` */
  readonly uri: string;
  readonly createdAt: SimMicros;
  readonly tagMutability: 'MUTABLE' | 'IMMUTABLE';
  images: PushedImage[];
  tags: Tag[];
  /** Members that are only shown: scanning and encryption. */
  readonly carried: Record<string, unknown>;
  deleted: boolean;
}

export interface PushedImage {
  readonly tag: string;
  readonly digest: string;
  readonly pushedAt: SimMicros;
  /** As given to PutImage; absent for one pushed by `put-image` of the sandbox. */
  readonly manifest?: string;
}
