import { ecsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';
import { checkHostPorts } from './host-ports';
import { logDriverRefusal } from './log-drivers';
import { restartPolicyFault } from './restart-policy';

type Registration = InputOf<'ECS.RegisterTaskDefinition'>;
type Container = Registration['containerDefinitions'][number];
type NetworkMode = NonNullable<Registration['networkMode']>;

/** Refuses what no launch type takes in a list of container definitions. */
export function checkContainers(
  registration: Registration,
  networkMode: NetworkMode,
  taskCpu: number | undefined,
  taskMemory: number | undefined,
): void {
  const containers = registration.containerDefinitions;
  if (containers.length === 0) refuse(ecsErrors.client('Container list cannot be empty.'));
  const names = new Set<string>();
  for (const container of containers) {
    checkName(container, names);
    checkImage(container.image!);
    checkSize(container, taskMemory);
    checkPorts(container, networkMode);
    checkHealthCheck(container);
    const fault = restartPolicyFault(container);
    if (fault) invalid(container, fault);
    checkVolumes(container, registration);
    const logging = logDriverRefusal(container);
    if (logging) refuse(ecsErrors.client(logging));
  }
  if (!containers.some((container) => container.essential !== false)) {
    refuse(ecsErrors.client('A task definition must have at least one essential container.'));
  }
  checkHostPorts(containers, networkMode);
  checkTotal(containers, taskCpu);
  for (const container of containers) checkDependencies(container, containers);
  checkForCycle(containers);
}

const invalid = (container: Container, why: string) =>
  refuse(ecsErrors.client(`Invalid setting for container '${container.name}'. ${why}`));

function checkName(container: Container, names: Set<string>): void {
  for (const member of ['name', 'image'] as const) {
    if (!container[member]) {
      refuse(ecsErrors.client(`Container.${member} should not be null or empty.`));
    }
  }
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(container.name!)) {
    refuse(ecsErrors.client('Container.name contains invalid characters.'));
  }
  if (names.has(container.name!)) invalid(container, 'Another container has the same name.');
  names.add(container.name!);
}

const DIGEST = /@sha256:[A-Fa-f0-9]{64}$/;

/**
 * An image may have 255 letters, digits and - _ : . / #, not counting a digest at its end.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
function checkImage(image: string): void {
  const reference = image.replace(DIGEST, '');
  if (!/^[A-Za-z0-9_:./#-]+$/.test(reference)) {
    refuse(ecsErrors.client('Container.image contains invalid characters.'));
  }
  if (reference.length > 255) {
    refuse(ecsErrors.client('Container.image should be 255 characters or less'));
  }
}

function checkSize(container: Container, taskMemory: number | undefined): void {
  const { cpu, memory, memoryReservation } = container;
  if (cpu !== undefined && cpu < 0) invalid(container, "'cpu' must be at least 0.");
  if (taskMemory === undefined && memory === undefined && memoryReservation === undefined) {
    invalid(container, "At least one of 'memory' or 'memoryReservation' must be specified.");
  }
  for (const [member, value] of Object.entries({ memory, memoryReservation })) {
    if (value !== undefined && value < 4) invalid(container, `'${member}' must be at least 4.`);
  }
  if (memory !== undefined && memoryReservation !== undefined && memoryReservation > memory) {
    invalid(container, "'memoryReservation' must be less than or equal to 'memory'.");
  }
  const largest = memory ?? memoryReservation ?? 0;
  if (taskMemory !== undefined && largest > taskMemory) {
    refuse(ecsErrors.client("The 'memory' setting for container is greater than for the task."));
  }
}

function checkTotal(containers: readonly Container[], taskCpu: number | undefined): void {
  const total = containers.reduce((sum, container) => sum + (container.cpu ?? 0), 0);
  if (taskCpu !== undefined && total > taskCpu) {
    refuse(ecsErrors.client("The 'cpu' settings for containers are greater than for the task."));
  }
}

const isPort = (port: number, least: number) => port >= least && port <= 65535;

function checkPorts(container: Container, networkMode: NetworkMode): void {
  const mappings = container.portMappings ?? [];
  if (networkMode === 'none' && mappings.length > 0) {
    invalid(container, "Port mappings are not allowed when networkMode is 'none'.");
  }
  checkPortRanges(container, networkMode);
  const protocols = new Map<number, string>();
  for (const { containerPort, hostPort, protocol = 'tcp', containerPortRange } of mappings) {
    if (containerPort === undefined) {
      if (!containerPortRange) {
        refuse(
          ecsErrors.client(`Invalid 'containerPort' setting for container '${container.name}'.`),
        );
      }
      continue;
    }
    if (!isPort(containerPort, 1) || !isPort(hostPort ?? 0, 0)) {
      invalid(container, 'Ports must be between 1 and 65535.');
    }
    if ((protocols.get(containerPort) ?? protocol) !== protocol) {
      invalid(container, `Container port ${containerPort} is mapped for two protocols.`);
    }
    protocols.set(containerPort, protocol);
    const same = networkMode === 'awsvpc' || networkMode === 'host';
    if (same && hostPort && hostPort !== containerPort) {
      refuse(
        ecsErrors.client(
          `When networkMode=${networkMode}, the host ports and container ports in port mappings must match.`,
        ),
      );
    }
  }
}

/**
 * Ranges of container ports: in network modes awsvpc and bridge, a hundred for a container.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
function checkPortRanges(container: Container, networkMode: NetworkMode): void {
  const ranges = (container.portMappings ?? []).flatMap((one) => one.containerPortRange ?? []);
  if (ranges.length === 0) return;
  if (networkMode === 'host') {
    invalid(container, "'containerPortRange' is not supported when networkMode is 'host'.");
  }
  if (ranges.length > 100) invalid(container, "It can have at most 100 'containerPortRange'.");
  for (const range of ranges) {
    const [, first, last] = /^(\d+)-(\d+)$/.exec(range) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!isPort(from, 1) || !isPort(to, 1) || from > to) {
      invalid(container, `'${range}' is no range of ports.`);
    }
  }
}

/**
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html, seconds and
 * times.
 */
const HEALTH_RANGES = {
  interval: [5, 300],
  timeout: [2, 60],
  retries: [1, 10],
  startPeriod: [0, 300],
} as const;

function checkHealthCheck(container: Container): void {
  const check = container.healthCheck;
  if (!check) return;
  if (check.command.length === 0) invalid(container, "'healthCheck.command' cannot be empty.");
  for (const member of ['interval', 'timeout', 'retries', 'startPeriod'] as const) {
    const value = check[member];
    const [least, most] = HEALTH_RANGES[member];
    if (value !== undefined && (value < least || value > most)) {
      invalid(container, `'healthCheck.${member}' must be between ${least} and ${most}.`);
    }
  }
}

function checkVolumes(container: Container, registration: Registration): void {
  const volumes = new Set(registration.volumes?.map((volume) => volume.name));
  for (const { sourceVolume } of container.mountPoints ?? []) {
    if (sourceVolume !== undefined && !volumes.has(sourceVolume)) {
      refuse(ecsErrors.client(`Unknown volume '${sourceVolume}'.`));
    }
  }
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html */
function checkDependencies(container: Container, containers: readonly Container[]): void {
  for (const { containerName, condition } of container.dependsOn ?? []) {
    const other = containers.find((one) => one.name === containerName);
    if (!other) {
      invalid(container, `It depends on container '${containerName}', which is not defined.`);
      return;
    }
    const ends = condition === 'COMPLETE' || condition === 'SUCCESS';
    if (ends && other.essential !== false) {
      invalid(container, `It waits for essential container '${containerName}' to end.`);
    }
    if (condition === 'HEALTHY' && !other.healthCheck) {
      invalid(container, `It waits for '${containerName}', which has no health check.`);
    }
  }
}

function checkForCycle(containers: readonly Container[]): void {
  const waitsFor = new Map(
    containers.map((one) => [one.name!, (one.dependsOn ?? []).map((d) => d.containerName)]),
  );
  const finished = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (finished.has(name)) return;
    if (path.includes(name)) {
      refuse(ecsErrors.client('Container dependencies must not form a cycle.'));
    }
    for (const next of waitsFor.get(name) ?? []) visit(next, [...path, name]);
    finished.add(name);
  };
  for (const name of waitsFor.keys()) visit(name, []);
}
