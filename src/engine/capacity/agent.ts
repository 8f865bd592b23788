/** The version of the ECS agent that every instance here runs. */
export const AGENT_VERSION = '1.86.0';
/** The Docker under it. */
export const DOCKER_VERSION = 'DockerVersion: 25.0.8';

/** What the agent of an instance is told by its user data. */
export interface AgentConfiguration {
  /** ECS_CLUSTER. */
  cluster: string;
  /** ECS_RESERVED_MEMORY, MiB that tasks cannot have. */
  reservedMemory: number;
  /** ECS_RESERVED_PORTS, besides those always reserved. */
  reservedPorts: number[];
  /** ECS_INSTANCE_ATTRIBUTES. */
  attributes: { name: string; value?: string }[];
  /** ECS_CONTAINER_STOP_TIMEOUT, seconds. */
  stopTimeoutSeconds?: number;
}

/** User data that the agent cannot make sense of. */
export class UserDataError extends Error {}

/** The account's account of a variable: `ECS_X=…` or `export ECS_X=…`, quoted or not, the last. */
function setting(text: string, name: string): string | undefined {
  const all = [
    ...text.matchAll(
      new RegExp(
        `(?:^|[\\s;])${name}=("[^"]*"|'[^']*'|\\{[^\\n]*\\}|\\[[^\\n]*\\]|[^\\s;"'>|&]*)`,
        'g',
      ),
    ),
  ];
  return all.at(-1)?.[1]?.replace(/^(["'])([^]*)\1$/, '$2');
}

/**
 * CAP-2: reads an agent's settings out of user data, wherever in a script they are written.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html
 */
export function agentConfiguration(userData: string): AgentConfiguration {
  const stopTimeout = durationIn(setting(userData, 'ECS_CONTAINER_STOP_TIMEOUT'));
  return {
    cluster: setting(userData, 'ECS_CLUSTER') || 'default',
    reservedMemory: numberIn('ECS_RESERVED_MEMORY', setting(userData, 'ECS_RESERVED_MEMORY')) ?? 0,
    reservedPorts: portsIn(setting(userData, 'ECS_RESERVED_PORTS')),
    attributes: attributesIn(setting(userData, 'ECS_INSTANCE_ATTRIBUTES')),
    ...(stopTimeout !== undefined && { stopTimeoutSeconds: stopTimeout }),
  };
}

/** The user data that says the same, for an account that is saved. */
export function userDataOf(configuration: AgentConfiguration): string {
  const { cluster, reservedMemory, reservedPorts, attributes, stopTimeoutSeconds } = configuration;
  const values = Object.fromEntries(attributes.map(({ name, value = '' }) => [name, value]));
  return [
    `ECS_CLUSTER=${cluster}`,
    ...(reservedMemory > 0 ? [`ECS_RESERVED_MEMORY=${reservedMemory}`] : []),
    ...(reservedPorts.length > 0 ? [`ECS_RESERVED_PORTS=${JSON.stringify(reservedPorts)}`] : []),
    ...(attributes.length > 0 ? [`ECS_INSTANCE_ATTRIBUTES=${JSON.stringify(values)}`] : []),
    ...(stopTimeoutSeconds === undefined
      ? []
      : [`ECS_CONTAINER_STOP_TIMEOUT=${stopTimeoutSeconds}s`]),
  ].join('\n');
}

function numberIn(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (!/^\d+$/.test(text)) throw new UserDataError(`${name} is no whole number: ${text}`);
  return Number(text);
}

/** `2`, `30s`, `1m30s`, as Go writes durations; a bare number is seconds (assumed). */
function durationIn(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const [, hours, minutes, secs] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(text) ?? [];
  const total = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(secs ?? 0);
  if (total < 1) throw new UserDataError(`ECS_CONTAINER_STOP_TIMEOUT is no duration: ${text}`);
  return total;
}

function portsIn(text: string | undefined): number[] {
  if (text === undefined || text === '') return [];
  const ports = jsonIn('ECS_RESERVED_PORTS', text);
  if (Array.isArray(ports) && ports.every((port) => Number.isInteger(port))) {
    return ports as number[];
  }
  throw new UserDataError(`ECS_RESERVED_PORTS is no list of ports: ${text}`);
}

function attributesIn(text: string | undefined): { name: string; value?: string }[] {
  if (text === undefined || text === '') return [];
  const values = jsonIn('ECS_INSTANCE_ATTRIBUTES', text);
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new UserDataError(`ECS_INSTANCE_ATTRIBUTES is no object: ${text}`);
  }
  return Object.entries(values).map(([name, value]) => ({
    name,
    ...(value !== '' && { value: String(value) }),
  }));
}

function jsonIn(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserDataError(`${name} is no JSON: ${text}`);
  }
}
