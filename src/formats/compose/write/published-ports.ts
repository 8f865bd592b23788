import { list, type Members, number, type Running } from './account-reading';
import { countOf } from './deploy';
import type { Written } from './written';

/** The ports of the machine that Compose runs on, and who has them. */
export class PublishedPorts {
  private readonly taken = new Set<number>();

  /**
   * @param doors - ports of load balancers by the target group that they lead to
   */
  constructor(
    private readonly doors: ReadonlyMap<string, number>,
    running: readonly Running[],
    private readonly written: Written,
  ) {
    for (const { definition, service } of running) {
      for (const container of definition.containers) {
        const ports = this.wanted(container, definition.input, service);
        for (const port of ports.values()) this.taken.add(port);
      }
    }
  }

  /**
   * By the port of the container, what is published for it. A port of a machine is one container's
   * only: where several of a service run, each of them has its own.
   */
  of(
    container: Members,
    input: Members,
    service: Members | undefined,
    path: string,
  ): Map<number, string> {
    const wanted = this.wanted(container, input, service);
    const count = countOf(service);
    return new Map(
      [...wanted].map(([port, first]): [number, string] => {
        if (count < 2) return [port, String(first)];
        const from = this.firstFree(first, count);
        const range = `${from}-${from + count - 1}`;
        const message = `each of ${count} containers takes a port of the machine of its own: one of ${range}`;
        this.written.tell(`${path}.desiredCount`, message);
        return [port, range];
      }),
    );
  }

  /** The first of so many in a row: where it is asked for, or the next place with room. */
  private firstFree(wanted: number, count: number): number {
    const rest = (from: number) => Array.from({ length: count - 1 }, (_, at) => from + at + 1);
    let from = wanted;
    while (rest(from).some((port) => this.taken.has(port))) {
      from += 1;
      while (this.taken.has(from)) from += 1;
    }
    for (const port of [from, ...rest(from)]) this.taken.add(port);
    return from;
  }

  /** What leads to a port from outside: a listener, or the port of an instance. */
  private wanted(
    container: Members,
    input: Members,
    service: Members | undefined,
  ): Map<number, number> {
    const ports = new Map<number, number>();
    for (const { containerName, containerPort, targetGroupArn } of list(service?.loadBalancers)) {
      const port = number(containerPort);
      if (containerName !== container.name || port === undefined) continue;
      ports.set(port, this.doors.get(String(targetGroupArn)) ?? port);
    }
    if (input.networkMode !== undefined && input.networkMode !== 'bridge') return ports;
    for (const { containerPort, hostPort } of list(container.portMappings)) {
      const [port, host] = [number(containerPort), number(hostPort)];
      if (port !== undefined && host && !ports.has(port)) ports.set(port, host);
    }
    return ports;
  }
}
