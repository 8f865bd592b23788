import { attributesOf } from '../../../../engine/capacity/instance-attributes';
import { AGENT_VERSION, DOCKER_VERSION } from '../../../../engine/capacity/agent';
import { freeOf, type Usage, usageOf } from '../../../../engine/capacity/usage';
import type { World } from '../../../../engine/world/world';
import type { ContainerInstance } from '../../../../model/container-instance';
import { type SimMicros, toEpochSeconds } from '../../../../model/sim-time';

type Include = 'TAGS' | 'CONTAINER_INSTANCE_HEALTH';

/** Several `containerInstances` as ECS answers them: what they use is added up once. */
export function describeContainerInstances(
  world: World,
  instances: readonly ContainerInstance[],
  include: readonly Include[] = ['TAGS'],
): object[] {
  const usages = usageOf(world, instances);
  return instances.flatMap((one) => {
    const usage = usages.get(one.arn);
    return usage ? [describeContainerInstance(one, usage, include)] : [];
  });
}

function describeContainerInstance(
  instance: ContainerInstance,
  usage: Usage,
  include: readonly Include[],
): object {
  const { cpu, memory } = freeOf(instance, usage);
  const reserved = instance.reservedPorts.map((port) => `${port}/tcp`);
  return {
    containerInstanceArn: instance.arn,
    ec2InstanceId: instance.ec2InstanceId,
    capacityProviderName: instance.capacityProviderName,
    version: instance.version,
    versionInfo: { agentVersion: AGENT_VERSION, dockerVersion: DOCKER_VERSION },
    remainingResources: resources(cpu, memory, [...usage.ports]),
    registeredResources: resources(instance.registeredCpu, instance.registeredMemory, reserved),
    status: instance.status,
    agentConnected: instance.agentConnected,
    runningTasksCount: usage.running,
    pendingTasksCount: usage.pending,
    attributes: attributesOf(instance).map(({ name, value }) => ({ name, value })),
    registeredAt:
      instance.registeredAt === undefined ? undefined : toEpochSeconds(instance.registeredAt),
    attachments: [],
    tags: include.includes('TAGS') ? instance.tags : [],
    healthStatus: include.includes('CONTAINER_INSTANCE_HEALTH') ? healthOf(instance) : undefined,
  };
}

/** CPU, memory, and the ports of TCP and UDP that are taken. */
function resources(cpu: number, memory: number, ports: readonly string[]): object[] {
  const number = (name: string, integerValue: number) => ({
    name,
    type: 'INTEGER',
    doubleValue: 0,
    longValue: 0,
    integerValue,
  });
  const set = (name: string, protocol: string) => ({
    name,
    type: 'STRINGSET',
    doubleValue: 0,
    longValue: 0,
    integerValue: 0,
    stringSetValue: ports
      .filter((key) => key.endsWith(`/${protocol}`))
      .map((key) => key.slice(0, key.indexOf('/'))),
  });
  return [
    number('CPU', cpu),
    number('MEMORY', memory),
    set('PORTS', 'tcp'),
    set('PORTS_UDP', 'udp'),
  ];
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_InstanceHealthCheckResult.html */
function healthOf(instance: ContainerInstance): object {
  const since: SimMicros = instance.registeredAt ?? instance.launchedAt;
  const check = (type: string, isWell: boolean) => ({
    type,
    status: isWell ? 'OK' : 'IMPAIRED',
    lastUpdated: toEpochSeconds(since),
    lastStatusChange: toEpochSeconds(since),
  });
  const details = [
    check('CONTAINER_RUNTIME', instance.state === 'running'),
    check('AGENT_CONNECTIVITY', instance.agentConnected),
  ];
  const isWell = instance.agentConnected && instance.state === 'running';
  return { overallStatus: isWell ? 'OK' : 'IMPAIRED', details };
}
