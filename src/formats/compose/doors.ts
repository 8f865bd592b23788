import { USUAL_SUBNETS } from '../../model/service-network';
import type { Draft } from './book';
import type { ComposeService } from './compose-service';
import { startPeriod, urlChecked } from './container-health';
import type { Decisions } from './decisions';
import type { Network } from './network';
import type { Plan, TaskDraft } from './plan';
import { isWebPort, type Port } from './service-ports';

/** A published port that a load balancer sends requests to. */
interface Door {
  service: ComposeService;
  port: Port;
  /** Of the load balancer. */
  listenerPort: number;
  targetGroup: string;
}

/** ECS registers a service with at most so many. */
const MOST_GROUPS = 5;
/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const MOST_LISTENERS = 50;

/** The load balancer before what the file publishes. */
export class Doors {
  private readonly doors: Door[] = [];
  private readonly names = new Set<string>();

  constructor(
    private readonly plan: Plan,
    decisions: Decisions,
    private readonly network: Network,
  ) {
    if (plan.chosen.door === 'none') this.sayNone();
    else for (const service of plan.services) this.open(service, decisions);
    if (this.doors.length > 0) this.build();
  }

  private sayNone(): void {
    for (const { ports } of this.plan.services) {
      for (const { at, isOpen } of ports) {
        if (isOpen)
          this.plan.book.warn(at, 'no load balancer is chosen: nothing reaches it from outside');
      }
    }
  }

  private open(service: ComposeService, decisions: Decisions): void {
    const { book } = this.plan;
    const published = service.ports.filter(({ at }) => /\.ports\b/.test(at.path));
    const seen = new Set<number>();
    for (const port of published) {
      if (seen.has(port.from)) continue;
      if (!port.isOpen) {
        book.tell(port.at, 'published to this machine only: no load balancer leads to it');
      } else if (port.from !== port.to) {
        book.warn(port.at, 'a load balancer has one listener for a port: none for a range');
      } else if (port.protocol === 'udp') {
        book.warn(
          port.at,
          'an Application Load Balancer takes no UDP: a Network Load Balancer would',
        );
      } else if (service.kind !== 'service') {
        book.warn(port.at, 'no load balancer leads to what is no service with tasks of its own');
      } else {
        seen.add(port.from);
        this.openPort(service, port, decisions);
      }
    }
  }

  private openPort(service: ComposeService, port: Port, decisions: Decisions): void {
    const { book, chosen } = this.plan;
    const isDoor = decisions.choose(
      `port.${service.name}.${port.from}`,
      `What is behind port ${port.from} of ${service.name}?`,
      [
        { value: 'http', label: 'HTTP', means: 'A listener of the load balancer leads to it.' },
        {
          value: 'none',
          label: 'Something else',
          means: 'Other services reach it; the world does not.',
        },
      ],
      isWebPort(port) ? 'http' : 'none',
    );
    if (isDoor === 'none') {
      const why = 'an Application Load Balancer speaks HTTP only';
      book.warn(port.at, `${why}: other services reach ${port.from}, the world does not`);
      return;
    }
    const own = this.doors.filter((one) => one.service === service);
    const isFull = chosen.door === 'listeners' && this.doors.length >= MOST_LISTENERS;
    if (own.length >= MOST_GROUPS || isFull) {
      book.warn(port.at, `a service has at most ${MOST_GROUPS} target groups: none for this port`);
      return;
    }
    const listenerPort = chosen.door === 'hosts' ? 80 : this.freePort(port);
    const targetGroup = this.freeName(service, port);
    this.doors.push({ service, port, listenerPort, targetGroup });
  }

  /** The port that Compose publishes, if it is free. */
  private freePort(port: Port): number {
    const wanted = port.published ?? port.publishedFrom ?? port.from;
    for (let n = wanted; ; n = n === 65_535 ? 1 : n + 1) {
      if (this.doors.some((one) => one.listenerPort === n)) continue;
      if (n !== wanted)
        this.plan.book.warn(port.at, `${wanted} is taken: the listener has port ${n}`);
      return n;
    }
  }

  /** Names of target groups have at most 32 characters. */
  private freeName({ ecsName }: ComposeService, { from }: Port): string {
    const base = ecsName.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 20);
    for (let n = 1; ; n++) {
      const name = `${base}-${from}${n === 1 ? '' : `-${n}`}`.replace(/^-+/, '');
      if (this.names.has(name)) continue;
      this.names.add(name);
      return name;
    }
  }

  private get balancer(): string {
    return `${this.plan.project.name.slice(0, 26).replace(/-+$/, '')}-alb`;
  }

  private build(): void {
    const { plan, network } = this;
    for (const door of this.doors) this.buildGroup(door);
    const ports = [...new Set(this.doors.map((one) => one.listenerPort))];
    const SecurityGroups = network.doorGroupFor(ports);
    plan.add('doors', 'ELBv2.CreateLoadBalancer', {
      Name: this.balancer,
      Subnets: [...USUAL_SUBNETS],
      ...(SecurityGroups && { SecurityGroups }),
    });
    for (const { service, port } of this.doors) network.letDoorIn([service], port.from);
    for (const port of ports) {
      const [first, ...others] = this.doors.filter((one) => one.listenerPort === port);
      if (!first) continue;
      const listener = plan.add('doors', 'ELBv2.CreateListener', {
        LoadBalancerArn: this.balancer,
        Protocol: 'HTTP',
        Port: port,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: first.targetGroup }],
      });
      this.speakOfListener(first, listener);
      others.forEach((one, index) => this.buildRule(one, port, index + 1));
    }
  }

  private speakOfListener({ port, listenerPort }: Door, listener: Draft): void {
    const { book } = this.plan;
    book.link(port.at, listener, '', `The load balancer listens on ${listenerPort}.`);
    if (listenerPort === 443 || port.from === 443) {
      book.warn(port.at, 'TLS needs a certificate of ACM on an HTTPS listener: this one is HTTP');
    }
  }

  private buildRule({ service, port, targetGroup }: Door, listenerPort: number, priority: number) {
    const { plan } = this;
    const host = `${service.ecsName.toLowerCase()}.${plan.project.name}.example.com`;
    const rule = plan.add('doors', 'ELBv2.CreateRule', {
      ListenerArn: `${this.balancer}:${listenerPort}`,
      Priority: priority,
      Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: [host] } }],
      Actions: [{ Type: 'forward', TargetGroupArn: targetGroup }],
    });
    plan.book.link(port.at, rule, '', `Requests for ${host} come here.`);
  }

  private buildGroup({ service, port, targetGroup }: Door): void {
    const { plan } = this;
    const url = urlChecked(service.node, port.from);
    const path = url?.path;
    const isTls = url?.isTls ?? port.from === 443;
    const isHost = service.networkMode === 'host' || service.networkMode === 'bridge';
    const group = plan.add('doors', 'ELBv2.CreateTargetGroup', {
      Name: targetGroup,
      Protocol: isTls ? 'HTTPS' : 'HTTP',
      Port: port.from,
      VpcId: 'vpc-1',
      TargetType: isHost && !plan.onFargate ? 'instance' : 'ip',
      ...(path !== undefined && path !== '/' && { HealthCheckPath: path }),
    });
    plan.book.link(port.at, group, '', 'Tasks register with their own addresses.');
    if (path === undefined || path === '/') return;
    const image = plan.behave(service.image, { healthCheckPath: path });
    if (image.input.healthCheckPath === path) return;
    // Two services of one image that are asked for different paths: here it answers one of them.
    group.input.HealthCheckPath = String(image.input.healthCheckPath ?? '/');
    plan.book.tell(port.at, `${path} is checked by the container; the target group checks another`);
  }

  /** Members of CreateService of whatever has these services in its tasks. */
  membersFor(task: TaskDraft): Record<string, unknown> {
    const own = this.doors.filter(({ service, port }) => {
      const container = task.containers.find(({ name }) => name === service.ecsName);
      const mappings = (container?.portMappings ?? []) as { containerPort?: number }[];
      const isThere = mappings.some(({ containerPort }) => containerPort === port.from);
      return isThere && task.services.includes(service);
    });
    if (own.length === 0) return {};
    const grace = Math.max(0, ...own.map(({ service }) => startPeriod(service.node) ?? 0));
    return {
      loadBalancers: own.slice(0, MOST_GROUPS).map(({ service, port, targetGroup }) => ({
        targetGroupArn: targetGroup,
        containerName: service.ecsName,
        containerPort: port.from,
      })),
      ...(grace > 0 && { healthCheckGracePeriodSeconds: grace }),
    };
  }
}
