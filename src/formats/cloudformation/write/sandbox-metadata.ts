/**
 * What a template says in its `Metadata` of the sandbox that it came from. CloudFormation passes it
 * over; read back here, it makes of the template the same sandbox again.
 */

/** The key in `Metadata`, of the template and of its resources. */
export const SANDBOX_METADATA = 'EcsSandbox';

interface KeptOperation {
  target: string;
  input: Record<string, unknown>;
}

/** `Metadata.EcsSandbox` of the template. */
export interface TemplateMetadata {
  /** What CloudFormation has no word for, to be given before the resources: images, hooks. */
  before?: KeptOperation[];
  /** The same to be given after the resources: traffic, tasks run by hand, what was deleted. */
  operations?: KeptOperation[];
  /**
   * What the sandbox has for parameters: `{ VpcId: 'vpc-1', SubnetIds: 'subnet-a,subnet-b' }`; null
   * where it names nothing of the kind.
   */
  parameters?: Record<string, string | null>;
}

/** `Metadata.EcsSandbox` of a resource. */
export interface ResourceMetadata {
  /** Its id in the sandbox, where its name alone would not tell: what `Ref` of it stands for. */
  id?: string;
  /**
   * Nothing in the sandbox declares it; AWS needs it. It becomes no operation, and whoever names it
   * names `id`, or nothing (as with AWS::NoValue) where there is none.
   */
  undeclared?: true;
  /** Members of its operation that CloudFormation has no property for, by the operation's names. */
  members?: Record<string, unknown>;
}
