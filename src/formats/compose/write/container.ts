import {
  type Definition,
  list,
  type Members,
  members,
  number,
  text,
  texts,
} from './account-reading';
import { mountsOf } from './mounts';
import { Source, withoutEmpty, type Written } from './written';

export interface ContainerSpot {
  definition: Definition;
  container: Members;
  path: string;
  /** Container port to the port that is published: `8080`, or `8080-8082` for three of them. */
  published: ReadonlyMap<number, string>;
  /** What Compose calls the other containers of the task. */
  names: ReadonlyMap<string, string>;
  written: Written;
}

/** What a container definition says, as a service of Compose says it. */
export function writeContainer(spot: ContainerSpot): Members {
  const { container, written, path } = spot;
  const source = new Source(container, path);
  const take = (member: string) => source.take(member);
  for (const member of ['name', 'essential', 'portMappings', 'restartPolicy']) take(member);
  const service = withoutEmpty({
    image: text(take('image')),
    command: texts(take('command')),
    entrypoint: texts(take('entryPoint')),
    environment: environment(take('environment'), take('secrets'), spot),
    ...portsOf(spot),
    healthcheck: healthCheck(members(take('healthCheck'))),
    user: text(take('user')),
    working_dir: text(take('workingDirectory')),
    hostname: text(take('hostname')),
    read_only: take('readonlyRootFilesystem') || undefined,
    privileged: take('privileged') || undefined,
    stdin_open: take('interactive') || undefined,
    tty: take('pseudoTerminal') || undefined,
    labels: members(take('dockerLabels')),
    stop_grace_period: duration(take('stopTimeout')),
    ulimits: ulimits(take('ulimits')),
    sysctls: pairs(take('systemControls'), 'namespace'),
    dns: texts(take('dnsServers')),
    dns_search: texts(take('dnsSearchDomains')),
    security_opt: texts(take('dockerSecurityOptions')),
    extra_hosts: pairs(take('extraHosts'), 'hostname', 'ipAddress'),
    logging: logging(members(take('logConfiguration')), spot),
    links: texts(take('links')),
    depends_on: needs(take('dependsOn'), spot),
    volumes: mountsOf(spot.definition, container, { path, written }),
    ...linux(members(take('linuxParameters')), `${path}.linuxParameters`, written),
  });
  take('mountPoints');
  for (const member of ['cpu', 'memory', 'memoryReservation', 'resourceRequirements']) take(member);
  source.loseTheRest(written);
  return service;
}

function environment(given: unknown, secrets: unknown, { path, written }: ContainerSpot): Members {
  const variables: Members = {};
  for (const { name, value } of list(given)) variables[String(name)] = String(value ?? '');
  list(secrets).forEach(({ name, valueFrom }, index) => {
    // Of the one who starts it: the value itself is nothing for a file.
    variables[String(name)] = null;
    const where = `${path}.secrets[${index}]`;
    const from = String(valueFrom);
    written.warn(where, `${String(name)} is taken from your environment: ECS has it from ${from}`);
  });
  return variables;
}

/** Published where a load balancer or the instance leads to it; open to other services else. */
function portsOf({ container, published, path, written }: ContainerSpot): Members {
  const ports: string[] = [];
  const expose: string[] = [];
  list(container.portMappings).forEach((mapping, index) => {
    const { protocol, containerPortRange: range, appProtocol } = mapping;
    const suffix = protocol === 'udp' ? '/udp' : '';
    const port = number(mapping.containerPort);
    const out = port === undefined ? undefined : published.get(port);
    if (out !== undefined) ports.push(`${out}:${port}${suffix}`);
    else expose.push(`${String(range ?? port)}${suffix}`);
    if (appProtocol !== undefined) {
      const where = `${path}.portMappings[${index}].appProtocol`;
      written.tell(where, 'a hint for Service Connect, which Compose does without');
    }
  });
  return { ports, expose };
}

const duration = (value: unknown): string | undefined =>
  typeof value === 'number' ? `${value}s` : undefined;

function healthCheck(check: Members): Members {
  if (!Array.isArray(check.command)) return {};
  return withoutEmpty({
    test: texts(check.command),
    interval: duration(check.interval),
    timeout: duration(check.timeout),
    retries: check.retries,
    start_period: duration(check.startPeriod),
  });
}

const ulimits = (given: unknown): Members =>
  Object.fromEntries(
    list(given).map(({ name, softLimit, hardLimit }) => [
      String(name),
      { soft: softLimit, hard: hardLimit },
    ]),
  );

const pairs = (given: unknown, name: string, value = 'value'): Members =>
  Object.fromEntries(list(given).map((one) => [String(one[name]), String(one[value] ?? '')]));

function logging({ logDriver, options }: Members, { path, written }: ContainerSpot): Members {
  const driver = text(logDriver);
  if (driver === undefined) return {};
  if (driver === 'awsfirelens') {
    written.warn(`${path}.logConfiguration`, 'FireLens is a router of ECS: Docker keeps the logs');
    return {};
  }
  if (driver === 'awslogs') {
    const why = 'Docker’s own driver writes to CloudWatch too, with credentials of yours';
    written.tell(`${path}.logConfiguration`, why);
  }
  return withoutEmpty({ driver, options: members(options) });
}

const CONDITIONS: Readonly<Record<string, string>> = {
  START: 'service_started',
  HEALTHY: 'service_healthy',
  SUCCESS: 'service_completed_successfully',
  COMPLETE: 'service_completed_successfully',
};

function needs(given: unknown, { names, path, written }: ContainerSpot): Members {
  return Object.fromEntries(
    list(given).map(({ containerName, condition }, index) => {
      const name = names.get(String(containerName)) ?? String(containerName);
      if (condition === 'COMPLETE') {
        const where = `${path}.dependsOn[${index}]`;
        written.warn(where, 'Compose waits for a successful end only, ECS for any');
      }
      return [name, { condition: CONDITIONS[String(condition)] ?? 'service_started' }];
    }),
  );
}

function linux(given: Members, path: string, written: Written): Members {
  const source = new Source(given, path);
  const capabilities = members(source.take('capabilities'));
  const init = source.take('initProcessEnabled');
  const shared = number(source.take('sharedMemorySize'));
  const service = {
    ...(init !== undefined && { init }),
    cap_add: texts(capabilities.add),
    cap_drop: texts(capabilities.drop),
    ...(shared !== undefined && { shm_size: `${shared}m` }),
    devices: list(source.take('devices')).map(
      ({ hostPath, containerPath }) => `${String(hostPath)}:${String(containerPath ?? hostPath)}`,
    ),
    tmpfs: list(source.take('tmpfs')).map(
      ({ containerPath, size }) => `${String(containerPath)}:size=${String(size)}m`,
    ),
  };
  source.loseTheRest(written);
  return withoutEmpty(service);
}
