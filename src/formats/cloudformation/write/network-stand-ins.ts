import { getAtt, Intrinsic, ref, sub } from './expressions';
import type { AccountFacts } from './account-facts';
import type { TemplateDraft } from './template-draft';

interface GroupStandIn {
  logicalId: string;
  /** By its text, so that none is there twice. */
  rules: Map<string, Record<string, unknown>>;
}

/**
 * Networks: what is declared, and for the rest parameters, or a new VPC with subnets that lead out.
 * Security groups that nobody declared let everything through in the sandbox; those that stand for
 * them here let through what is needed.
 */
export class NetworkStandIns {
  private readonly groups = new Map<string, GroupStandIn>();
  private readonly balancerGroups = new Map<string, unknown[]>();
  private readonly taskGroups = new Map<string, unknown>();
  private readonly fileGroups: GroupStandIn[] = [];
  private newVpc: string | undefined;

  /**
   */
  constructor(
    private readonly draft: TemplateDraft,
    private readonly facts: Pick<
      AccountFacts,
      'undeclaredSubnets' | 'undeclaredVpc' | 'vpcOfSubnet'
    >,
    private readonly makesVpc: boolean,
  ) {}

  /** The VPC of an id; without one the VPC of whatever nobody declared. */
  vpc(id?: string): Intrinsic {
    const declared = id === undefined ? undefined : this.draft.find('vpc', id);
    if (declared !== undefined) return ref(declared);
    if (this.makesVpc) return ref(this.wholeVpc());
    const { undeclaredVpc } = this.facts;
    const isFirst = id === undefined || id === undeclaredVpc;
    const name = isFirst ? 'VpcId' : this.draft.find('other vpc', id);
    const parameter = name ?? this.draft.idFor(id ?? '', 'VpcId');
    if (!isFirst) this.draft.declare('other vpc', [id], parameter);
    const Description = 'The VPC that everything is in.';
    const given = { Type: 'AWS::EC2::VPC::Id', Description };
    const standsFor = isFirst ? (undeclaredVpc ?? null) : id;
    return ref(this.draft.parameter(parameter, given, standsFor));
  }

  subnet(id: string): Intrinsic {
    const declared = this.draft.find('subnet', id);
    if (declared !== undefined) return ref(declared);
    if (this.makesVpc) {
      this.wholeVpc();
      return ref(this.draft.find('stand-in subnet', id) ?? '');
    }
    return new Intrinsic('Select', [
      this.facts.undeclaredSubnets.indexOf(id),
      ref(this.subnetParameter()),
    ]);
  }

  /** A list of subnets: the parameter itself where it is all of them. */
  subnets(ids: readonly string[]): unknown {
    const isAll =
      ids.length === this.facts.undeclaredSubnets.length &&
      ids.join() === this.facts.undeclaredSubnets.join();
    if (isAll && !this.makesVpc && ids.length > 0) return ref(this.subnetParameter());
    return ids.map((id) => this.subnet(id));
  }

  private subnetParameter(): string {
    // What selects the third of two subnets fails only once AWS makes the stack.
    const { length } = this.facts.undeclaredSubnets;
    const count = length < 3 ? 'Subnets' : `${length} subnets`;
    const zones = length < 3 ? 'two zones' : 'as many zones';
    const Description = `${count} of the VPC, in ${zones}, with a way out to the internet.`;
    return this.draft.parameter(
      'SubnetIds',
      { Type: 'List<AWS::EC2::Subnet::Id>', Description },
      this.facts.undeclaredSubnets.join(','),
    );
  }

  private vpcOf(subnetIds: readonly string[]): Intrinsic {
    const [declared] = subnetIds.flatMap((id) => this.facts.vpcOfSubnet.get(id) ?? []);
    return declared === undefined ? this.vpc() : this.vpc(declared);
  }

  /** Those of a load balancer: its listeners' ports are open to everybody. */
  ofBalancer(
    name: string,
    { given, subnets, ports }: { given: string[]; subnets: string[]; ports: number[] },
  ): unknown[] {
    const groups = this.resolve(given, 'LoadBalancerSecurityGroup', 'load balancers', subnets);
    for (const { standIn } of groups) {
      for (const port of ports) {
        if (standIn) open(standIn, port, { CidrIp: '0.0.0.0/0' });
      }
    }
    const all = groups.map((one) => one.id);
    this.balancerGroups.set(name, all);
    return all;
  }

  /** Those of tasks: what load balancers call is open to them, everything to each other. */
  ofTasks(
    given: string[],
    { subnets, ports, balancers }: { subnets: string[]; ports: number[]; balancers: string[] },
  ): unknown[] {
    const groups = this.resolve(given, 'TaskSecurityGroup', 'tasks', subnets);
    for (const { standIn, id } of groups) {
      this.taskGroups.set(textOf(id), id);
      if (!standIn) continue;
      this.openToItself(standIn);
      for (const group of balancers.flatMap((one) => this.balancerGroups.get(one) ?? [])) {
        for (const port of ports) open(standIn, port, { SourceSecurityGroupId: group });
      }
    }
    return groups.map((one) => one.id);
  }

  /** Those of a mount target of EFS, which tasks reach by NFS. */
  ofMountTarget(given: string[], subnetId: string): unknown[] {
    const groups = this.resolve(given, 'FileSystemSecurityGroup', 'file systems', [subnetId]);
    for (const { standIn } of groups) if (standIn) this.fileGroups.push(standIn);
    return groups.map((one) => one.id);
  }

  /** Of whatever else names groups. */
  groupsCalled(given: readonly string[], subnets: string[]): unknown[] {
    if (given.length === 0) return [];
    return this.resolve([...given], 'SecurityGroup', 'instances', subnets).map((one) => one.id);
  }

  /** Once everybody is known: who may reach the file systems. */
  finish(): void {
    for (const group of this.fileGroups) {
      const callers = [...this.taskGroups.values()];
      for (const caller of callers) open(group, 2049, { SourceSecurityGroupId: caller });
      if (callers.length === 0) open(group, 2049, { CidrIp: '10.0.0.0/8' });
    }
    for (const { logicalId, rules } of this.groups.values()) {
      const resource = this.draft.resources.get(logicalId);
      if (resource && rules.size > 0)
        resource.Properties.SecurityGroupIngress = [...rules.values()];
    }
  }

  private resolve(given: string[], what: string, whose: string, subnets: string[]) {
    const ids: (string | undefined)[] = given.length > 0 ? given : [undefined];
    return ids.map((id) => {
      const declared = id === undefined ? undefined : this.draft.find('security-group', id);
      if (declared !== undefined) return { id: getAtt(declared, 'GroupId'), standIn: undefined };
      const standIn = this.group(id, what, whose, subnets);
      return { id: getAtt(standIn.logicalId, 'GroupId'), standIn };
    });
  }

  private group(id: string | undefined, what: string, whose: string, subnets: string[]) {
    const vpc = this.vpcOf(subnets);
    const key = id ?? `${what} in ${textOf(vpc)}`;
    const known = this.groups.get(key);
    if (known) return known;
    const logicalId = this.draft.idFor(id === undefined ? '' : id.replace(/^sg-/, ''), what);
    const properties = { GroupDescription: `What may reach the ${whose}.`, VpcId: vpc };
    const metadata = { undeclared: true, ...(id !== undefined && { id }) } as const;
    this.draft.add(logicalId, 'AWS::EC2::SecurityGroup', properties, metadata);
    const made = { logicalId, rules: new Map<string, Record<string, unknown>>() };
    this.groups.set(key, made);
    return made;
  }

  private openToItself({ logicalId }: GroupStandIn): void {
    const id = `${logicalId}ToItself`;
    if (this.draft.resources.has(id)) return;
    const GroupId = getAtt(logicalId, 'GroupId');
    const properties = { GroupId, IpProtocol: '-1', SourceSecurityGroupId: GroupId };
    this.draft.add(id, 'AWS::EC2::SecurityGroupIngress', properties, { undeclared: true });
  }

  /** A VPC with the subnets that nobody declared, all of them public. */
  private wholeVpc(): string {
    if (this.newVpc !== undefined) return this.newVpc;
    const { undeclaredVpc: id } = this.facts;
    const { draft } = this;
    const vpc = draft.idFor('', 'Vpc');
    this.newVpc = vpc;
    const add = (what: string, type: string, properties: Record<string, unknown>, id?: string) => {
      const logicalId = draft.idFor('', what);
      draft.add(logicalId, `AWS::EC2::${type}`, properties, {
        ...(id !== undefined && { id }),
        undeclared: true,
      });
      return logicalId;
    };
    draft.add(
      vpc,
      'AWS::EC2::VPC',
      { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true, EnableDnsSupport: true },
      { ...(id !== undefined && { id }), undeclared: true },
    );
    const VpcId = ref(vpc);
    const gateway = add('InternetGateway', 'InternetGateway', {});
    const InternetGatewayId = ref(gateway);
    const attached = add('GatewayAttachment', 'VPCGatewayAttachment', { VpcId, InternetGatewayId });
    const RouteTableId = ref(add('RouteTable', 'RouteTable', { VpcId }));
    const out = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId };
    draft.dependsOn(add('RouteOut', 'Route', out), [attached]);
    for (const [index, subnetId] of this.facts.undeclaredSubnets.entries()) {
      const properties = {
        VpcId,
        CidrBlock: `10.0.${index}.0/24`,
        AvailabilityZone: sub(`\${AWS::Region}${'abc'[index % 3]}`),
        MapPublicIpOnLaunch: true,
      };
      const what = `Subnet${index + 1}`;
      const logicalId = add(what, 'Subnet', properties, subnetId);
      draft.declare('stand-in subnet', [subnetId], logicalId);
      const association = { SubnetId: ref(logicalId), RouteTableId };
      add(`${what}RouteTable`, 'SubnetRouteTableAssociation', association);
    }
    return vpc;
  }
}

const textOf = (id: unknown): string =>
  id instanceof Intrinsic ? `${id.name} ${String(id.argument)}` : String(id);

function open(group: GroupStandIn, port: number, from: Record<string, unknown>): void {
  const rule = { IpProtocol: 'tcp', FromPort: port, ToPort: port, ...from };
  const key = `${port} ${Object.values(from).map(textOf).join()}`;
  group.rules.set(key, rule);
}
