/**
 * What a name in an input stands for. Wherever AWS takes an ARN, a name does here too, and
 * `CLUSTER/NAME` where several clusters may have it; listeners, which have no name, go by
 * `BALANCER:PORT`, and rules by `BALANCER:PORT/PRIORITY`.
 */
import type { World } from '../../engine/world/world';
import type { Cluster } from '../../model/cluster';
import { lastPart } from '../../model/ids';
import type { Listener, LoadBalancer, Rule, TargetGroup } from '../../model/load-balancer';
import type { Service } from '../../model/service';
import type { ServiceDeployment } from '../../model/service-deployment';
import type { Task } from '../../model/task';
import type { TaskDefinition } from '../../model/task-definition';
import { ecsErrors, elbErrors, sandboxErrors } from '../contract/errors';
import { found, refuse } from '../refusal';

const isArn = (reference: string): boolean => reference.startsWith('arn:');

export function findCluster(world: World, reference = 'default'): Cluster | undefined {
  const name = isArn(reference) ? lastPart(reference) : reference;
  const cluster = world.clusters.get(name);
  return cluster && isArn(reference) && cluster.arn !== reference ? undefined : cluster;
}

/** The cluster, which must be ACTIVE. Absent means the one called default, as in AWS. */
export function activeCluster(world: World, reference?: string): Cluster {
  const cluster = found(findCluster(world, reference), ecsErrors.clusterNotFound());
  if (cluster.status !== 'ACTIVE') refuse(ecsErrors.clusterInactive());
  return cluster;
}

/** The cluster an operation on `reference` means: the one it names itself, else `cluster`. */
export function clusterFor(world: World, cluster: string | undefined, reference: string): Cluster {
  return activeCluster(world, cluster ?? clusterIn(reference));
}

/** The cluster that `CLUSTER/NAME` or an ARN names. */
function clusterIn(reference: string): string | undefined {
  const parts = reference.split('/');
  if (isArn(reference)) return parts.length === 3 ? parts[1] : undefined;
  return parts.length === 2 ? parts[0] : undefined;
}

/** A service of a cluster by name, CLUSTER/NAME or ARN; a live one rather than a deleted one. */
export function findService(
  world: World,
  cluster: Cluster,
  reference: string,
): Service | undefined {
  const other = clusterIn(reference);
  if (other !== undefined && other !== cluster.name) return undefined;
  const named = [...world.services.values()].filter(
    (service) => service.clusterArn === cluster.arn && service.name === lastPart(reference),
  );
  return named.find((service) => service.status !== 'INACTIVE') ?? named.at(-1);
}

export function serviceOf(world: World, cluster: Cluster, reference: string): Service {
  return found(findService(world, cluster, reference), ecsErrors.serviceNotFound());
}

/** A service wherever it is, for operations that name no cluster. Deleted ones do not count. */
export function serviceAnywhere(world: World, reference: string): Service {
  const candidates = servicesCalled(world, reference).filter(({ status }) => status !== 'INACTIVE');
  return theOnly(candidates, 'service', reference) ?? refuse(ecsErrors.serviceNotFound());
}

/** The same for what tells of the past: a deleted one too, where no other has its name now. */
export function serviceOnRecord(world: World, reference: string): Service {
  const all = servicesCalled(world, reference);
  const live = all.filter(({ status }) => status !== 'INACTIVE');
  const candidates = live.length > 0 ? live : all;
  return theOnly(candidates, 'service', reference) ?? refuse(ecsErrors.serviceNotFound());
}

const servicesCalled = (world: World, reference: string): Service[] =>
  [...world.services.values()].filter(({ arn, name }) =>
    [arn, qualified(arn), name].includes(reference),
  );

/** `CLUSTER/NAME` of a service's or task's ARN. */
const qualified = (arn: string): string => arn.split('/').slice(1).join('/');

function theOnly<T extends { arn: string }>(
  candidates: T[],
  what: string,
  reference: string,
): T | undefined {
  if (candidates.length > 1) {
    const names = candidates.map((one) => qualified(one.arn));
    refuse(sandboxErrors.ambiguous(what, reference, names));
  }
  return candidates[0];
}

/** A service deployment by its ARN, with its service. */
export function findServiceDeployment(
  world: World,
  arn: string,
): { service: Service; record: ServiceDeployment } | undefined {
  for (const service of world.services.values()) {
    const record = service.serviceDeployments.find((one) => one.arn === arn);
    if (record) return { service, record };
  }
  return undefined;
}

/** A task of a cluster by id, CLUSTER/ID or ARN. */
export function findTask(world: World, cluster: Cluster, reference: string): Task | undefined {
  const other = clusterIn(reference);
  if (other !== undefined && other !== cluster.name) return undefined;
  const id = lastPart(reference);
  return [...world.tasks.values()].find(
    (task) => task.clusterArn === cluster.arn && task.id === id,
  );
}

export function taskAnywhere(world: World, reference: string): Task {
  const id = lastPart(reference);
  const task = [...world.tasks.values()].find(
    (one) => one.id === id && [one.id, qualified(one.arn), one.arn].includes(reference),
  );
  return found(task, ecsErrors.taskNotFound());
}

/** A revision by ARN or `family:revision`, or the latest ACTIVE one of a family. */
export function findTaskDefinition(world: World, reference: string): TaskDefinition | undefined {
  const name = isArn(reference) ? lastPart(reference) : reference;
  const [family, revision] = name.split(':');
  const ofFamily = [...world.taskDefinitions.values()].filter((one) => one.family === family);
  if (revision !== undefined) return ofFamily.find((one) => String(one.revision) === revision);
  return ofFamily
    .filter((one) => one.status === 'ACTIVE')
    .sort((a, b) => a.revision - b.revision)
    .at(-1);
}

/** What a service or task is to be made of: must be there, and ACTIVE. */
export function usableTaskDefinition(world: World, reference: string): TaskDefinition {
  const definition = found(
    findTaskDefinition(world, reference),
    ecsErrors.taskDefinitionNotFound(),
  );
  if (definition.status !== 'ACTIVE') refuse(ecsErrors.taskDefinitionInactive());
  return definition;
}

export function findLoadBalancer(world: World, reference: string): LoadBalancer | undefined {
  const byArn = world.loadBalancers.get(reference);
  return byArn ?? [...world.loadBalancers.values()].find((one) => one.name === reference);
}

export function loadBalancerOf(world: World, reference: string): LoadBalancer {
  return found(findLoadBalancer(world, reference), elbErrors.loadBalancerNotFound());
}

export function findTargetGroup(world: World, reference: string): TargetGroup | undefined {
  const byArn = world.targetGroups.get(reference);
  return byArn ?? [...world.targetGroups.values()].find((one) => one.name === reference);
}

export function targetGroupOf(world: World, reference: string): TargetGroup {
  return found(findTargetGroup(world, reference), elbErrors.targetGroupNotFound());
}

/** `web-alb:80`: how a listener is named where an ARN would belong to one run only. */
export const listenerName = (balancer: LoadBalancer, listener: Listener): string =>
  `${balancer.name}:${listener.port}`;

interface PlacedListener {
  balancer: LoadBalancer;
  listener: Listener;
}

export function findListener(world: World, reference: string): PlacedListener | undefined {
  for (const balancer of world.loadBalancers.values()) {
    const listener = balancer.listeners.find(
      (one) => one.arn === reference || listenerName(balancer, one) === reference,
    );
    if (listener) return { balancer, listener };
  }
  return undefined;
}

export function listenerOf(world: World, reference: string): PlacedListener {
  return found(findListener(world, reference), elbErrors.listenerNotFound());
}

export interface PlacedRule extends PlacedListener {
  rule: Rule;
}

/** `web-alb:80/10`, `web-alb:80/default`: how a rule is named. */
export const ruleName = ({ balancer, listener, rule }: PlacedRule): string =>
  `${listenerName(balancer, listener)}/${rule.priority}`;

/** By ARN, or `BALANCER:PORT/PRIORITY`. */
export function findRule(world: World, reference: string): PlacedRule | undefined {
  for (const balancer of world.loadBalancers.values()) {
    for (const listener of balancer.listeners) {
      const rule = listener.rules.find(
        (one) =>
          one.arn === reference ||
          `${listenerName(balancer, listener)}/${one.priority}` === reference,
      );
      if (rule) return { balancer, listener, rule };
    }
  }
  return undefined;
}

export function ruleOf(world: World, reference: string): PlacedRule {
  return found(findRule(world, reference), elbErrors.ruleNotFound());
}
