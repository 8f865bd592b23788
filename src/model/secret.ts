import type { SimMicros } from './sim-time';

/**
 * A secret of Secrets Manager or a parameter of Systems Manager, as declared. A deleted one stays
 * as a mark that it is not there (one never declared is).
 */
export interface Secret {
  readonly kind: 'secret' | 'parameter';
  readonly name: string;
  readonly arn: string;
  value: string;
  /** Parameters: String, StringList, SecureString. */
  type?: string;
  kmsKeyId?: string;
  readonly createdAt: SimMicros;
  deleted: boolean;
}
