import type { Spot } from './plan';
import { appProtocolOf, type Port, usualPort } from './service-ports';

interface Mapping {
  containerPort?: number;
  containerPortRange?: string;
  hostPort?: number;
  protocol?: string;
  name?: string;
  appProtocol?: string;
}

/** `portMappings`, with the names that Service Connect wants. */
export function translatePorts(spot: Spot): void {
  const { plan, service, task, container, prefix } = spot;
  const mappings: Mapping[] = [];
  for (const port of service.ports) {
    const same = mappings.findIndex((one) => isSame(one, port));
    const index = same < 0 ? mappings.length : same;
    if (same < 0) {
      const why = obstacle(spot, mappings, port);
      if (why !== undefined) {
        plan.book.warn(port.at, why);
        continue;
      }
      mappings.push(mappingOf(spot, port));
    }
    const member = `${prefix}.portMappings[${index}]`;
    plan.book.link(port.at, task.draft, member, saysOf(spot, port));
  }
  if (mappings.length === 0) addUsualPort(spot, mappings);
  if (mappings.length > 0) container.portMappings = mappings;
}

const rangeOf = ({ from, to }: Port): string | undefined =>
  from === to ? undefined : `${from}-${to}`;

const isSame = (one: Mapping, port: Port): boolean =>
  one.containerPortRange === rangeOf(port) &&
  (one.containerPortRange !== undefined || one.containerPort === port.from) &&
  (one.protocol ?? 'tcp') === port.protocol;

/** Why a port cannot be mapped beside the others of the task. */
function obstacle(spot: Spot, own: readonly Mapping[], port: Port): string | undefined {
  if (spot.task.networkMode === 'none') return 'network mode none: no ports';
  if (rangeOf(port) !== undefined && spot.task.networkMode === 'host') {
    return 'ECS takes no ranges in network mode host: name each port';
  }
  if (own.some(({ containerPort }) => rangeOf(port) === undefined && containerPort === port.from)) {
    return `port ${port.from} is mapped for one protocol only, the first`;
  }
  const others = spot.task.containers.filter((one) => one !== spot.container);
  const taken = others.some((one) =>
    ((one.portMappings ?? []) as Mapping[]).some(
      ({ containerPort }) => containerPort === port.from,
    ),
  );
  if (!taken) return undefined;
  return `another container of the task listens on ${port.from}: they share one address, and one of the two must listen elsewhere`;
}

function mappingOf({ service, plan, task }: Spot, port: Port): Mapping {
  const range = rangeOf(port);
  const isUdp = port.protocol === 'udp' ? { protocol: 'udp' } : {};
  if (range !== undefined) return { containerPortRange: range, ...isUdp };
  const name = `${service.ecsName.slice(0, 50).toLowerCase()}-${port.from}`;
  const appProtocol = appProtocolOf(port);
  const isNamed = plan.chosen.network === 'service-connect' && port.protocol === 'tcp';
  const hostPort =
    task.networkMode === 'bridge' && port.published !== undefined
      ? { hostPort: port.published }
      : {};
  return {
    containerPort: port.from,
    ...hostPort,
    ...isUdp,
    ...(isNamed && { name, ...(appProtocol && { appProtocol }) }),
  };
}

function saysOf({ task }: Spot, { published, publishedFrom, from }: Port): string | undefined {
  if (publishedFrom !== undefined && task.networkMode === 'awsvpc') {
    return `Compose needs a port for each container; tasks have addresses of their own, each with its ${from}.`;
  }
  if (published === undefined || task.networkMode === 'bridge') return undefined;
  if (task.networkMode === 'host') return 'The container has the instance’s own ports.';
  return published === from
    ? 'Each task has an address of its own: no port of a machine is taken.'
    : `Compose publishes ${published}; a task has an address of its own, so only ${from} stays.`;
}

/** In Compose every port of a container can be reached; Service Connect wants them named. */
function addUsualPort(spot: Spot, mappings: Mapping[]): void {
  const { plan, service } = spot;
  const port = usualPort(service.image);
  const isWanted = plan.chosen.network === 'service-connect' && service.kind === 'service';
  if (port === undefined || !isWanted || spot.task.networkMode !== 'awsvpc') return;
  const at = service.node.entries.get('image') ?? service.node;
  const spoken: Port = { at, from: port, to: port, protocol: 'tcp', isOpen: false };
  if (obstacle(spot, mappings, spoken) !== undefined) return;
  mappings.push(mappingOf(spot, spoken));
  const why = 'Service Connect wants the ports that others reach to be named';
  plan.book.tell(at, `${why}: ${port} is what this image usually listens on`);
}
