import type { PortMapping, TaskDefinition } from '../../model/task-definition';
import type { NetworkBinding, Task } from '../../model/task';
import type { World } from '../world/world';

/** Host ports: which a task asks for, which it gets, and until when it has them. */

/** The usual ephemeral port range of Linux: where dynamic host ports come from. */
const DYNAMIC_PORTS = { first: 32_768, last: 60_999 };

/**
 * SSH, Docker and the agent have these on every instance.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
export const RESERVED_PORTS: readonly number[] = [22, 2375, 2376, 51_678, 51_679, 51_680];

/** A port of TCP and the same port of UDP are two. */
const portKey = (port: number, protocol: string): string => `${port}/${protocol}`;

/** Whose are taken: keys of `NUMBER/PROTOCOL`. */
export type PortSet = Set<string>;

/** What is taken before the first task comes. */
export const reservedKeys = (ports: readonly number[]): PortSet =>
  new Set(ports.map((port) => portKey(port, 'tcp')));

/** Has ports of the instance: network modes bridge and host, not awsvpc and none. */
const usesHostPorts = ({ networkMode }: TaskDefinition): boolean =>
  networkMode === 'bridge' || networkMode === 'host';

/** The host port that a mapping asks for; undefined when any will do. */
function fixedPort(definition: TaskDefinition, port: PortMapping): number | undefined {
  if (definition.networkMode === 'host') return port.containerPort;
  return port.hostPort > 0 ? port.hostPort : undefined;
}

/** As many ports of an instance can be reserved, its own among them; dynamic ones do not count. */
const MOST_RESERVED = 100;

/**
 * PORT-1: every fixed port is free, and no more of them are taken than can be.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
export function portsFit(definition: TaskDefinition, taken: ReadonlySet<string>): boolean {
  if (!usesHostPorts(definition)) return true;
  const wanted = mappingsOf(definition).flatMap((mapping) => {
    const port = fixedPort(definition, mapping);
    return port === undefined ? [] : [portKey(port, mapping.protocol)];
  });
  if (wanted.length === 0) return true;
  const reserved = [...taken].filter(isFixed).length;
  return reserved + wanted.length <= MOST_RESERVED && wanted.every((key) => !taken.has(key));
}

/** One with a range of container ports gets host ports of Docker's choice, which nobody counts. */
const mappingsOf = (definition: TaskDefinition): PortMapping[] =>
  definition.containerDefinitions.flatMap((one) => one.portMappings.filter(isSingle));

const isSingle = ({ containerPortRange }: PortMapping): boolean => containerPortRange === undefined;

/** Not one that Docker handed out; which of those above 32768 were asked for is not kept. */
function isFixed(key: string): boolean {
  const port = Number.parseInt(key, 10);
  const isDynamic = port >= DYNAMIC_PORTS.first && port <= DYNAMIC_PORTS.last;
  return !isDynamic || RESERVED_PORTS.includes(port);
}

/** PORT-2: the bindings of each container by name; what they take is added to `taken`. */
export function bindPorts(
  definition: TaskDefinition,
  taken: PortSet,
): Map<string, NetworkBinding[]> {
  const bindings = new Map<string, NetworkBinding[]>();
  if (!usesHostPorts(definition)) return bindings;
  for (const container of definition.containerDefinitions) {
    const own = container.portMappings.filter(isSingle).map((mapping) => {
      const { containerPort, protocol } = mapping;
      const hostPort = fixedPort(definition, mapping) ?? nextDynamicPort(taken, protocol);
      taken.add(portKey(hostPort, protocol));
      return { bindIP: '0.0.0.0', containerPort, hostPort, protocol };
    });
    bindings.set(container.name, own);
  }
  return bindings;
}

function nextDynamicPort(taken: ReadonlySet<string>, protocol: string): number {
  let port = DYNAMIC_PORTS.first;
  while (taken.has(portKey(port, protocol)) && port < DYNAMIC_PORTS.last) port++;
  return port;
}

/** Host ports that a task has, as keys. */
const keysOf = (task: Task): string[] =>
  bindingsOf(task).map(({ hostPort, protocol }) => portKey(hostPort, protocol));

/** Where the ports of a task are on its instance. */
export const bindingsOf = (task: Task): NetworkBinding[] =>
  task.containers.flatMap((one) => one.networkBindings ?? []);

/**
 * Host ports in use by EC2 instance id: those of tasks that have not STOPPED, and of stopped ones
 * whose target is draining still, since another task's would be the same target.
 */
export function portsInUse(world: World, clusterArn: string): Map<string, PortSet> {
  const used = new Map<string, PortSet>();
  let draining: ReadonlyMap<string, number[]> | undefined;
  for (const task of world.tasks.values()) {
    if (!task.hostInstanceId || task.clusterArn !== clusterArn) continue;
    let held = keysOf(task);
    if (task.lastStatus === 'STOPPED') {
      draining ??= targetPorts(world);
      const ports = draining.get(task.arn) ?? [];
      held = ports.map((port) => portKey(port, 'tcp'));
    }
    if (held.length === 0) continue;
    const ports = used.get(task.hostInstanceId) ?? new Set();
    for (const key of held) ports.add(key);
    used.set(task.hostInstanceId, ports);
  }
  return used;
}

/** Ports of targets by the task that they were registered for. */
function targetPorts(world: World): Map<string, number[]> {
  const byTask = new Map<string, number[]>();
  for (const { targets } of world.targetGroups.values()) {
    for (const { taskArn, port } of targets) {
      if (taskArn !== undefined) byTask.set(taskArn, [...(byTask.get(taskArn) ?? []), port]);
    }
  }
  return byTask;
}
