import type { ContainerInstance } from '../../model/container-instance';
import type { ContainerInstanceView } from '../../model/infrastructure-view';
import type { World } from '../world/world';
import { interfaceLimit } from '../capacity/instance-facts';
import { bindingsOf } from '../capacity/ports';
import { type Usage, usageOf } from '../capacity/usage';

/** Instances that are shown: until they are terminated, or gone from their cluster. */
export const shownInstances = (world: World): ContainerInstance[] =>
  [...world.containerInstances.values()].filter(({ state }) => state !== 'terminated');

/** Views of instances by ARN; what their tasks use is added up once for all of them. */
export function createInstanceViews(
  world: World,
): (arn: string) => ContainerInstanceView | undefined {
  let usages: Map<string, Usage> | undefined;
  let ports: Map<string, number[]> | undefined;
  return (arn) => {
    const instance = world.containerInstances.get(arn);
    if (!instance || instance.state === 'terminated') return undefined;
    usages ??= usageOf(world, shownInstances(world));
    ports ??= portsByInstance(world);
    const usage = usages.get(arn);
    return usage && instanceView(instance, usage, ports.get(arn) ?? []);
  };
}

/** Host ports of tasks that have not STOPPED, by instance. */
function portsByInstance(world: World): Map<string, number[]> {
  const ports = new Map<string, number[]>();
  for (const task of world.tasks.values()) {
    const { containerInstanceArn: arn, lastStatus } = task;
    if (arn === undefined || lastStatus === 'STOPPED') continue;
    const own = bindingsOf(task).map(({ hostPort }) => hostPort);
    ports.set(arn, [...(ports.get(arn) ?? []), ...own]);
  }
  return ports;
}

function instanceView(
  instance: ContainerInstance,
  usage: Usage,
  ports: readonly number[],
): ContainerInstanceView {
  return {
    kind: 'containerInstance',
    id: instance.arn,
    name: instance.tags.find(({ key }) => key === 'Name')?.value ?? instance.ec2InstanceId,
    ec2InstanceId: instance.ec2InstanceId,
    instanceType: instance.instanceType,
    clusterArn: instance.clusterArn,
    availabilityZone: instance.availabilityZone,
    privateIp: instance.privateIp,
    status: instance.status,
    state: instance.state,
    agentConnected: instance.agentConnected,
    isSpot: instance.isSpot,
    capacityProvider: instance.capacityProviderName ?? null,
    cpu: { registered: instance.registeredCpu, used: usage.cpu },
    memory: { registered: instance.registeredMemory, used: usage.memory },
    ports: {
      reserved: [...instance.reservedPorts],
      used: [...new Set(ports)].sort((a, b) => a - b),
    },
    interfaces: { limit: interfaceLimit(instance), used: usage.interfaces },
    runningTasks: usage.running,
    pendingTasks: usage.pending,
    attributes: instance.attributes,
    launchedAt: instance.launchedAt,
    machine: instance.machine,
  };
}
