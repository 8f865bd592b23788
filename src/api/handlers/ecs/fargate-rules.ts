import type { InputOf } from '../../contract/operations';
import { isFargateSize } from './fargate-sizes';
import { fargateLogRefusal } from './log-drivers';

type Registration = InputOf<'ECS.RegisterTaskDefinition'>;
type Container = Registration['containerDefinitions'][number];

const refusesHere = (what: string) => `Fargate compatible task definitions do not support ${what}.`;

/**
 * Why Fargate does not take a task definition; undefined when it does. `cpu` in units, `memory` in
 * MiB.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
export function fargateRefusal(
  registration: Registration,
  cpu: number | undefined,
  memory: number | undefined,
): string | undefined {
  if (registration.networkMode !== 'awsvpc') return "Fargate only supports network mode 'awsvpc'.";
  if (cpu === undefined) return "Fargate requires that 'cpu' be defined at the task level.";
  if (memory === undefined) return "Fargate requires that 'memory' be defined at the task level.";
  if (!isFargateSize(cpu, memory)) {
    return `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory`;
  }
  return taskRefusal(registration) ?? firstOf(registration.containerDefinitions, containerRefusal);
}

function taskRefusal(registration: Registration): string | undefined {
  if (registration.pidMode === 'host') {
    return (
      "Tasks using the Fargate launch type do not support pidMode 'host'. " +
      "The supported value for pidMode is 'task'."
    );
  }
  if (registration.ipcMode) {
    return `Tasks using the Fargate launch type do not support ipcMode '${registration.ipcMode}'.`;
  }
  if (registration.placementConstraints?.length) return refusesHere('placement constraints');
  if (registration.inferenceAccelerators?.length) return refusesHere('inference accelerators');
  for (const volume of registration.volumes ?? []) {
    if (volume.dockerVolumeConfiguration) return refusesHere('dockerVolumeConfiguration');
    if (volume.fsxWindowsFileServerVolumeConfiguration) {
      return refusesHere('fsxWindowsFileServerVolumeConfiguration');
    }
    if (volume.host?.sourcePath) return refusesHere('host.sourcePath');
  }
  return ephemeralRefusal(registration.ephemeralStorage?.sizeInGiB);
}

function ephemeralRefusal(size: number | undefined): string | undefined {
  if (size === undefined) return undefined;
  if (size < 21) return 'EphemeralStorage size should be at least 21';
  return size > 200 ? 'EphemeralStorage size should be at most 200' : undefined;
}

/** What only containers on instances can have, by member and whether this container has it. */
const REFUSED: [what: string, has: (container: Container) => unknown][] = [
  ['links', (c) => c.links?.length],
  ['privileged containers', (c) => c.privileged],
  ['disableNetworking', (c) => c.disableNetworking],
  ['dnsServers', (c) => c.dnsServers?.length],
  ['dnsSearchDomains', (c) => c.dnsSearchDomains?.length],
  ['extraHosts', (c) => c.extraHosts?.length],
  ['dockerSecurityOptions', (c) => c.dockerSecurityOptions?.length],
  ['devices', (c) => c.linuxParameters?.devices?.length],
  ['sharedMemorySize', (c) => c.linuxParameters?.sharedMemorySize],
  ['tmpfs', (c) => c.linuxParameters?.tmpfs?.length],
  ['maxSwap', (c) => c.linuxParameters?.maxSwap !== undefined],
  ['swappiness', (c) => c.linuxParameters?.swappiness !== undefined],
  ['GPU resource requirements', (c) => c.resourceRequirements?.some((r) => r.type === 'GPU')],
  [
    'adding capabilities other than SYS_PTRACE',
    (c) => c.linuxParameters?.capabilities?.add?.some((name) => name !== 'SYS_PTRACE'),
  ],
];

function containerRefusal(container: Container): string | undefined {
  const refused = REFUSED.find(([, has]) => has(container));
  if (refused) return refusesHere(refused[0]);
  const logging = fargateLogRefusal(container);
  if (logging) return logging;
  for (const member of ['startTimeout', 'stopTimeout'] as const) {
    const value = container[member];
    if (value !== undefined && (value < 2 || value > 120)) {
      return `Invalid setting for container '${container.name}'. '${member}' must be between 2 and 120.`;
    }
  }
  return undefined;
}

function firstOf<T>(items: readonly T[], why: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const reason = why(item);
    if (reason) return reason;
  }
  return undefined;
}
