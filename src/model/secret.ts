import type { Tag } from './cluster';
import type { SimMicros } from './sim-time';

/**
 * A secret of Secrets Manager or a parameter of Systems Manager, as declared. A deleted one stays
 * as a mark that it is not there (one never declared is).
 */
export interface Secret {
  readonly kind: 'secret' | 'parameter';
  readonly name: string;
  readonly arn: string;
  /** What tasks get that start from now on. */
  value: string;
  /** Grows with each new value, from 1. */
  version: number;
  description?: string;
  /** Parameters. */
  type?: 'String' | 'StringList' | 'SecureString';
  kmsKeyId?: string;
  readonly createdAt: SimMicros;
  changedAt: SimMicros;
  /** `scheduled`: in its recovery window, from which RestoreSecret brings it back. */
  deletion?: 'scheduled' | 'done';
  deletedAt?: SimMicros;
  tags: Tag[];
}
