import { lastPart } from '../../../model/ids';
import { anywhere, getAtt, type Intrinsic, ref, sub } from './expressions';
import type { TemplateDraft } from './template-draft';

/** What a role is for, with who may take it on and what AWS's own policies let it do. */
const PURPOSES = {
  execution: {
    what: 'ExecutionRole',
    service: 'ecs-tasks.amazonaws.com',
    policy: 'service-role/AmazonECSTaskExecutionRolePolicy',
  },
  task: { what: 'TaskRole', service: 'ecs-tasks.amazonaws.com', policy: undefined },
  'load-balancers': {
    what: 'InfrastructureRole',
    service: 'ecs.amazonaws.com',
    policy: 'AmazonECSInfrastructureRolePolicyForLoadBalancers',
  },
  volumes: {
    what: 'InfrastructureRole',
    service: 'ecs.amazonaws.com',
    policy: 'service-role/AmazonECSInfrastructureRolePolicyForVolumes',
  },
  hooks: {
    what: 'HookRole',
    service: 'ecs.amazonaws.com',
    policy: 'service-role/AWSLambdaRole',
  },
  'code-deploy': {
    what: 'CodeDeployRole',
    service: 'codedeploy.amazonaws.com',
    policy: 'AWSCodeDeployRoleForECS',
  },
  instances: {
    what: 'InstanceRole',
    service: 'ec2.amazonaws.com',
    policy: 'service-role/AmazonEC2ContainerServiceforEC2Role',
  },
} as const;

export type RolePurpose = keyof typeof PURPOSES;

interface StandIn {
  logicalId: string;
  services: Set<string>;
  policies: Set<string>;
  /** ARNs of secrets and parameters that it may read, by what they are in the sandbox. */
  reads: Map<string, unknown>;
}

/**
 * Roles: those that are declared, and for the others one that may do what it is named for. In the
 * sandbox a role that nobody declared may do everything; AWS has none such.
 */
export class RoleStandIns {
  private readonly made = new Map<string, StandIn>();

  constructor(private readonly draft: TemplateDraft) {}

  /** The ARN of a role by name or ARN, or without one of a role that is made for the purpose. */
  arnOf(purpose: RolePurpose, text?: string): unknown {
    if (text?.includes(':role/aws-service-role/')) return anywhere(text);
    const declared = text === undefined ? undefined : this.draft.find('role', lastPart(text));
    if (declared !== undefined) return getAtt(declared, 'Arn');
    return getAtt(this.standIn(purpose, text).logicalId, 'Arn');
  }

  /**
   * Lets an execution role that nobody declared read what containers are given: AWS's own policy
   * for such roles pulls images and writes logs, and reads no secret.
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
   */
  letRead(roleText: string | undefined, text: string, arn: unknown): void {
    if (roleText !== undefined && this.draft.find('role', lastPart(roleText)) !== undefined) return;
    const one = this.standIn('execution', roleText);
    one.reads.set(text, arn);
    this.complete(one);
  }

  /** The profile through which instances have their role. */
  instanceProfile(): string {
    const { logicalId } = this.standIn('instances', undefined);
    const known = this.draft.find('stand-in', 'instance-profile');
    if (known !== undefined) return known;
    const profile = this.draft.idFor('', 'InstanceProfile');
    this.draft.declare('stand-in', ['instance-profile'], profile);
    const Roles = [ref(logicalId)];
    this.draft.add(profile, 'AWS::IAM::InstanceProfile', { Roles }, { undeclared: true });
    return profile;
  }

  private standIn(purpose: RolePurpose, text: string | undefined): StandIn {
    const { what, service, policy } = PURPOSES[purpose];
    const key = text === undefined ? `for ${purpose}` : lastPart(text);
    const before = this.made.get(key);
    const one = before ?? this.begin(what, text);
    this.made.set(key, one);
    one.services.add(service);
    if (policy !== undefined) one.policies.add(policy);
    this.complete(one);
    return one;
  }

  private begin(what: string, text: string | undefined): StandIn {
    const name = text === undefined ? '' : lastPart(text);
    const logicalId = this.draft.idFor(name, /role$/i.test(name) ? '' : what);
    const metadata = { undeclared: true, ...(text !== undefined && { id: text }) } as const;
    this.draft.add(logicalId, 'AWS::IAM::Role', {}, metadata);
    return { logicalId, services: new Set(), policies: new Set(), reads: new Map() };
  }

  private complete({ logicalId, services, policies, reads }: StandIn): void {
    const resource = this.draft.resources.get(logicalId);
    if (!resource) return;
    resource.Properties = {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: [...services] }, Action: 'sts:AssumeRole' },
        ],
      },
      ...(policies.size > 0 && { ManagedPolicyArns: [...policies].map(awsPolicy) }),
      ...(reads.size > 0 && { Policies: [readPolicy([...reads.values()])] }),
    };
  }
}

const awsPolicy = (name: string): Intrinsic =>
  sub(`arn:\${AWS::Partition}:iam::aws:policy/${name}`);

const readPolicy = (Resource: unknown[]): Record<string, unknown> => ({
  PolicyName: 'read-secrets',
  PolicyDocument: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['secretsmanager:GetSecretValue', 'ssm:GetParameters'],
        Resource,
      },
    ],
  },
});
