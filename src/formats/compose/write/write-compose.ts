import { stringify } from 'yaml';
import type { SandboxDocument } from '../../../model/sandbox-document';
import type { ExportResult } from '../../export-result';
import { type Definition, list, listenerPorts, type Members, members } from './account-reading';
import { readAccount, type Running, text } from './account-reading';
import { writeContainer } from './container';
import { PublishedPorts } from './published-ports';
import { resourcesOf, writeDeploy } from './deploy';
import { escaped, withoutEmpty, Source, Written } from './written';

/**
 * Task definitions and services of a sandbox as a compose file: what Compose has no word for is a
 * finding. Paths are those of the sandbox: `services.web.loadBalancers`, `taskDefinitions.web:1.cpu`.
 * https://docs.docker.com/reference/compose-file/
 */
export function writeCompose(document: SandboxDocument): ExportResult {
  const written = new Written();
  const { clusters, running, others } = readAccount(document.account);
  const ports = new PublishedPorts(listenerPorts(document.account.operations), running, written);
  const services: Members = {};
  const names = namesFor(running);
  running.forEach((one, index) =>
    writeRunning(one, names[index] ?? [], { services, ports, written }),
  );
  sayOthers(others, written);
  const name = nameOf(clusters[0] ?? document.name);
  const file = withoutEmpty({
    name,
    services: escaped(services),
    volumes: Object.fromEntries(written.volumes),
  });
  if (Object.keys(services).length === 0) {
    written.warn('services', 'there is no task definition to be written');
    file.services = {};
  }
  const text = stringify(file, { lineWidth: 0, nullStr: '' });
  return { files: [{ name: `${name}.compose.yml`, text }], findings: written.findings };
}

const nameOf = (given: string): string =>
  given
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '') || 'sandbox';

/** What each container is called: by its service where it is the one that all is about. */
function namesFor(running: readonly Running[]): string[][] {
  const taken = new Set<string>();
  const free = (wanted: string): string => {
    for (let n = 1; ; n++) {
      const name = n === 1 ? wanted : `${wanted}-${n}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
  return running.map(({ definition, service }) => {
    const own = text(service?.serviceName) ?? definition.family;
    const main = mainOf(definition);
    return definition.containers.map((one, index) => free(index === main ? own : String(one.name)));
  });
}

/** The container that others are beside: the first essential one with a port, or else the first. */
function mainOf({ containers }: Definition): number {
  const isMain = (one: Members) => one.essential !== false && list(one.portMappings).length > 0;
  return Math.max(0, containers.findIndex(isMain));
}

function writeRunning(
  { definition, service, isJob }: Running,
  names: readonly string[],
  into: { services: Members; ports: PublishedPorts; written: Written },
): void {
  const { written, services } = into;
  const { containers, input } = definition;
  const main = mainOf(definition);
  const servicePath = `services.${names[main] ?? ''}`;
  const task = writeTask(definition, written);
  containers.forEach((container, index) => {
    const path = `taskDefinitions.${definition.name}.containerDefinitions[${index}]`;
    const own = writeContainer({
      definition,
      container,
      path,
      published: into.ports.of(container, input, service, servicePath),
      names: new Map(containers.map((one, at) => [String(one.name), names[at] ?? ''])),
      written,
    });
    const { image, ...rest } = own;
    const resources = resourcesOf(definition, container);
    const isMain = index === main;
    const deploy = isMain
      ? writeDeploy(service, resources, { path: servicePath, written })
      : withoutEmpty({ resources });
    services[names[index] ?? ''] = withoutEmpty({
      image,
      ...(isMain ? {} : { network_mode: `service:${names[main]}` }),
      ...task,
      ...rest,
      ...restartOf(container, isJob, containers),
      deploy,
    });
  });
  if (service) sayOfService(service, servicePath, written);
}

/** What is said of the whole task stands at each of its containers. */
function writeTask({ input, name }: Definition, written: Written): Members {
  const source = new Source(input, `taskDefinitions.${name}`);
  for (const member of [
    'family',
    'containerDefinitions',
    'requiresCompatibilities',
    'cpu',
    'memory',
    'volumes',
  ]) {
    source.take(member);
  }
  const platform = members(source.take('runtimePlatform'));
  const mode = source.take('networkMode');
  const shared = (member: string) => (source.take(member) === 'host' ? 'host' : undefined);
  const task = withoutEmpty({
    ...(mode === 'host' || mode === 'none' ? { network_mode: mode } : {}),
    ...(platform.cpuArchitecture === 'ARM64' && { platform: 'linux/arm64' }),
    ...(platform.cpuArchitecture === 'X86_64' && { platform: 'linux/amd64' }),
    pid: shared('pidMode'),
    ipc: shared('ipcMode'),
  });
  for (const role of ['taskRoleArn', 'executionRoleArn']) {
    if (source.take(role) === undefined) continue;
    const why = 'Docker knows no roles: programs use what credentials you give them';
    written.tell(`taskDefinitions.${name}.${role}`, why);
  }
  source.loseTheRest(written);
  return task;
}

/** ECS starts tasks of services again; containers that may end are not. */
function restartOf(container: Members, isJob: boolean, all: readonly Members[]): Members {
  const isAwaited = all.some(({ dependsOn }) =>
    list(dependsOn).some(
      ({ containerName, condition }) =>
        containerName === container.name && (condition === 'SUCCESS' || condition === 'COMPLETE'),
    ),
  );
  return { restart: isJob || isAwaited ? 'no' : 'unless-stopped' };
}

function sayOfService(service: Members, path: string, written: Written): void {
  const network = members(members(service.networkConfiguration).awsvpcConfiguration);
  if (list(network.securityGroups).length > 0 || Array.isArray(network.securityGroups)) {
    const why = 'all services of the file reach each other: networks keep them apart';
    written.tell(`${path}.networkConfiguration`, why);
  }
  const connect = members(service.serviceConnectConfiguration);
  const own = path.replace(/^services\./, '');
  for (const { clientAliases } of list(connect.services)) {
    for (const { dnsName } of list(clientAliases)) {
      if (dnsName === undefined || dnsName === own) continue;
      written.warn(
        `${path}.serviceConnectConfiguration`,
        `others find it as ${own}, not ${String(dnsName)}`,
      );
    }
  }
}

/** Kinds of operations that a compose file has no place for, and what stands for them. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/^ELBv2\./, 'load balancers: Compose publishes the ports that listeners lead to'],
  [/^EFS\./, 'file systems: volumes of Docker’s stand for them'],
  [/^(?:SecretsManager|SSM)\./, 'secrets and parameters: their values come from your environment'],
  [/^EC2\./, 'networks: Compose makes one of its own'],
  [/^(?:ApplicationAutoScaling|AutoScaling)\./, 'scaling: Compose runs as many as it is told'],
  [/^CloudWatch\./, 'alarms: Compose has none'],
  [/^Logs\./, 'log groups: Docker keeps logs, or its awslogs driver sends them'],
  [/^IAM\./, 'roles: Compose has none'],
  [/^CodeDeploy\./, 'CodeDeploy: Compose only rolls'],
  [/^ServiceDiscovery\./, 'namespaces: services find each other by their names'],
  [/^ECR\./, 'repositories: images are pulled from where they are'],
  [/^Sandbox\./, 'what the sandbox is told of images, clients and faults'],
  [/^ECS\./, 'clusters, capacity and settings of ECS: Compose runs on one machine'],
];

function sayOthers(others: readonly { target: string }[], written: Written): void {
  for (const [kind, what] of ELSEWHERE) {
    const count = others.filter(({ target }) => kind.test(target)).length;
    if (count > 0) written.tell('', `left out, ${count} of ${what}`);
  }
}
