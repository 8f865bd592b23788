import type { ScriptStep } from '../../cli/to-script-lines';
import type { Account } from '../../model/account';
import { ACCOUNT_ID, discoveryServiceArn, lastPart, REGION, roleArn } from '../../model/ids';
import { policyArn } from '../../model/scaling-names';
import { agentScript } from '../agent-script';
import {
  discoveryIdOf,
  mainTableOf,
  namespaceIdOf,
  plainTags,
} from '../cloudformation/write/given-ids';
import { withoutUsual } from '../cloudformation/write/ecs-resources';
import type { Finding } from '../import-result';

type Declared = Account['operations'][number];

interface Identified extends Declared {
  id: string | undefined;
}

type Input = Record<string, unknown>;

/** Where the answer says what the next lines call the thing, and what the variable is called by. */
interface Made {
  kind: string;
  path: string;
  names: (one: Identified) => string[];
}

const byId = ({ id = '' }: Identified): string[] => [id];
const byName = ({ input }: Identified): string[] => [String(input.Name)];

const MADE: Readonly<Record<string, Made>> = {
  'ELBv2.CreateLoadBalancer': {
    kind: 'balancer',
    path: 'LoadBalancers[0].LoadBalancerArn',
    names: byName,
  },
  'ELBv2.CreateTargetGroup': {
    kind: 'group',
    path: 'TargetGroups[0].TargetGroupArn',
    names: byName,
  },
  'ELBv2.CreateListener': {
    kind: 'listener',
    path: 'Listeners[0].ListenerArn',
    names: ({ input }) => [`${String(input.LoadBalancerArn)}:${String(input.Port)}`],
  },
  'ELBv2.CreateRule': {
    kind: 'rule',
    path: 'Rules[0].RuleArn',
    names: ({ input }) => [`${String(input.ListenerArn)}/${String(input.Priority)}`],
  },
  'EC2.CreateVpc': { kind: 'vpc', path: 'Vpc.VpcId', names: byId },
  'EC2.CreateSubnet': { kind: 'subnet', path: 'Subnet.SubnetId', names: byId },
  'EC2.CreateInternetGateway': {
    kind: 'gateway',
    path: 'InternetGateway.InternetGatewayId',
    names: byId,
  },
  'EC2.AllocateAddress': { kind: 'address', path: 'AllocationId', names: byId },
  'EC2.CreateSecurityGroup': { kind: 'security-group', path: 'GroupId', names: byId },
  'EC2.CreateRouteTable': { kind: 'table', path: 'RouteTable.RouteTableId', names: byId },
  'EC2.CreateNatGateway': { kind: 'nat', path: 'NatGateway.NatGatewayId', names: byId },
  'EC2.RunInstances': { kind: 'instance', path: 'Instances[0].InstanceId', names: byId },
  'EFS.CreateFileSystem': { kind: 'file-system', path: 'FileSystemId', names: byId },
  'EFS.CreateAccessPoint': { kind: 'access-point', path: 'AccessPointId', names: byId },
  'ECS.RegisterTaskDefinition': {
    kind: 'task-definition',
    path: 'taskDefinition.taskDefinitionArn',
    names: () => [],
  },
  'ECS.CreateTaskSet': { kind: 'task-set', path: 'taskSet.id', names: () => [] },
  'ServiceDiscovery.CreateService': {
    kind: 'registry',
    path: 'Service.Arn',
    names: ({ input }) => [
      discoveryServiceArn(discoveryIdOf(String(input.NamespaceId), String(input.Name))),
    ],
  },
  'SecretsManager.CreateSecret': { kind: 'secret', path: 'ARN', names: byName },
  'ApplicationAutoScaling.PutScalingPolicy': {
    kind: 'policy',
    path: 'PolicyARN',
    names: ({ input }) => [policyArn(String(input.ResourceId), String(input.PolicyName))],
  },
};

/** Members that AWS wants an ARN or id of its own in, with the kind of thing. */
const WANTED: Readonly<Record<string, string>> = {
  LoadBalancerArn: 'balancer',
  TargetGroupArn: 'group',
  TargetGroupARNs: 'group',
  targetGroupArn: 'group',
  alternateTargetGroupArn: 'group',
  ListenerArn: 'listener',
  listenerArns: 'listener',
  productionListenerRule: 'rule',
  testListenerRule: 'rule',
  VpcId: 'vpc',
  Vpc: 'vpc',
  SubnetId: 'subnet',
  SubnetIds: 'subnet',
  Subnets: 'subnet',
  subnets: 'subnet',
  VPCZoneIdentifier: 'subnet',
  SecurityGroups: 'security-group',
  SecurityGroupIds: 'security-group',
  securityGroups: 'security-group',
  GroupId: 'security-group',
  InternetGatewayId: 'gateway',
  GatewayId: 'gateway',
  AllocationId: 'address',
  NatGatewayId: 'nat',
  RouteTableId: 'table',
  RouteTableIds: 'table',
  FileSystemId: 'file-system',
  fileSystemId: 'file-system',
  accessPointId: 'access-point',
  InstanceIds: 'instance',
  ImageId: 'machine-image',
  NamespaceId: 'namespace',
  registryArn: 'registry',
  autoScalingGroupArn: 'scaling-group',
  primaryTaskSet: 'task-set',
  taskDefinition: 'task-definition',
  taskDefinitions: 'task-definition',
  valueFrom: 'secret',
  AlarmActions: 'policy',
  OKActions: 'policy',
};

/** Kinds that exist without being declared: their ids are for whoever runs the script to say. */
const YOURS = ['vpc', 'subnet', 'security-group', 'machine-image', 'file-system'];

const ROLES = ['executionRoleArn', 'taskRoleArn', 'roleArn', 'serviceRoleArn'];

/** Seconds that AWS takes until the next lines can name what has been made. */
const READY_AFTER: Readonly<Record<string, number>> = {
  'EFS.CreateFileSystem': 20,
  'ServiceDiscovery.CreateHttpNamespace': 20,
  'ServiceDiscovery.CreatePrivateDnsNamespace': 60,
};

/** Turns operations that name things by name into those that AWS takes. */
export class ForAws {
  /** Variables that are set beforehand, with what the sandbox has for them. */
  readonly constants = new Map<string, string>();
  /** What is to be said before a step. */
  readonly remarks = new Map<ScriptStep, string>();
  /** Seconds to wait for after a step. */
  readonly waits = new Map<ScriptStep, number>();
  readonly findings: Finding[] = [];
  private readonly variables = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly taskSets = new Map<string, number>();
  private readonly revisions = new Map<string, number>();
  private readonly named: ReadonlySet<string>;
  /** Variables of every script. */
  private readonly region: string;
  private readonly account: string;
  private namesAccount = false;

  constructor(operations: readonly Identified[]) {
    this.named = new Set(operations.flatMap(({ input }) => textsIn(input)));
    this.region = this.free('REGION');
    this.account = this.free('ACCOUNT_ID');
    const declared = operations.flatMap(({ target, input }) =>
      target === 'IAM.CreateRole' ? [String(input.RoleName)] : [],
    );
    const wanted = new Set(operations.flatMap(({ input }) => rolesIn(input)));
    for (const role of wanted) {
      if (declared.includes(role)) continue;
      const message = `The role ${role} is named and not declared: the account must have it.`;
      this.findings.push({ path: `roles.${role}`, severity: 'warning', message });
    }
    this.sayWhatIsShut(operations);
  }

  /** What is set before the first step; to be asked for once all steps are made. */
  head(): string[] {
    const regions = ['AWS_REGION', 'AWS_DEFAULT_REGION'].map((one) => `${one}=$${this.region}`);
    return [
      '# Yours: what the sandbox has stands here.',
      `${this.region}=${REGION}`,
      ...[...this.constants].map(([name, value]) => `${name}=${quoted(value)}`),
      `export ${regions.join(' ')}`,
      ...(this.namesAccount
        ? [`${this.account}=$(aws sts get-caller-identity --query Account --output text)`]
        : []),
    ];
  }

  /** Variables that `head` sets. */
  get known(): string[] {
    return [...this.constants.keys(), this.account, this.region];
  }

  /** The sandbox lets everybody in where no group is declared; AWS does not. */
  private sayWhatIsShut(operations: readonly Identified[]): void {
    for (const { target, input } of operations) {
      const isBalancer = target === 'ELBv2.CreateLoadBalancer' && input.Type !== 'network';
      if (!isBalancer || textsIn(input.SecurityGroups).length > 0) continue;
      const message = `No security group is declared for ${String(input.Name)}: on AWS it gets the VPC’s default one, which lets nobody in from outside.`;
      this.findings.push({
        path: `loadBalancers.${String(input.Name)}`,
        severity: 'warning',
        message,
      });
    }
  }

  /** A step, and those that ask for what its answer does not say. */
  stepsFor(one: Identified): ScriptStep[] {
    const { target } = one;
    const plain = target === 'ECS.CreateService' ? withoutUsual(one.input) : one.input;
    const input = this.translated(this.prepared({ ...one, input: plain }), '') as Input;
    if (target !== 'ECS.PutClusterCapacityProviders') dropEmpty(input);
    const step: ScriptStep = { target, input };
    const made = Object.hasOwn(MADE, target) ? MADE[target] : undefined;
    if (made) this.keep(step, one, made);
    this.remark(step, one);
    const ready = Object.hasOwn(READY_AFTER, target) ? READY_AFTER[target] : undefined;
    if (ready !== undefined) this.waits.set(step, ready);
    return [step, ...this.lookUps(one)];
  }

  private keep(step: ScriptStep, one: Identified, { kind, path, names }: Made): void {
    const all = this.namesOf(one, kind) ?? names(one);
    // Nobody asks for it: the line is better without.
    if (!all.some((name) => this.isNamed(kind, name))) return;
    const called = kind === 'task-definition' ? String(one.input.family) : (all[0] ?? '');
    const name = this.variable(kind, readable(one, called), all);
    step.saves = { name, path };
  }

  /** Names that depend on what was made before it. */
  private namesOf({ input }: Identified, kind: string): string[] | undefined {
    if (kind === 'task-set') {
      const n = countIn(this.taskSets, `${String(input.cluster)}/${String(input.service)}`);
      return [`#${n}`];
    }
    if (kind !== 'task-definition') return undefined;
    const family = String(input.family);
    return [`${family}:${countIn(this.revisions, family)}`];
  }

  private isNamed(kind: string, name: string): boolean {
    if (kind === 'task-set') return this.named.has(name.slice(name.indexOf('#')));
    if (kind === 'listener' && this.named.has(`${name}/default`)) return true;
    if (kind === 'secret') return [...this.named].some((text) => secretIn(text)?.name === name);
    return [...this.named].some((text) => text.split(',').includes(name));
  }

  /** A new variable under which a kind of thing is known by its names. */
  private variable(kind: string, name: string, names: readonly string[]): string {
    const words: string[] = name.toUpperCase().match(/[A-Z0-9]+/g) ?? [];
    const kinds = kind.toUpperCase().split('-');
    const all = [...words, ...kinds.filter((word) => !words.includes(word))];
    const base = all.join('_').replace(/^(?=\d)/, 'N');
    const free = this.free(base);
    for (const each of names) this.variables.set(`${kind} ${each}`, free);
    return free;
  }

  /** A variable of nobody else’s; what a container’s command reads under its own name stays. */
  private free(base: string): string {
    const texts = [...this.named];
    const isRead = (name: string) => texts.some((text) => text.includes(`$${name}`));
    let free = base;
    for (let n = 2; this.taken.has(free) || isRead(free); n++) free = `${base}_${n}`;
    this.taken.add(free);
    return free;
  }

  /** Something that is set before the first line. */
  private constant(kind: string, name: string, value = name): string {
    const known = this.variables.get(`${kind} ${name}`);
    if (known !== undefined) return `$${known}`;
    const variable = this.variable(kind, name, [name]);
    this.constants.set(variable, value);
    return `$${variable}`;
  }

  private translated(value: unknown, member: string): unknown {
    if (typeof value === 'string') return this.text(value, member);
    if (Array.isArray(value)) return value.map((item) => this.translated(item, member));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.translated(item, key)]),
    );
  }

  private text(text: string, member: string): string {
    if (ROLES.includes(member) && !text.startsWith('arn:')) return this.general(roleArn(text));
    const kind = Object.hasOwn(WANTED, member) ? WANTED[member] : undefined;
    if (kind === undefined) return this.general(text);
    if (kind === 'secret') {
      const { name = '', rest = '' } = secretIn(text) ?? {};
      const known = this.variables.get(`secret ${name}`);
      return known === undefined ? this.general(text) : `$${known}${rest}`;
    }
    if (member === 'VPCZoneIdentifier') {
      return text
        .split(',')
        .map((one) => this.thing('subnet', one))
        .join();
    }
    return this.thing(kind, kind === 'scaling-group' ? lastPart(text) : text);
  }

  private thing(kind: string, name: string): string {
    const known = this.variables.get(`${kind} ${name}`);
    if (known !== undefined) return `$${known}`;
    return YOURS.includes(kind) ? this.constant(kind, name) : this.general(name);
  }

  /** The account's number and the region, wherever they are part of a text. */
  private general(text: string): string {
    if (text.includes(ACCOUNT_ID)) this.namesAccount = true;
    return text.replaceAll(ACCOUNT_ID, `$${this.account}`).replaceAll(REGION, `$${this.region}`);
  }

  /** An input without what only the sandbox reads. */
  private prepared({ target, input }: Identified): Input {
    if (target === 'SecretsManager.CreateSecret' && input.SecretString !== undefined) {
      const SecretString = this.constant('value', String(input.Name), 'change-me');
      return { ...input, SecretString };
    }
    if (target.startsWith('EC2.') && Array.isArray(input.TagSpecifications)) {
      const [first] = input.TagSpecifications as { ResourceType?: string }[];
      const Tags = plainTags(input);
      const { TagSpecifications: _all, ...rest } = input;
      const kept = Tags && { TagSpecifications: [{ ...first, Tags }] };
      return withScript(target, { ...rest, ...kept });
    }
    return withScript(target, input);
  }

  /** What is asked for once a thing is there. */
  private lookUps({ target, input, id = '' }: Identified): ScriptStep[] {
    if (target === 'ELBv2.CreateListener') {
      const listener = `${String(input.LoadBalancerArn)}:${String(input.Port)}`;
      const rule = `${listener}/default`;
      if (!this.named.has(rule)) return [];
      const name = this.variable('rule', rule, [rule]);
      const ListenerArn = this.thing('listener', listener);
      const path = 'Rules[?IsDefault].RuleArn | [0]';
      return [{ target: 'ELBv2.DescribeRules', input: { ListenerArn }, saves: { name, path } }];
    }
    if (target === 'AutoScaling.CreateAutoScalingGroup') {
      const group = String(input.AutoScalingGroupName);
      const name = this.variable('scaling-group', group, [group]);
      const path = 'AutoScalingGroups[0].AutoScalingGroupARN';
      const asked = { AutoScalingGroupNames: [group] };
      return [
        { target: 'AutoScaling.DescribeAutoScalingGroups', input: asked, saves: { name, path } },
      ];
    }
    if (target.startsWith('ServiceDiscovery.Create') && target.endsWith('Namespace')) {
      const namespace = String(input.Name);
      if (!this.named.has(namespaceIdOf(namespace))) return [];
      const name = this.variable('namespace', namespace, [namespaceIdOf(namespace)]);
      const path = `Namespaces[?Name==\`${JSON.stringify(namespace)}\`].Id | [0]`;
      return [{ target: 'ServiceDiscovery.ListNamespaces', input: {}, saves: { name, path } }];
    }
    if (target === 'EC2.CreateVpc' && this.named.has(mainTableOf(id))) {
      const name = this.variable('table', 'main route', [mainTableOf(id)]);
      const Filters = [
        { Name: 'vpc-id', Values: [this.thing('vpc', id)] },
        { Name: 'association.main', Values: ['true'] },
      ];
      const path = 'RouteTables[0].RouteTableId';
      return [{ target: 'EC2.DescribeRouteTables', input: { Filters }, saves: { name, path } }];
    }
    return [];
  }

  private remark(step: ScriptStep, { target, input }: Identified): void {
    const text = JSON.stringify(input);
    const isMeasured =
      (target === 'CloudWatch.PutMetricAlarm' && /"(?:LoadBalancer|TargetGroup)"/.test(text)) ||
      text.includes('"ResourceLabel"');
    if (!isMeasured) return;
    const message =
      'On AWS the metrics of a load balancer go by the end of its ARN (app/NAME/ID), those of a target group by targetgroup/NAME/ID.';
    this.remarks.set(step, message);
    if (this.findings.some((one) => one.message === message)) return;
    this.findings.push({ path: 'CloudWatch', severity: 'warning', message });
  }
}

/** Settings of the agent as a script, in Base64 where the CLI does not see to that. */
function withScript(target: string, input: Input): Input {
  if (target === 'EC2.RunInstances' && typeof input.UserData === 'string') {
    return { ...input, UserData: agentScript(input.UserData) };
  }
  const data = input.LaunchTemplateData as { UserData?: string } | undefined;
  if (data?.UserData === undefined || /^[\w+/]+={0,2}$/.test(data.UserData)) return input;
  const bytes = new TextEncoder().encode(agentScript(data.UserData));
  const UserData = btoa(String.fromCharCode(...bytes));
  return { ...input, LaunchTemplateData: { ...data, UserData } };
}

/** The tag Name of a thing, or how it is called. */
function readable({ input, id }: Identified, name: string): string {
  const named = [...(plainTags(input) ?? []), ...((input.Tags ?? []) as { Key?: string }[])];
  const tag = named.find(({ Key }) => Key === 'Name') as { Value?: string } | undefined;
  if (typeof input.GroupName === 'string') return input.GroupName;
  if (typeof input.PolicyName === 'string') return input.PolicyName;
  if (tag?.Value !== undefined) return tag.Value;
  return id === undefined ? name : '';
}

/** The secret that an ARN names, and what follows of it: key, version. */
function secretIn(text: string): { name: string; rest: string } | undefined {
  const [, name, rest = ''] =
    /^arn:aws:secretsmanager:[^:]+:\d+:secret:([^:]+?)(?:-[0-9A-Za-z]{6})?(:.*)?$/.exec(text) ?? [];
  return name === undefined ? undefined : { name, rest };
}

/** Lists with nothing in them say nothing, and neither does no CPU. */
function dropEmpty(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const isEmpty = Array.isArray(item) && item.length === 0;
    if (item === undefined || isEmpty || (key === 'cpu' && item === 0))
      Reflect.deleteProperty(value, key);
    else dropEmpty(item);
  }
}

/** The names of the roles that an input wants, but for those that AWS makes itself. */
function rolesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    ROLES.includes(key) && typeof item === 'string' ? [lastPart(item)] : rolesIn(item),
  );
}

/** All texts of an input, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Counts one more of a name. */
function countIn(counts: Map<string, number>, name: string): number {
  const n = (counts.get(name) ?? 0) + 1;
  counts.set(name, n);
  return n;
}

const quoted = (value: string): string =>
  /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
