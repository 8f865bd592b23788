import { ACCOUNT_ID, lastPart, REGION } from '../../../model/ids';
import { namesPolicy } from '../../../model/scaling-names';
import type { ResourceType } from '../property-names';
import type { AccountFacts } from './account-facts';
import { anywhere, getAtt, literal, ref, sub, zone } from './expressions';
import type { NetworkStandIns } from './network-stand-ins';
import type { RolePurpose, RoleStandIns } from './role-stand-ins';
import type { ResourceMetadata } from './sandbox-metadata';
import { spelled } from './spell-properties';
import type { Resource, TemplateDraft } from './template-draft';

export type Input = Readonly<Record<string, unknown>>;

/** Members that name other things, with the kind of thing: they want what Ref of it gives. */
const NAMES_A: Readonly<Record<string, string>> = {
  cluster: 'cluster',
  taskDefinition: 'task-definition',
  targetGroupArn: 'target-group',
  TargetGroupArn: 'target-group',
  TargetGroupARNs: 'target-group',
  alternateTargetGroupArn: 'target-group',
  LoadBalancerArn: 'load-balancer',
  ListenerArn: 'listener',
  listenerArns: 'listener',
  productionListenerRule: 'rule',
  testListenerRule: 'rule',
  fileSystemId: 'file-system',
  FileSystemId: 'file-system',
  accessPointId: 'access-point',
  capacityProvider: 'capacity-provider',
  capacityProviders: 'capacity-provider',
  alarmNames: 'alarm',
  NamespaceId: 'namespace',
  'awslogs-group': 'log-group',
  RouteTableId: 'route-table',
  RouteTableIds: 'route-table',
  applicationName: 'application',
};

const ROLE_MEMBERS: Readonly<Record<string, RolePurpose>> = {
  executionRoleArn: 'execution',
  taskRoleArn: 'task',
  serviceRoleArn: 'code-deploy',
};

const ALARM_ACTIONS = ['AlarmActions', 'OKActions', 'InsufficientDataActions'];
const ZONE_MEMBERS = ['AvailabilityZone', 'AvailabilityZones', 'AvailabilityZoneName'];

/** What whoever writes a resource has at hand. */
export class Writing {
  constructor(
    readonly draft: TemplateDraft,
    readonly network: NetworkStandIns,
    readonly roles: RoleStandIns,
    readonly facts: AccountFacts,
  ) {}

  /** A resource whose properties are its operation's input, but for what is told of it here. */
  add(
    logicalId: string,
    type: ResourceType,
    input: Input,
    more: { properties?: Record<string, unknown>; metadata?: ResourceMetadata } = {},
  ): Resource {
    const properties = spelled(type, input, (member, text, path) => this.name(member, text, path));
    const all = { ...properties, ...more.properties };
    return this.draft.add(logicalId, type, all, { ...more.metadata });
  }

  /** What stands in the template for a text of an input. */
  name(member: string, text: string, path: string): unknown {
    const purpose = Object.hasOwn(ROLE_MEMBERS, member) ? ROLE_MEMBERS[member] : undefined;
    if (purpose) return this.roles.arnOf(purpose, text);
    if (member === 'roleArn') return this.roles.arnOf(purposeAt(path), text);
    const kind = Object.hasOwn(NAMES_A, member) ? NAMES_A[member] : undefined;
    if (kind !== undefined) return this.thing(kind, text);
    if (ZONE_MEMBERS.includes(member)) return zone(text);
    if (ALARM_ACTIONS.includes(member)) return this.alarmAction(text);
    switch (member) {
      case 'VpcId':
      case 'Vpc':
        return this.network.vpc(text);
      case 'SubnetId':
      case 'SubnetIds':
      case 'subnets':
        return this.network.subnet(text);
      case 'image':
        return this.image(text);
      case 'valueFrom':
      case 'credentialsParameter':
        return this.secret(text);
      case 'awslogs-region':
        return text === REGION ? ref('AWS::Region') : text;
      case 'hookTargetArn':
        return this.external(text, 'FunctionArn', 'The Lambda function that a deployment calls.');
      case 'CertificateArn':
        return this.external(text, 'CertificateArn', 'A certificate of the load balancer.');
      case 'registryArn':
        return this.attributeOf('discovery-service', lastPart(text), 'Arn') ?? anywhere(text);
      case 'autoScalingGroupArn':
        return this.thing('auto-scaling-group', lastPart(text));
      case 'namespace':
        return this.attributeOf('namespace', lastPart(text), 'Arn', text) ?? anywhere(text);
      default:
        return anywhere(text);
    }
  }

  /** Whether something is declared only to be deleted again. */
  isGone(kind: string, name: unknown): boolean {
    return this.facts.gone.has(`${kind} ${String(name)}`);
  }

  private thing(kind: string, text: string): unknown {
    const known = this.draft.find(kind, text);
    if (known !== undefined) return ref(known);
    if (kind === 'rule') return this.defaultRule(text) ?? anywhere(text);
    if (kind === 'log-group') return this.logGroup(text);
    return anywhere(text);
  }

  private attributeOf(kind: string, name: string, attribute: string, text?: string): unknown {
    const known = this.draft.find(kind, name);
    if (known === undefined) return undefined;
    // A namespace goes by its name as well, which the template then says as it is.
    if (text !== undefined && !text.startsWith('arn:')) return text;
    return getAtt(known, attribute);
  }

  /** A parameter with the image as its default, but for one in a repository of the template. */
  private image(text: string): unknown {
    const general = anywhere(text);
    if (typeof general !== 'string') return general;
    const known = this.draft.find('image', text);
    if (known !== undefined) return ref(known);
    const name = this.draft.idFor(text, 'Image');
    const Description = 'A container image that the account can pull.';
    this.draft.parameter(name, { Type: 'String', Description, Default: text });
    this.draft.declare('image', [text], name);
    return ref(name);
  }

  /** A secret by name or ARN, with what may follow an ARN: key, version. */
  private secret(text: string): unknown {
    const [, name = text, rest = ''] =
      /^arn:aws:secretsmanager:[^:]+:\d+:secret:([^:]+?)(?:-[0-9A-Za-z]{6})?(:.*)?$/.exec(text) ??
      [];
    const secret = this.draft.find('secret', name);
    if (secret !== undefined && text.startsWith('arn:')) {
      return rest === '' ? ref(secret) : sub(`\${${secret}}${literal(rest)}`);
    }
    return anywhere(text);
  }

  /** What a role must be let read for a `valueFrom`: the secret without its key, or a parameter. */
  secretArn(text: string): unknown {
    if (text.startsWith('arn:aws:secretsmanager:')) {
      return this.secret(text.split(':').slice(0, 7).join(':'));
    }
    if (text.startsWith('arn:')) return anywhere(text);
    const path = text.replace(/^\//, '');
    return anywhere(`arn:aws:ssm:${REGION}:${ACCOUNT_ID}:parameter/${path}`);
  }

  /** Something outside of what the template makes, whose ARN whoever uses it must say. */
  private external(text: string, what: string, Description: string): unknown {
    const known = this.draft.find(what, text);
    if (known !== undefined) return ref(known);
    const isCalledSo = text.includes(':function:') || !text.startsWith('arn:');
    const name = this.draft.idFor(isCalledSo ? text.slice(text.lastIndexOf(':') + 1) : '', what);
    this.draft.parameter(name, { Type: 'String', Description }, text);
    this.draft.declare(what, [text], name);
    return ref(name);
  }

  private alarmAction(text: string): unknown {
    const policy = namesPolicy(text) ? this.draft.find('scaling-policy', text) : undefined;
    if (policy !== undefined) return ref(policy);
    return anywhere(text);
  }

  /** A log group that the sandbox has without being told; AWS wants it made. */
  private logGroup(name: string): unknown {
    if (this.isGone('log-group', name)) return name;
    const logicalId = this.draft.idFor(name, 'LogGroup');
    this.draft.declare('log-group', [name], logicalId);
    const properties = { LogGroupName: name, RetentionInDays: 30 };
    const metadata = { undeclared: true, id: name } as const;
    this.draft.add(logicalId, 'AWS::Logs::LogGroup', properties, metadata);
    return ref(logicalId);
  }

  /**
   * A listener's last rule has no name in a template. One of its own before it, which everything
   * fits, does the same.
   */
  private defaultRule(text: string): unknown {
    const [, listener = ''] = /^(.+)\/default$/.exec(text) ?? [];
    const its = this.draft.find('listener', listener);
    if (its === undefined) return undefined;
    const logicalId = this.draft.idFor(listener, 'EverythingRule');
    this.draft.declare('rule', [text], logicalId);
    const input = {
      ListenerArn: listener,
      Priority: 50_000,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } }],
      Actions: this.facts.defaultActions.get(listener),
    };
    this.add(logicalId, 'AWS::ElasticLoadBalancingV2::ListenerRule', input, {
      metadata: { undeclared: true, id: text },
    });
    this.draft.note(
      `Resources.${logicalId}`,
      `CloudFormation cannot name the default rule of the listener ${listener}: a rule that everything fits stands for it.`,
    );
    return ref(logicalId);
  }
}

function purposeAt(path: string): RolePurpose {
  if (path.includes('LifecycleHooks')) return 'hooks';
  if (path.includes('ManagedEBSVolume')) return 'volumes';
  return 'load-balancers';
}
