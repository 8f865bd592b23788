import type { Tag } from './cluster';
import type { SimMicros } from './sim-time';

/**
 * One statement of a policy document, its lists spelled out. With `not…` it is about everything but
 * what the list names. Conditions are taken to be met.
 */
export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notActions?: true;
  readonly resources: readonly string[];
  readonly notResources?: true;
}

/** A policy document as given, and what it says. */
export interface PolicyDocument {
  readonly document: string;
  readonly statements: readonly PolicyStatement[];
}

/** A customer's own managed policy. */
export interface ManagedPolicy extends PolicyDocument {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly createdAt: SimMicros;
  readonly tags: Tag[];
}

/**
 * An IAM role as declared; one that was never declared permits everything. A deleted one stays as a
 * mark that it is not there.
 */
export interface Role {
  readonly name: string;
  readonly arn: string;
  /** `/` unless told. */
  readonly path: string;
  readonly createdAt: SimMicros;
  /** The trust policy as given. */
  assumeRolePolicyDocument: string;
  /** Services that may take it: `ecs-tasks.amazonaws.com` … */
  trustedServices: string[];
  /** By policy name. */
  inlinePolicies: Record<string, PolicyDocument>;
  attachedPolicyArns: string[];
  tags: Tag[];
  /** Members that are only shown: Description, MaxSessionDuration, PermissionsBoundary. */
  readonly carried: Record<string, unknown>;
  deleted?: true;
}

/** What an EC2 instance has its role from. */
export interface InstanceProfile {
  readonly name: string;
  readonly arn: string;
  readonly path: string;
  readonly createdAt: SimMicros;
  /** One role at most. */
  roleName?: string;
  tags: Tag[];
}
