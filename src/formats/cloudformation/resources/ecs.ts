import { lastPart } from '../../../model/ids';
import { isObject } from '../../json-text';
import type { ResourceWriter } from '../resource-writer';
import { plainOf } from '../template-node';

/** AWS::ECS::*: what each becomes. */

export function cluster(writer: ResourceWriter): void {
  const input = writer.rest('ECS.CreateCluster');
  writer.give('ECS.CreateCluster', { clusterName: writer.name, ...input });
}

export function taskDefinition(writer: ResourceWriter): void {
  const input = writer.rest('ECS.RegisterTaskDefinition');
  if (!Array.isArray(input.containerDefinitions) || input.containerDefinitions.length === 0) {
    writer.skip('no container definitions: ECS registers nothing without');
    writer.stack.leave('task-definition', writer.name);
    return;
  }
  writer.give('ECS.RegisterTaskDefinition', { family: writer.name, ...input });
}

export function capacityProvider(writer: ResourceWriter): void {
  if (writer.peek('ManagedInstancesProvider')) {
    writer.stack.leave('capacity-provider', writer.name);
    writer.skip('Managed Instances are not simulated: left out');
    return;
  }
  const input = writer.rest('ECS.CreateCapacityProvider');
  writer.give('ECS.CreateCapacityProvider', { name: writer.name, ...input });
}

export function providerAssociations(writer: ResourceWriter): void {
  const target = 'ECS.PutClusterCapacityProviders';
  const input = writer.rest(target);
  const isMade = (name: unknown) => !writer.stack.isLeft('capacity-provider', String(name));
  const strategy = listOf(input.defaultCapacityProviderStrategy).filter(
    (one) => isObject(one) && isMade(one.capacityProvider),
  );
  writer.give(target, {
    ...input,
    capacityProviders: listOf(input.capacityProviders).filter(isMade),
    defaultCapacityProviderStrategy: strategy,
  });
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export function taskSet(writer: ResourceWriter): void {
  const target = 'ECS.CreateTaskSet';
  const input = writer.rest(target);
  writer.give(target, { ...input, service: lastPart(String(input.service)) });
}

export function primaryTaskSet(writer: ResourceWriter): void {
  const target = 'ECS.UpdateServicePrimaryTaskSet';
  const input = writer.rest(target);
  writer.give(target, { ...input, service: lastPart(String(input.service)) });
}

export function service(writer: ResourceWriter): void {
  const target = 'ECS.CreateService';
  writer.leaveOut(
    ['ForceNewDeployment'],
    'a service that is made new is deployed anyway: left out',
  );
  const input = writer.rest(target);
  const isDaemon = input.schedulingStrategy === 'DAEMON';
  const balancers = balancersOf(writer, input);
  declareHooks(writer, input);
  writer.give(target, {
    serviceName: writer.name,
    // One copy is what CloudFormation asks for where nothing is said.
    ...(!isDaemon && { desiredCount: 1 }),
    ...input,
    loadBalancers:
      balancers.length > 0
        ? balancers.map((one) => withOwnPort(writer, one, input.taskDefinition))
        : undefined,
  });
}

/**
 * ECS refuses a port that the container does not have. Where it has one only, that is what is
 * meant.
 */
function withOwnPort(writer: ResourceWriter, entry: unknown, revision: unknown): unknown {
  if (!isObject(entry)) return entry;
  const [family, number] = lastPart(String(revision)).split(':');
  const revisions = writer
    .madeBy('ECS.RegisterTaskDefinition')
    .filter((one) => one.family === family);
  const definition = number === undefined ? revisions.at(-1) : revisions[Number(number) - 1];
  const container = listOf(definition?.containerDefinitions)
    .filter(isObject)
    .find(({ name }) => name === entry.containerName);
  const ports = listOf(container?.portMappings)
    .filter(isObject)
    .map(({ containerPort }) => containerPort);
  const [only] = ports;
  // A range counts too, though it is no single port.
  if (ports.length !== 1 || only === undefined || only === entry.containerPort) return entry;
  writer.warn(
    'LoadBalancers',
    `ECS will refuse this: the container ${String(entry.containerName)} has no port ` +
      `${String(entry.containerPort)}; its only one, ${String(only)}, is taken here`,
  );
  return { ...entry, containerPort: only };
}

/** Entries whose target group is there: those of a load balancer that is not simulated are not. */
function balancersOf(writer: ResourceWriter, input: Record<string, unknown>): unknown[] {
  return listOf(input.loadBalancers).filter((entry, index) => {
    if (!isObject(entry)) return false;
    const path = `${writer.resource.pathOf('LoadBalancers')}[${index}]`;
    const line = writer.resource.property('LoadBalancers')?.line ?? writer.resource.node.line;
    const { findings } = writer.stack;
    if (entry.loadBalancerName !== undefined) {
      findings.leaveOut(path, line, 'Classic Load Balancers are not simulated: left out', entry);
      return false;
    }
    const group = String(entry.targetGroupArn);
    if (writer.stack.isLeft('target-group', group)) {
      const message = `the target group ${group} is not simulated: the service goes without`;
      findings.leaveOut(path, line, message, entry);
      return false;
    }
    remindOfListener(writer, group, { path, line });
    return true;
  });
}

/**
 * ECS refuses a target group that no listener has yet; here listeners are made first, while
 * CloudFormation does so only when it is told to.
 */
function remindOfListener(
  writer: ResourceWriter,
  group: string,
  { path, line }: { path: string; line: number },
): void {
  const { stack, resource } = writer;
  const joins = ['Listener', 'ListenerRule']
    .flatMap((kind) => stack.ofType(`AWS::ElasticLoadBalancingV2::${kind}`))
    .filter((one) => stack.doorText(JSON.stringify(plainOf(one.all()))).includes(`"${group}"`));
  const [first] = joins;
  if (!first || joins.some(({ id }) => stack.dependsOn(resource, id))) return;
  const message =
    `made after ${first.id}, as ECS wants it; add DependsOn: ${first.id}, or CloudFormation may ` +
    'make the service first and be refused';
  stack.findings.info(path, line, message);
}

/** Functions of the template that are hooks of the service answer; which, is up to the sandbox. */
function declareHooks(writer: ResourceWriter, input: Record<string, unknown>): void {
  const configuration = input.deploymentConfiguration;
  const hooks = isObject(configuration) ? listOf(configuration.lifecycleHooks) : [];
  const named = hooks.flatMap((hook) =>
    isObject(hook) && typeof hook.hookTargetArn === 'string' ? [hook.hookTargetArn] : [],
  );
  const functions = writer.stack
    .ofType('AWS::Lambda::Function')
    .map((one) => writer.stack.nameOf(one));
  for (const arn of new Set(named)) {
    const name = arn.slice(arn.lastIndexOf(':') + 1);
    if (!functions.includes(name)) continue;
    const says = 'Its code does not run here: it answers SUCCEEDED until it is told otherwise.';
    writer.give(
      'Sandbox.PutHook',
      { function: name, answers: ['SUCCEEDED'] },
      'DeploymentConfiguration',
      says,
    );
  }
}
