import { getAtt, ref } from './expressions';
import type { Input, Writing } from './writing';

interface LoadBalancerEntry {
  targetGroupArn?: string;
  containerPort?: number;
}

interface AwsvpcConfiguration {
  subnets?: string[];
  securityGroups?: string[];
}

type NetworkInput = { awsvpcConfiguration?: AwsvpcConfiguration } | undefined;

export function writeCluster(w: Writing, logicalId: string, input: Input): void {
  w.add(logicalId, 'AWS::ECS::Cluster', input);
  // ECS would make the namespace itself if it were not there yet.
  const { namespace = '' } = (input.serviceConnectDefaults ?? {}) as { namespace?: string };
  const declared = w.draft.find('namespace', namespace);
  if (declared !== undefined) w.draft.dependsOn(logicalId, [declared]);
}

/** What the cluster is made with gives way to all that it has in the end. */
export function writeProviders(w: Writing, logicalId: string, input: Input): void {
  const cluster = w.draft.find('cluster', String(input.cluster));
  const properties = cluster === undefined ? undefined : w.draft.resources.get(cluster)?.Properties;
  delete properties?.CapacityProviders;
  delete properties?.DefaultCapacityProviderStrategy;
  const type = 'AWS::ECS::ClusterCapacityProviderAssociations';
  w.add(logicalId, type, input, {
    // Required, also where there is none.
    properties: input.defaultCapacityProviderStrategy?.toString() === '' ? NO_STRATEGY : {},
  });
}

const NO_STRATEGY = { DefaultCapacityProviderStrategy: [] };

export function writeCapacityProvider(w: Writing, logicalId: string, input: Input): void {
  w.add(logicalId, 'AWS::ECS::CapacityProvider', input);
}

interface Secret {
  valueFrom?: string;
}

interface ContainerInput {
  logConfiguration?: { logDriver?: string; secretOptions?: Secret[] };
  secrets?: Secret[];
  repositoryCredentials?: { credentialsParameter?: string };
  image?: string;
  cpu?: number;
}

export function writeTaskDefinition(w: Writing, logicalId: string, input: Input): void {
  const containers = (input.containerDefinitions ?? []) as ContainerInput[];
  // A share of no CPU is what a container has anyway.
  const containerDefinitions = containers.map(({ cpu, ...rest }) =>
    cpu ? { ...rest, cpu } : rest,
  );
  const resource = w.add(
    logicalId,
    'AWS::ECS::TaskDefinition',
    { ...input, containerDefinitions },
    needsExecutionRole(input, containers)
      ? { properties: { ExecutionRoleArn: w.roles.arnOf('execution') } }
      : {},
  );
  for (const text of secretsOf(containers)) {
    const role = input.executionRoleArn;
    w.roles.letRead(typeof role === 'string' ? role : undefined, text, w.secretArn(text));
  }
  // Revisions are numbered in the order in which they are registered.
  const earlier = w.draft.find('last-revision', String(input.family));
  if (earlier !== undefined) resource.DependsOn = [earlier];
  w.draft.declare('last-revision', [String(input.family)], logicalId);
}

const secretsOf = (containers: readonly ContainerInput[]): string[] =>
  containers.flatMap(({ secrets = [], logConfiguration, repositoryCredentials }) => [
    ...[...secrets, ...(logConfiguration?.secretOptions ?? [])].flatMap(
      ({ valueFrom }) => valueFrom ?? [],
    ),
    ...[repositoryCredentials?.credentialsParameter ?? ''].filter((one) => one.startsWith('arn:')),
  ]);

const needsExecutionRole = (input: Input, containers: readonly ContainerInput[]): boolean =>
  input.executionRoleArn === undefined &&
  containers.some(
    ({ logConfiguration, secrets = [], image = '' }) =>
      logConfiguration?.logDriver === 'awslogs' ||
      secrets.length > 0 ||
      image.includes('.dkr.ecr.'),
  );

/** Subnets and groups as the template has them. */
function networkOf(w: Writing, input: Input): Input {
  const network = input.networkConfiguration as NetworkInput;
  const given = network?.awsvpcConfiguration;
  if (!given) return input;
  const entries = (input.loadBalancers ?? []) as LoadBalancerEntry[];
  const groups = entries.map(({ targetGroupArn = '' }) => targetGroupArn);
  const subnets = given.subnets ?? [];
  const securityGroups = w.network.ofTasks(given.securityGroups ?? [], {
    subnets,
    ports: entries.flatMap(({ containerPort }) => containerPort ?? []),
    balancers: groups.flatMap((one) => w.facts.leadsTo.get(one)?.balancers ?? []),
  });
  const awsvpcConfiguration = { ...given, subnets: w.network.subnets(subnets), securityGroups };
  return { ...input, networkConfiguration: { awsvpcConfiguration } };
}

/** A target group takes no targets before a listener leads to it. */
function waitForListeners(w: Writing, logicalId: string, input: Input): void {
  const entries = (input.loadBalancers ?? []) as LoadBalancerEntry[];
  const listeners = entries.flatMap(
    ({ targetGroupArn = '' }) => w.facts.leadsTo.get(targetGroupArn)?.listeners ?? [],
  );
  w.draft.dependsOn(
    logicalId,
    listeners.flatMap((one) => w.draft.find('listener', one) ?? w.draft.find('rule', one) ?? []),
  );
}

/** Leaves out what goes without saying, and what AWS takes of some kinds of service only. */
export function withoutUsual(input: Input): Record<string, unknown> {
  const { deploymentConfiguration, healthCheckGracePeriodSeconds, ...rest } = input;
  const controller = input.deploymentController as { type?: string } | undefined;
  const configuration = (deploymentConfiguration ?? {}) as Record<string, unknown>;
  const { strategy, bakeTimeInMinutes, deploymentCircuitBreaker, ...percents } = configuration;
  const isEcs = controller?.type === undefined || controller.type === 'ECS';
  const isBaked = bakeTimeInMinutes !== 0 || strategy !== 'ROLLING';
  return {
    ...rest,
    healthCheckGracePeriodSeconds:
      healthCheckGracePeriodSeconds === 0 ? undefined : healthCheckGracePeriodSeconds,
    deploymentConfiguration: {
      ...percents,
      ...(isEcs && { strategy, deploymentCircuitBreaker }),
      ...(isEcs && isBaked && { bakeTimeInMinutes }),
    },
  };
}

export function writeService(w: Writing, logicalId: string, input: Input): void {
  const { namespace } = (input.serviceConnectConfiguration ?? {}) as { namespace?: string };
  w.add(logicalId, 'AWS::ECS::Service', withoutUsual(networkOf(w, input)));
  waitForListeners(w, logicalId, input);
  const providers = w.draft.find('providers', String(input.cluster));
  const mountTargets = [...w.draft.resources]
    .filter(([, { Type }]) => Type === 'AWS::EFS::MountTarget')
    .map(([id]) => id);
  const needs = [providers, w.draft.find('namespace', namespace ?? ''), ...mountTargets];
  w.draft.dependsOn(
    logicalId,
    needs.filter((one) => one !== undefined),
  );
}

/** Which service: by cluster and name, as services are declared. */
export const serviceKey = (cluster: unknown, name: unknown): string =>
  `${String(cluster ?? 'default')}/${String(name)}`;

export function writeTaskSet(w: Writing, logicalId: string, input: Input): void {
  const service = w.draft.find('service', serviceKey(input.cluster, input.service));
  w.add(logicalId, 'AWS::ECS::TaskSet', networkOf(w, input), {
    properties: service === undefined ? {} : { Service: ref(service) },
  });
  waitForListeners(w, logicalId, input);
}

export function writePrimaryTaskSet(w: Writing, logicalId: string, input: Input): void {
  const key = serviceKey(input.cluster, input.service);
  const service = w.draft.find('service', key);
  const taskSet = w.draft.find('task-set', `${key}${String(input.primaryTaskSet)}`);
  w.add(logicalId, 'AWS::ECS::PrimaryTaskSet', input, {
    properties: {
      ...(service !== undefined && { Service: ref(service) }),
      ...(taskSet !== undefined && { TaskSetId: getAtt(taskSet, 'Id') }),
    },
  });
}
