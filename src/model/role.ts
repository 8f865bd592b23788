import type { Tag } from './cluster';

/** One statement of a policy document, its lists spelled out. */
export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** An IAM role as declared; one that was never declared permits everything. */
export interface Role {
  readonly name: string;
  readonly arn: string;
  /** Services that may take it: `ecs-tasks.amazonaws.com` … */
  trustedServices: string[];
  /** The documents as given, by policy name. */
  inlinePolicies: Record<string, { document: string; statements: PolicyStatement[] }>;
  attachedPolicyArns: string[];
  /** A fault has taken all its permissions. */
  revoked: boolean;
  tags: Tag[];
}
