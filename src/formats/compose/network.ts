import { discoveryServiceArn } from '../../model/ids';
import { namedId } from '../../model/named-id';
import { usualNetwork } from '../../model/service-network';
import type { Draft } from './book';
import { type ComposeService, ecsName } from './compose-service';
import { asMap } from './merge-services';
import type { Plan, TaskDraft } from './plan';
import { type At, itemsOf, member, textOf } from './yaml-places';

/** Where what nobody declared is. */
const VPC = 'vpc-1';

/** A task has at most so many. https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const MOST_GROUPS = 5;

/** How services find and reach each other. */
export class Network {
  private readonly groups = new Map<string, { id: string; name: string; draft: Draft }>();
  private readonly allowed = new Set<string>();
  private hasNamespace = false;
  private doorGroup: string | undefined;

  constructor(
    private readonly plan: Plan,
    private readonly cluster: Draft,
  ) {
    const { chosen, project } = plan;
    if (chosen.network === 'service-connect') {
      cluster.input.serviceConnectDefaults = { namespace: project.name };
    }
    this.declareNetworks();
  }

  private declareNetworks(): void {
    const { chosen, project, book, services } = this.plan;
    const used = new Set(services.flatMap(({ networks }) => networks));
    for (const [name, node] of project.networks) {
      if (chosen.network === 'security-groups' && used.has(name)) {
        book.link(node, this.groupFor(name).draft, '', 'A group whose members reach each other.');
      } else if (chosen.network === 'service-connect') {
        const says = 'One namespace for all: names are found whatever the network.';
        book.link(node, this.cluster, 'serviceConnectDefaults', says);
      } else book.tell(node, 'ECS makes no networks: tasks are in the subnets of a VPC');
      for (const key of ['driver', 'driver_opts', 'ipam', 'internal', 'external', 'enable_ipv6']) {
        const lost = member(node, key);
        if (lost) book.lose(lost, 'about networks of Docker: subnets and routes of the VPC decide');
      }
    }
    const isApart = services.some(
      ({ networks }) => networks.join() !== services[0]?.networks.join(),
    );
    if (isApart && chosen.network === 'service-connect') {
      const node = project.root.entries.get('networks') ?? project.root;
      const at = { path: 'networks', line: node.line, endLine: node.line };
      book.warn(
        at,
        'all services reach each other here: choose security groups to keep them apart',
      );
    }
  }

  /** The security group that stands for a network. */
  private groupFor(network: string): { id: string; name: string; draft: Draft } {
    const known = this.groups.get(network);
    if (known) return known;
    const name = `${this.plan.project.name}-${ecsName(network)}`;
    const id = namedId('sg', VPC + name);
    const draft = this.plan.add('network', 'EC2.CreateSecurityGroup', {
      GroupName: name,
      Description: `Network ${ecsName(network)} of ${this.plan.project.name}`,
      VpcId: VPC,
    });
    this.allow(id, { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: id }] });
    const made = { id, name, draft };
    this.groups.set(network, made);
    return made;
  }

  /** The same rule twice is refused. */
  private allow(GroupId: string, permission: object): void {
    const key = `${GroupId} ${JSON.stringify(permission)}`;
    if (this.allowed.has(key)) return;
    this.allowed.add(key);
    this.plan.add('network', 'EC2.AuthorizeSecurityGroupIngress', {
      GroupId,
      IpPermissions: [permission],
    });
  }

  /** Of tasks with these services; undefined where there are no walls. */
  private groupsOf(services: readonly ComposeService[]): string[] | undefined {
    if (this.plan.chosen.network !== 'security-groups') return undefined;
    const names = [...new Set(services.flatMap(({ networks }) => networks))];
    for (const service of services) {
      const at = service.node.entries.get('networks');
      if (at && names.length > MOST_GROUPS) {
        this.plan.book.warn(
          at,
          `a task has at most ${MOST_GROUPS} security groups: the first count`,
        );
      }
    }
    return names.slice(0, MOST_GROUPS).map((name) => this.groupFor(name).id);
  }

  /** Where the tasks of a service are put; none in network modes without interfaces. */
  configuration(task: TaskDraft): object {
    if (task.networkMode !== 'awsvpc') return {};
    const { capacity } = this.plan.chosen;
    const { awsvpcConfiguration } = usualNetwork(capacity);
    const securityGroups = this.groupsOf(task.services);
    // Fargate attaches no EBS volumes in the third zone.
    const subnets = task.atLaunch
      ? awsvpcConfiguration.subnets.slice(0, 2)
      : awsvpcConfiguration.subnets;
    return {
      networkConfiguration: {
        awsvpcConfiguration: {
          ...awsvpcConfiguration,
          subnets,
          ...(securityGroups && { securityGroups }),
        },
      },
    };
  }

  /** The load balancer's own group, let in from everywhere on its ports. */
  doorGroupFor(ports: readonly number[]): string[] | undefined {
    if (this.plan.chosen.network !== 'security-groups') return undefined;
    const GroupName = `${this.plan.project.name}-door`;
    const id = namedId('sg', VPC + GroupName);
    if (this.doorGroup === undefined) {
      this.plan.add('network', 'EC2.CreateSecurityGroup', {
        GroupName,
        Description: `Load balancer of ${this.plan.project.name}`,
        VpcId: VPC,
      });
      this.doorGroup = id;
    }
    for (const port of ports) {
      const range = { FromPort: port, ToPort: port };
      this.allow(id, { IpProtocol: 'tcp', ...range, IpRanges: [{ CidrIp: '0.0.0.0/0' }] });
    }
    return [id];
  }

  /** Lets the load balancer in to a port of tasks. */
  letDoorIn(services: readonly ComposeService[], port: number): void {
    const [group] = this.groupsOf(services) ?? [];
    if (group === undefined || this.doorGroup === undefined) return;
    const pair = [{ GroupId: this.doorGroup }];
    this.allow(group, { IpProtocol: 'tcp', FromPort: port, ToPort: port, UserIdGroupPairs: pair });
  }

  /** The group of the file system's mount targets: NFS from every network. */
  filesGroup(): string[] | undefined {
    const { services, project } = this.plan;
    const members = this.groupsOf(services) ?? [];
    if (members.length === 0) return undefined;
    const GroupName = `${project.name}-files`;
    const id = namedId('sg', VPC + GroupName);
    const Description = `File system of ${project.name}`;
    this.plan.add('network', 'EC2.CreateSecurityGroup', { GroupName, Description, VpcId: VPC });
    const names = [...new Set(services.flatMap((one) => one.networks))];
    const UserIdGroupPairs = names.map((name) => ({ GroupId: this.groupFor(name).id }));
    this.allow(id, { IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049, UserIdGroupPairs });
    return [id];
  }

  /** How others find the service: the member of CreateService that says so. */
  discovery(service: ComposeService, task: TaskDraft): Record<string, unknown> {
    const { chosen } = this.plan;
    if (chosen.network === 'security-groups') return this.registry(service, task);
    if (chosen.network !== 'service-connect') return {};
    if (task.networkMode !== 'awsvpc' && task.networkMode !== 'bridge') {
      this.plan.book.warn(modeOf(service), 'Service Connect does not reach into this network mode');
      return {};
    }
    const named = namedPorts(task, service);
    const services = named.map(({ name, port }) => ({
      portName: name,
      discoveryName: name,
      clientAliases: [{ port, dnsName: service.name }],
    }));
    return {
      serviceConnectConfiguration: { enabled: true, ...(services.length > 0 && { services }) },
    };
  }

  /** Cloud Map, where Service Connect is not chosen. */
  private registry(service: ComposeService, task: TaskDraft): Record<string, unknown> {
    if (task.networkMode !== 'awsvpc') return {};
    const { plan } = this;
    const Name = `${plan.project.name}.local`;
    // Ids as Cloud Map's are made here: of the namespace by its name, of the service by both.
    const namespace = namedId('ns', Name).slice(0, 19);
    const id = namedId('srv', `${namespace}/${service.ecsName}`).slice(0, 20);
    if (!this.hasNamespace) {
      plan.add('network', 'ServiceDiscovery.CreatePrivateDnsNamespace', { Name, Vpc: VPC });
      this.hasNamespace = true;
    }
    const draft = plan.add('network', 'ServiceDiscovery.CreateService', {
      Name: service.ecsName,
      NamespaceId: Name,
      DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 10 }] },
    });
    plan.book.warn(
      service.node,
      `others find it as ${service.ecsName}.${Name}, not as ${service.name}`,
    );
    plan.book.link(service.node, draft, 'Name');
    return { serviceRegistries: [{ registryArn: discoveryServiceArn(id) }] };
  }

  /** `networks` and `links` of a service. */
  speakOf(service: ComposeService, draft: Draft): void {
    const { book } = this.plan;
    const node = service.node.entries.get('networks');
    const map = node ? asMap('networks', node) : undefined;
    if (node) book.link(node, draft, MEMBER[this.plan.chosen.network]);
    for (const [name, one] of map?.kind === 'map' ? map.entries : []) {
      if (name !== 'default' && !this.plan.project.networks.has(name)) {
        book.warn(one, `the network ${name} is not declared: Compose refuses it`);
      }
      const aliases = member(one, 'aliases');
      if (aliases)
        book.lose(aliases, `others find it as ${service.name} only: one name for a port`);
      for (const key of [
        'ipv4_address',
        'ipv6_address',
        'link_local_ips',
        'mac_address',
        'priority',
      ]) {
        const lost = member(one, key);
        if (lost) book.lose(lost, 'tasks have the addresses that their subnets give them');
      }
    }
    for (const one of itemsOf(service.node.entries.get('links'))) {
      const [to = '', alias = to] = (textOf(one) ?? '').split(':');
      if (alias === to) book.tell(one, `${to} is found by its name without a link`);
      else book.lose(one, `${to} is found as ${to}, not as ${alias}`);
    }
  }
}

const MEMBER = {
  'service-connect': 'serviceConnectConfiguration',
  'security-groups': 'networkConfiguration',
  none: '',
} as const;

const modeOf = (service: ComposeService): At =>
  service.node.entries.get('network_mode') ?? service.node.entries.get('net') ?? service.node;

/** Ports that Service Connect can offer: those with a name. */
function namedPorts(task: TaskDraft, service: ComposeService): { name: string; port: number }[] {
  const container = task.containers.find(({ name }) => name === service.ecsName);
  const mappings = (container?.portMappings ?? []) as { name?: string; containerPort?: number }[];
  return mappings.flatMap(({ name, containerPort: port }) =>
    name !== undefined && port !== undefined ? [{ name, port }] : [],
  );
}
