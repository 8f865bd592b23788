import { lastPart } from '../../model/ids';
import type { PortMapping, TaskDefinition } from '../../model/task-definition';
import type { NetworkBinding, Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { namedId } from '../kernel/named-id';

/**
 * EC2 capacity that nobody declared has room for everything. It is a row of invented instances in
 * each zone, and a task goes to the first where its ports are free.
 */

/** The usual ephemeral port range of Linux: where dynamic host ports come from. */
const DYNAMIC_PORTS = { first: 32_768, last: 60_999 };

/** A place on an instance: its id, and the bindings of each container by name. */
export interface HostPlace {
  instanceId: string;
  bindings: Map<string, NetworkBinding[]>;
}

/** PLACE-3: the first invented instance of the zone where the fixed host ports are free. */
export function takeHostPlace(
  ctx: EngineContext,
  at: { clusterArn: string; availabilityZone: string },
  definition: TaskDefinition,
): HostPlace {
  const wanted = definition.containerDefinitions.flatMap((one) => one.portMappings);
  const used = portsInUse(ctx, at.clusterArn);
  for (let n = 0; ; n++) {
    const instanceId = namedId('i', `${lastPart(at.clusterArn)}/${at.availabilityZone}/${n}`);
    const taken = used.get(instanceId) ?? new Set<number>();
    const fits = wanted.every((port) => !taken.has(fixedPort(definition, port) ?? 0));
    if (fits) return { instanceId, bindings: bind(definition, new Set(taken)) };
  }
}

/** The host port that a mapping asks for; undefined when any will do. */
function fixedPort(definition: TaskDefinition, port: PortMapping): number | undefined {
  if (definition.networkMode === 'host') return port.containerPort;
  return port.hostPort > 0 ? port.hostPort : undefined;
}

function bind(definition: TaskDefinition, taken: Set<number>): Map<string, NetworkBinding[]> {
  const bindings = new Map<string, NetworkBinding[]>();
  for (const container of definition.containerDefinitions) {
    const own = container.portMappings.map((port) => {
      const hostPort = fixedPort(definition, port) ?? nextDynamicPort(taken);
      taken.add(hostPort);
      const { containerPort, protocol } = port;
      return { bindIP: '0.0.0.0', containerPort, hostPort, protocol };
    });
    bindings.set(container.name, own);
  }
  return bindings;
}

function nextDynamicPort(taken: ReadonlySet<number>): number {
  let port = DYNAMIC_PORTS.first;
  while (taken.has(port) && port < DYNAMIC_PORTS.last) port++;
  return port;
}

/** Host ports of the tasks that have not stopped, by instance. */
function portsInUse(ctx: EngineContext, clusterArn: string): Map<string, Set<number>> {
  const used = new Map<string, Set<number>>();
  for (const task of ctx.world.tasks.values()) {
    if (!task.hostInstanceId || task.clusterArn !== clusterArn) continue;
    const held = task.lastStatus !== 'STOPPED' ? portsOf(task) : drainingPortsOf(ctx, task);
    const ports = used.get(task.hostInstanceId) ?? new Set();
    for (const port of held) ports.add(port);
    used.set(task.hostInstanceId, ports);
  }
  return used;
}

const portsOf = (task: Task): number[] =>
  task.containers.flatMap((one) => (one.networkBindings ?? []).map((binding) => binding.hostPort));

/** A stopped task's target may still be draining: its port is not given to another as yet. */
function drainingPortsOf(ctx: EngineContext, task: Task): number[] {
  return [...ctx.world.targetGroups.values()]
    .flatMap((group) => group.targets)
    .filter((target) => target.taskArn === task.arn)
    .map((target) => target.port);
}
