import { lastPart } from '../../model/ids';
import type { Service } from '../../model/service';
import type { TaskStatus } from '../../model/task';
import type { CountPoint, RevisionShare } from '../../model/view';
import { askedWeights } from '../observe/asked-weights';
import { routesOf } from '../observe/service-routes';
import { liveTasks, statusCounts } from '../world/task-index';
import type { World } from '../world/world';
import { ruleFor } from './listener-rules';
import type { Client } from './client';
import type { Plane } from './plane';

/**
 * Services as they stand at the end of a second. Running and pending are as ECS counts them:
 * PROVISIONING, PENDING and ACTIVATING are pending.
 */
export function servicePoints(p: Plane, second: number): CountPoint[] {
  const { world } = p.ctx;
  const use = p.roster.useByService();
  const sent = sentByService(p);
  const points: CountPoint[] = [];
  for (const service of world.services.values()) {
    const { running, pending, states } = standingOf(world, service.arn);
    points.push({
      second,
      serviceArn: service.arn,
      running,
      pending,
      desired: service.desiredCount,
      states,
      cpu: use.get(service.arn)?.cpu ?? null,
      memory: use.get(service.arn)?.memory ?? null,
      revisions: sharesOf(p, service, sent.get(service.arn)),
    });
  }
  return points;
}

/** How many of its tasks have which status: statuses in the order in which its tasks came. */
function standingOf(world: World, serviceArn: string) {
  const counts = statusCounts(world, serviceArn);
  const states: CountPoint['states'] = {};
  let left = counts.size;
  for (const { lastStatus } of liveTasks(world, serviceArn)) {
    if (left === 0) break;
    if (states[lastStatus] !== undefined) continue;
    states[lastStatus] = counts.get(lastStatus)!;
    left--;
  }
  const of = (status: TaskStatus) => states[status] ?? 0;
  const pending = of('PROVISIONING') + of('PENDING') + of('ACTIVATING');
  return { running: of('RUNNING'), pending, states };
}

interface Sent {
  taskDefinitionArn: string;
  count: number;
}

/** Production requests sent to tasks in the running second: by service, then by deployment. */
function sentByService(p: Plane): Map<string, Map<string, Sent>> {
  const byService = new Map<string, Map<string, Sent>>();
  let testRoutes: ReadonlySet<string> | undefined;
  for (const client of p.clients) {
    const { counts, cells, used } = client.sent;
    if (used === 0) continue;
    testRoutes ??= testRoutesOf(p);
    if (testRoutes.size > 0 && isTest(p, client, testRoutes)) continue;
    for (let i = 0; i < used; i++) {
      const cell = cells[i]!;
      const count = counts[cell]!;
      const { serviceArn, deploymentId, taskDefinitionArn } = p.metrics.labels[cell]!;
      if (serviceArn === null || deploymentId === null) continue;
      let own = byService.get(serviceArn);
      if (!own) byService.set(serviceArn, (own = new Map()));
      const known = own.get(deploymentId);
      if (known) known.count += count;
      else own.set(deploymentId, { taskDefinitionArn: taskDefinitionArn ?? '', count });
    }
  }
  return byService;
}

/** Rules and listeners that send test traffic to what is being deployed. */
function testRoutesOf({ ctx: { world } }: Plane): ReadonlySet<string> {
  const all = new Set<string>();
  for (const service of world.services.values()) {
    if (service.status === 'INACTIVE') continue;
    for (const arn of routesOf(world, service).testRoutes) all.add(arn);
  }
  return all;
}

/** Whether a client's requests go by a rule, or to a listener, that is for tests. */
function isTest(p: Plane, { name }: Client, testRoutes: ReadonlySet<string>): boolean {
  const { world } = p.ctx;
  const source = world.traffic.get(name);
  const balancer = source && world.loadBalancers.get(source.loadBalancerArn);
  if (!balancer) return false;
  const listener = balancer.listeners.find((one) => one.port === source.listenerPort);
  const rule = ruleFor(balancer, source);
  return testRoutes.has(rule?.arn ?? '') || testRoutes.has(listener?.arn ?? '');
}

/** Revisions with what was sent to them and what is asked for, those that traffic leaves first. */
function sharesOf(
  { ctx: { world } }: Plane,
  service: Service,
  sent: ReadonlyMap<string, Sent> | undefined,
): RevisionShare[] {
  if (service.status === 'INACTIVE') return [];
  const asked = askedWeights(world, service);
  if (asked.length === 0 && sent === undefined) return [];
  const shares = new Map<string, RevisionShare>();
  for (const { deploymentId, taskDefinition, weight } of asked) {
    shares.set(deploymentId, { deploymentId, taskDefinition, sent: 0, weight });
  }
  for (const [deploymentId, { taskDefinitionArn, count }] of sent ?? []) {
    const known = shares.get(deploymentId);
    const taskDefinition = lastPart(taskDefinitionArn);
    if (known) known.sent = count;
    else shares.set(deploymentId, { deploymentId, taskDefinition, sent: count, weight: null });
  }
  return [...shares.values()];
}
