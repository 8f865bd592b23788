import { isObject } from '../json-text';

type Port = { containerPort: number; name?: string };

/** The objects of a list, whatever else is in it. */
export const entriesOf = (list: unknown): Record<string, unknown>[] =>
  (Array.isArray(list) ? list : []).filter(isObject);

/**
 * Containers and ports that a service speaks of: those its load balancers and registries send to,
 * and the named ports of Service Connect and VPC Lattice, whose numbers it leaves out.
 */
export function mentionedContainers(input: Record<string, unknown>): Map<string, Port[]> {
  const found = new Map<string, Port[]>();
  const add = (container: string, port: Port | undefined) => {
    const ports = found.get(container) ?? [];
    found.set(container, ports);
    if (port && !ports.some(({ containerPort }) => containerPort === port.containerPort)) {
      ports.push(port);
    }
  };
  for (const one of [...entriesOf(input.loadBalancers), ...entriesOf(input.serviceRegistries)]) {
    const { containerName, containerPort } = one;
    if (typeof containerName !== 'string' || containerName === '') continue;
    add(containerName, typeof containerPort === 'number' ? { containerPort } : undefined);
  }
  for (const { name, port } of namedPorts(input)) nameAPort(found, name, port);
  return found;
}

/** Of Service Connect: the port of the alias is the likeliest port of the container. */
function namedPorts(input: Record<string, unknown>): { name: string; port?: number }[] {
  const connect = isObject(input.serviceConnectConfiguration)
    ? entriesOf(input.serviceConnectConfiguration.services)
    : [];
  const all = [...connect, ...entriesOf(input.vpcLatticeConfigurations)];
  return all.flatMap(({ portName, clientAliases }) => {
    if (typeof portName !== 'string') return [];
    const [alias] = entriesOf(clientAliases);
    return [{ name: portName, ...(typeof alias?.port === 'number' && { port: alias.port }) }];
  });
}

/** Names a port that is there already where it can be meant, else adds one. */
function nameAPort(found: Map<string, Port[]>, name: string, port: number | undefined): void {
  const all = [...found.values()].flat();
  if (all.some((one) => one.name === name)) return;
  const free = all.filter((one) => one.name === undefined);
  const meant = free.find(({ containerPort }) => containerPort === port) ?? free[0];
  if (meant) {
    meant.name = name;
    return;
  }
  const [container = name] = found.keys();
  const ports = found.get(container) ?? [];
  const taken = all.map(({ containerPort }) => containerPort);
  let containerPort = port ?? 80;
  while (taken.includes(containerPort)) containerPort += 1;
  found.set(container, [...ports, { containerPort, name }]);
}
